//! No change without its audit entry (invariant 2, AUD-1): where the log can't be written, nothing at all happens.

use chrono::TimeDelta;
use serde_json::json;
use steward_contract::{
    AuditAction, Declaration, DeleteUser, OPERATIONS, ReactivateUser, SetTemporaryPassword, SuspendUser,
};
use uuid::Uuid;

use super::example::{Example, example, exports_are_over, reactivation, suspension};
use crate::{
    auth::account,
    erasure, jobs,
    testing::{
        Answer, Client, TestPlatform,
        bodies::{self, suspension_for},
        on_both_databases,
    },
};

on_both_databases!(
    no_operation_has_an_effect_without_its_entry,
    nor_has_what_the_platform_does_by_itself,
    nor_have_the_refusals_that_are_recorded,
    nor_has_a_new_admin,
    nor_are_many_users_shown,
    nor_does_a_request_begin_or_lapse,
    nor_is_anybody_erased,
);

/// Entries that no operation declares: each has a test of its own below, or with the pages of links. The end of an export
/// records a stream that is already sent, so there is nothing to leave undone.
const UNDECLARED: &[AuditAction] = &[
    AuditAction::AdminCodeFailed,
    AuditAction::AdminLocked,
    AuditAction::AdminTokenReused,
    AuditAction::AdminCreated,
    AuditAction::UsersExportFinished,
    AuditAction::UserMonitoringEnded,
    AuditAction::UserTemporaryPasswordEnded,
    AuditAction::UsersPaged,
    AuditAction::ApprovalLapsed,
    AuditAction::UserErasureHeld,
    AuditAction::UserErasureChecked,
    AuditAction::UserErasureArchived,
    AuditAction::UserErasureAnonymized,
    AuditAction::UserErasureRemoved,
    AuditAction::UserErasureCompleted,
    AuditAction::UserArchiveExpired,
    AuditAction::UserEmailChanged,
    AuditAction::UserEmailVerified,
    AuditAction::UserPhoneVerified,
    AuditAction::UserPasswordChanged,
];

#[test]
fn every_entry_is_looked_after() {
    let declared = |action: &AuditAction| OPERATIONS.iter().any(|operation| operation.audit == Some(*action));
    for action in AuditAction::ALL {
        assert_ne!(declared(action), UNDECLARED.contains(action), "{action}");
    }
}

/// From here on every entry fails in the database itself.
async fn break_log(platform: &TestPlatform) {
    let sql = if platform.is_postgres() {
        "CREATE TRIGGER audit_fails BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
    } else {
        "CREATE TRIGGER audit_fails BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'no entry'); END"
    };
    platform.execute(sql).await;
}

async fn mend_log(platform: &TestPlatform) {
    let table = if platform.is_postgres() { " ON audit_entries" } else { "" };
    platform.execute(&format!("DROP TRIGGER audit_fails{table}")).await;
}

async fn entries(platform: &TestPlatform, action: AuditAction) -> i64 {
    platform.count(&format!("SELECT count(*) FROM audit_entries WHERE action = '{action}'")).await
}

/// Does it while the log can't be written, and asserts that nothing came of it.
async fn without_log<T>(platform: &TestPlatform, what: &str, deed: impl AsyncFnOnce() -> T) -> T {
    exports_are_over(platform).await;
    let mut before = platform.contents().await;
    break_log(platform).await;
    let result = deed().await;
    mend_log(platform).await;
    let mut after = platform.contents().await;
    // A wrong password counts even where it can't be recorded: the limit must not end with the log.
    before.remove("attempts");
    after.remove("attempts");
    for (table, rows) in before {
        assert_eq!(rows, after[&table], "{what} changed {table}");
    }
    result
}

#[track_caller]
fn failed(answer: Answer, what: &str) {
    assert!(answer.status.is_server_error(), "{what}: {}", answer.status);
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{what}");
    answer.refused("internal");
}

/// A request that makes the operation write the entry that it declares.
async fn recorded(platform: &TestPlatform, operation: &Declaration) -> Example {
    let mut request = example(platform, operation, "owner").await;
    if operation.audit == Some(AuditAction::AdminSignInFailed) {
        request.body["password"] = json!("wrong");
    }
    request
}

/// Afterwards the same request, with the same code, confirmation and key, gets through: nothing was used up either.
async fn no_operation_has_an_effect_without_its_entry(platform: TestPlatform) {
    for operation in OPERATIONS {
        let Some(action) = operation.audit else { continue };
        let request = recorded(&platform, operation).await;
        failed(without_log(&platform, operation.id, async || request.send().await).await, operation.id);
        let before = entries(&platform, action).await;
        let answer = request.send().await;
        let expected = if action == AuditAction::AdminSignInFailed { 401 } else { 200 };
        assert_eq!(answer.status, expected, "{}: {}", operation.id, answer.json());
        assert_eq!(entries(&platform, action).await, before + 1, "{}", operation.id);
    }
}

async fn nor_has_what_the_platform_does_by_itself(platform: TestPlatform) {
    let (temporary, watched) = (platform.user(1).await, platform.user(2).await);
    let mut admin = platform.admin("agent").await;
    let mut body = suspension();
    admin.act::<SuspendUser>(watched, &body).await.ok();
    admin.act::<ReactivateUser>(watched, &reactivation()).await.ok();
    body["until"] = json!(crate::clock::Clock::now(&*platform.clock) + TimeDelta::hours(1));
    admin.act::<SuspendUser>(temporary, &body).await.ok();

    let reason = json!({"reason": "Ticket 4411"});
    platform.admin("senior").await.act::<SetTemporaryPassword>(platform.user(3).await, &reason).await.ok();

    for (hours, action) in [
        (12, AuditAction::UserReactivated),
        (24, AuditAction::UserTemporaryPasswordEnded),
        (30 * 24, AuditAction::UserMonitoringEnded),
    ] {
        platform.advance(TimeDelta::hours(hours));
        let before = entries(&platform, action).await;
        without_log(&platform, action.as_str(), async || jobs::sweep(&platform.platform).await).await.unwrap_err();
        jobs::sweep(&platform.platform).await.unwrap();
        assert_eq!(entries(&platform, action).await, before + 1, "{action}");
    }
}

async fn nor_have_the_refusals_that_are_recorded(platform: TestPlatform) {
    let refresh = operation("auth.refresh");
    let request = example(&platform, refresh, "agent").await;
    request.send().await.ok();
    failed(without_log(&platform, "a token used again", async || request.send().await).await, "a token used again");
    request.send().await.refused("session_ended");
    assert_eq!(entries(&platform, AuditAction::AdminTokenReused).await, 1);

    let admin = platform.admin("agent").await;
    let guess = |client: &Client| {
        let client = client.clone();
        async move { client.post("/v1/auth/unlock", json!({"code": "000000"})).await }
    };
    for left in (0..5).rev() {
        failed(without_log(&platform, "a wrong code", async || guess(&admin).await).await, "a wrong code");
        assert_eq!(guess(&admin).await.refused("wrong_code")["attempts_left"], left);
    }
    assert_eq!(entries(&platform, AuditAction::AdminLocked).await, 1);
}

async fn nor_has_a_new_admin(platform: TestPlatform) {
    let create = async || {
        account::create(&platform.platform, "ada@example.com", "Ada", "agent", "a passphrase of some length".into())
            .await
    };
    without_log(&platform, "a new admin", create).await.unwrap_err();
    create().await.unwrap();
}

/// The page that makes a thousand is not sent, and is sent when it can be written down.
async fn nor_are_many_users_shown(platform: TestPlatform) {
    platform.seed(1_000).await;
    platform.execute("UPDATE users SET phone = '+12025550100'").await;
    let admin = platform.admin("agent").await;
    let page = async |number: u32| admin.get(&format!("/v1/users?sort=name&limit=200&offset={}", number * 200)).await;
    for number in 0..4 {
        page(number).await.ok();
    }
    failed(without_log(&platform, "the thousandth user", async || page(4).await).await, "the thousandth user");
    assert_eq!(entries(&platform, AuditAction::UsersPaged).await, 0);
    page(4).await.ok();
    assert_eq!(entries(&platform, AuditAction::UsersPaged).await, 1);
}

async fn nor_does_a_request_begin_or_lapse(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<SuspendUser>(user_id, &suspension_for("FRAUD")).await.ok();
    let client = admin.confirmed::<ReactivateUser>(user_id, &reactivation()).await.with("idempotency-key", Uuid::nil());
    let ask = async || client.call_on::<ReactivateUser>(user_id, &reactivation()).await;
    failed(without_log(&platform, "a request", ask).await, "a request");
    ask().await.ok();
    assert_eq!(entries(&platform, AuditAction::ApprovalRequested).await, 1);

    platform.advance(TimeDelta::days(1));
    without_log(&platform, "its end", async || jobs::sweep(&platform.platform).await).await.unwrap_err();
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(entries(&platform, AuditAction::ApprovalLapsed).await, 1);
}

/// Each of the steps, what holds the first one up, and the end of what was kept.
async fn nor_is_anybody_erased(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.admin("owner").await.act::<DeleteUser>(user_id, &bodies::deletion()).await.ok();
    platform.advance(TimeDelta::days(90));
    let sweep = async || jobs::sweep(&platform.platform).await;
    without_log(&platform, "a hold", sweep).await.unwrap_err();
    sweep().await.unwrap();
    assert_eq!(entries(&platform, AuditAction::UserErasureHeld).await, 1);

    platform.execute("UPDATE payouts SET status = 3").await;
    for action in [
        AuditAction::UserErasureChecked,
        AuditAction::UserErasureArchived,
        AuditAction::UserErasureAnonymized,
        AuditAction::UserErasureRemoved,
        AuditAction::UserErasureCompleted,
    ] {
        let step = async || erasure::step(&platform.platform, 1).await;
        without_log(&platform, action.as_str(), step).await.unwrap_err();
        assert_eq!(entries(&platform, action).await, 0, "{action}");
        step().await.unwrap();
        assert_eq!(entries(&platform, action).await, 1, "{action}");
    }

    platform.advance(TimeDelta::days(7 * 366));
    without_log(&platform, "the end of an archive", sweep).await.unwrap_err();
    sweep().await.unwrap();
    assert_eq!(entries(&platform, AuditAction::UserArchiveExpired).await, 1);
}

fn operation(id: &str) -> &'static Declaration {
    OPERATIONS.iter().find(|operation| operation.id == id).unwrap()
}
