//! Deleting and restoring (DEL-1, DEL-2), as a client sees it and as the database has it after.

use axum::http::Method;
use chrono::{Months, TimeDelta};
use serde_json::{Value, json};
use steward_contract::{DateTime, DeleteUser, LockUserDown, Permission, ReactivateUser, RestoreUser, SuspendUser, Utc};
use uuid::Uuid;

use super::{becomes, effect, entries, status};
use crate::{
    clock::Clock,
    jobs,
    presets::Role,
    store::roles,
    testing::{
        Client, TestPlatform,
        bodies::{self, deletion, suspension},
        on_both_databases,
    },
};

on_both_databases!(
    deleting_has_all_its_effects,
    what_is_kept_is_told_with_its_time,
    what_the_platform_does_not_have_is_not_kept,
    what_is_kept_must_have_been_read,
    a_deleted_user_is_shown_and_signed_out,
    restoring_brings_back_what_was,
    a_suspension_outlives_a_deletion,
    a_suspension_that_ended_meanwhile_does_not_come_back,
    nobody_is_restored_after_ninety_days,
    who_was_deleted_by_a_version_before_can_be_restored,
    deleted_or_restored_twice_is_once,
    two_admins_at_once_delete_once,
    the_permission_to_delete_is_its_own,
);

const DAYS: TimeDelta = TimeDelta::days(90);

fn reason() -> Value {
    json!({"reason": "Ticket 4411: by mistake"})
}

/// What the page of a user says of them.
async fn account(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()["account"].clone()
}

fn instant(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

async fn deleting_has_all_its_effects(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    let grant = admin.confirm::<DeleteUser>(&user_id.to_string(), &deletion()).await;
    let before = platform.contents().await;
    let plan = admin.plan_on::<DeleteUser>(user_id, deletion()).await.ok();
    assert_eq!(platform.contents().await, before, "a plan changes nothing");
    let client = admin.with("step-up", grant).with("idempotency-key", Uuid::from_u128(9));
    let done = client.send(Method::DELETE, &format!("/v1/users/{user_id}"), deletion().to_string().into()).await.ok();
    assert_eq!(plan["effects"], done["effects"]);
    let kinds: Vec<_> = done["effects"].as_array().unwrap().iter().map(|effect| effect["kind"].clone()).collect();
    let retained = ["retained"; 4];
    let expected = ["changes", "scheduled", "sessions_end", "tokens_revoked", "payouts_held", "orders_stop"];
    let expected = expected.into_iter().chain(["messages_stop", "credits_kept"]).chain(retained).chain(["mailed"]);
    assert_eq!(kinds, expected.collect::<Vec<_>>());
    assert_eq!((becomes(&done), &done["undo"]), (&json!("deleted"), &Value::Null));
    let due = platform.clock.now() + DAYS;
    assert_eq!(effect(&done, "scheduled")["operation"], "users.hard_delete");
    assert_eq!(instant(&effect(&done, "scheduled")["at"]), due);
    assert_eq!(effect(&done, "mailed")["template"], "deletion");

    assert_eq!(status(&platform).await, 5);
    for (what, query) in [
        ("sessions", "SELECT count(*) FROM user_sessions WHERE ended_at IS NULL"),
        ("tokens", "SELECT count(*) FROM api_tokens WHERE revoked_at IS NULL"),
        ("payouts", "SELECT count(*) FROM payouts WHERE status <> 2"),
    ] {
        assert_eq!(platform.count(query).await, 0, "{what}");
    }
    let mails = "SELECT count(*) FROM outbox WHERE template = 'deletion' AND recipient = 'user1@example.org'";
    assert_eq!((platform.count(mails).await, entries(&platform, "USER_DELETED").await), (1, 1));
    // Softly: all that is known of the user stays.
    assert_eq!(platform.count("SELECT count(*) FROM users WHERE name = 'Lucía Example'").await, 1);
}

/// The table of the guide: orders and money 7 years, the log 10, personal data as long as the user can be restored.
async fn what_is_kept_is_told_with_its_time(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    let plan = admin.plan_on::<DeleteUser>(user_id, deletion()).await.ok();
    let kept = plan["effects"].as_array().unwrap().iter().filter(|effect| effect["kind"] == "retained");
    let kept: Vec<_> = kept.map(|effect| (effect["what"].clone(), instant(&effect["until"]))).collect();
    let (now, years) = (platform.clock.now(), |years: u32| Months::new(years * 12));
    let expected = [
        (json!("orders"), now + years(7)),
        (json!("financial_transactions"), now + years(7)),
        (json!("audit_log"), now + years(10)),
        (json!("personal_data"), now + DAYS),
    ];
    assert_eq!(kept, expected);
}

async fn what_the_platform_does_not_have_is_not_kept(platform: TestPlatform) {
    let platform = platform.with_modules(&[]);
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    let plan = admin.plan_on::<DeleteUser>(user_id, deletion()).await.ok();
    let kept = plan["effects"].as_array().unwrap().iter().filter(|effect| effect["kind"] == "retained");
    assert_eq!(kept.map(|effect| &effect["what"]).collect::<Vec<_>>(), ["audit_log", "personal_data"]);
}

async fn what_is_kept_must_have_been_read(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    let body = json!({"reason": "Asked for it.", "retention_acknowledged": false});
    let plan = admin.plan_on::<DeleteUser>(user_id, body.clone()).await.ok();
    assert_eq!((&plan["faults"][0]["field"], becomes(&plan)), (&json!("retention_acknowledged"), &json!("deleted")));
    let problem = admin.act::<DeleteUser>(user_id, &body).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "retention_acknowledged");
    assert_eq!(status(&platform).await, 1);
}

/// USR-14: the page stays readable and says until when.
async fn a_deleted_user_is_shown_and_signed_out(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    admin.act::<DeleteUser>(user_id, &deletion()).await.ok();
    let account = account(&admin, user_id).await;
    assert_eq!(instant(&account["deleted_at"]), platform.clock.now());
    assert_eq!(instant(&account["restorable_until"]), platform.clock.now() + DAYS);
    assert_eq!(account["active"], false);
    let plan = admin.plan_on::<LockUserDown>(user_id, bodies::of_action("users.lockdown")).await.ok();
    assert_eq!(plan["refusal"]["code"], "wrong_status");
    let listed = admin.get("/v1/users?status=deleted").await.ok();
    assert_eq!(listed["total"]["count"], 1);
}

async fn restoring_brings_back_what_was(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    for (number, before) in [(1, "active"), (2, "inactive"), (4, "pending_verification")] {
        platform.execute(&format!("UPDATE users SET status = {number} WHERE id = 1")).await;
        admin.act::<DeleteUser>(user_id, &deletion()).await.ok();
        platform.advance(TimeDelta::days(89));
        admin.token = Some(platform.session(admin.admin_id).await);
        let plan = admin.plan_on::<RestoreUser>(user_id, reason()).await.ok();
        let done = admin.act::<RestoreUser>(user_id, &reason()).await.ok();
        assert_eq!((&plan["effects"], becomes(&done)), (&done["effects"], &json!(before)));
        assert_eq!(effect(&done, "login_allowed").is_object(), before == "active");
        assert_eq!(effect(&done, "called_off")["operation"], "users.hard_delete");
        assert_eq!(effect(&done, "payouts_released")["payouts"][0]["sum"]["amount"], "412.00");
        assert_eq!(effect(&done, "mailed")["template"], "restoration");
        assert_eq!(status(&platform).await, number);
        let account = account(&admin, user_id).await;
        assert_eq!((&account["deleted_at"], &account["restorable_until"]), (&Value::Null, &Value::Null));
        assert_eq!(account["active"], before == "active");
    }
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 1").await, 2);
    assert_eq!(entries(&platform, "USER_RESTORED").await, 3);
}

/// What keeps a user out for fraud is lifted by two people, not by deleting and restoring.
async fn a_suspension_outlives_a_deletion(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    let mut body = suspension();
    body["reason"] = json!("FRAUD");
    admin.act::<SuspendUser>(user_id, &body).await.ok();
    admin.act::<DeleteUser>(user_id, &deletion()).await.ok();
    let done = admin.act::<RestoreUser>(user_id, &reason()).await.ok();
    assert_eq!((becomes(&done), effect(&done, "payouts_released")), (&json!("suspended"), &Value::Null));
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 2").await, 2);
    assert_eq!(platform.count("SELECT count(*) FROM suspensions WHERE ended_at IS NULL").await, 1);
    let asked = admin.act::<ReactivateUser>(user_id, &bodies::reactivation()).await.ok();
    assert!(effect(&asked, "approval_requested").is_object());
}

async fn a_suspension_that_ended_meanwhile_does_not_come_back(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    let mut body = suspension();
    body["until"] = json!(platform.clock.now() + TimeDelta::days(1));
    admin.act::<SuspendUser>(user_id, &body).await.ok();
    admin.act::<DeleteUser>(user_id, &deletion()).await.ok();
    platform.advance(TimeDelta::days(2));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(status(&platform).await, 5);
    admin.token = Some(platform.session(admin.admin_id).await);
    let done = admin.act::<RestoreUser>(user_id, &reason()).await.ok();
    assert_eq!((becomes(&done), effect(&done, "payouts_released").is_object()), (&json!("active"), true));
}

async fn nobody_is_restored_after_ninety_days(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    admin.act::<DeleteUser>(user_id, &deletion()).await.ok();
    platform.advance(DAYS);
    admin.token = Some(platform.session(admin.admin_id).await);
    let plan = admin.plan_on::<RestoreUser>(user_id, reason()).await.ok();
    assert_eq!((&plan["refusal"]["code"], &plan["effects"]), (&json!("wrong_status"), &json!([])));
    admin.act::<RestoreUser>(user_id, &reason()).await.refused("wrong_status");
    assert_eq!(status(&platform).await, 5);
}

/// Nothing is known of what they were.
async fn who_was_deleted_by_a_version_before_can_be_restored(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    for (traits, becomes_after) in [("traits", "active"), ("traits & ~6", "pending_verification")] {
        let due = platform.clock.now_ms() + 86_400_000;
        platform.execute(&format!("UPDATE users SET status = 5, traits = {traits} WHERE id = 1")).await;
        platform
            .execute(&format!("UPDATE user_profiles SET deleted_at = 1, hard_delete_at = {due} WHERE id = 1"))
            .await;
        let done = admin.act::<RestoreUser>(user_id, &reason()).await.ok();
        assert_eq!(becomes(&done), becomes_after);
    }
}

async fn deleted_or_restored_twice_is_once(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    admin.act::<RestoreUser>(user_id, &reason()).await.refused("wrong_status");
    admin.act::<DeleteUser>(user_id, &deletion()).await.ok();
    let first = account(&admin, user_id).await;
    platform.advance(TimeDelta::minutes(1));
    admin.act::<DeleteUser>(user_id, &deletion()).await.refused("wrong_status");
    assert_eq!(account(&admin, user_id).await, first, "the days are counted from the first");
    admin.act::<RestoreUser>(user_id, &reason()).await.ok();
    admin.act::<RestoreUser>(user_id, &reason()).await.refused("wrong_status");
    assert_eq!((entries(&platform, "USER_DELETED").await, entries(&platform, "USER_RESTORED").await), (1, 1));
    assert_eq!(platform.count("SELECT count(*) FROM outbox").await, 2);
}

async fn two_admins_at_once_delete_once(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut clients = Vec::new();
    for number in [1, 2] {
        let mut admin = platform.admin("senior").await;
        let grant = admin.confirm::<DeleteUser>(&user_id.to_string(), &deletion()).await;
        clients.push(admin.with("step-up", grant).with("idempotency-key", Uuid::from_u128(number)));
    }
    let path = format!("/v1/users/{user_id}");
    let delete = |client: Client| {
        let path = path.clone();
        async move { client.send(Method::DELETE, &path, deletion().to_string().into()).await.status }
    };
    let [one, other] = [clients.remove(0), clients.remove(0)].map(delete);
    let (one, other) = tokio::join!(one, other);
    let mut answers = [one.as_u16(), other.as_u16()];
    answers.sort_unstable();
    assert_eq!(answers, [200, 409]);
    assert_eq!(platform.count("SELECT count(*) FROM outbox WHERE template = 'deletion'").await, 1);
}

/// RBA-1: whoever may do everything else may not delete, nor take a deletion back.
async fn the_permission_to_delete_is_its_own(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let permissions = Permission::ALL.iter().copied().filter(|one| *one != Permission::UserDelete);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let admin = platform.admin("almost").await;
    for (operation, body) in [("users.delete", deletion()), ("users.restore", reason())] {
        let problem = admin.plan(operation, json!({"user_id": user_id}), body).await.refused("permission_denied");
        assert_eq!(problem["permission"], "user.delete");
    }
}
