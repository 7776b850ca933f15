//! Suspending and reactivating, as a client sees it and as the database has it after.

use chrono::TimeDelta;
use serde_json::{Value, json};
use steward_contract::{Operation, ReactivateUser, SuspendUser};
use uuid::Uuid;

use crate::{
    clock::Clock,
    jobs,
    testing::{Client, PASSWORD, TestPlatform, on_both_databases},
};

on_both_databases!(
    suspending_has_all_its_effects,
    the_effects_are_told_before,
    the_status_after_a_reactivation_is_told_before,
    a_repeated_key_gives_the_stored_answer,
    a_key_is_for_one_request,
    who_is_suspended_already_or_unknown_is_refused,
    two_admins_at_once_give_one_outcome,
    confirmations_fit_one_thing_only,
    a_confirmation_is_used_once_and_for_two_minutes,
    without_an_audit_entry_nothing_happens,
    the_log_refuses_changes,
    temporary_suspensions_end_by_themselves,
    reactivating_sets_its_conditions,
    fraud_is_lifted_by_two_people,
    rank_protects_admins,
    an_admin_who_is_suspended_as_a_user_loses_the_console,
    hostile_bodies_change_nothing,
    sample_users_can_be_suspended,
);

fn suspension() -> Value {
    json!({
        "reason": "TOS_VIOLATION", "justification": "Ticket 4411: spam", "message": "Please call us.", "until": null,
        "notice": {"email": true, "include_reason": true, "include_appeal": true},
    })
}

fn reactivation() -> Value {
    let conditions = json!({"require_password_change": true, "require_kyc": true, "monitor_days": 30});
    json!({"reason": "Ticket 4411: settled", "conditions": conditions})
}

async fn status(platform: &TestPlatform) -> i64 {
    platform.count("SELECT CAST(status AS BIGINT) FROM users WHERE id = 1").await
}

async fn entries(platform: &TestPlatform, action: &str) -> i64 {
    platform.count(&format!("SELECT count(*) FROM audit_entries WHERE action = '{action}'")).await
}

fn path<O: Operation>(user_id: Uuid) -> String {
    O::DECLARATION.path.replace("{user_id}", &user_id.to_string())
}

async fn suspending_has_all_its_effects(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    let outcome = admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    assert_eq!(outcome["status"], "suspended");
    assert_eq!((&outcome["sessions_ended"], &outcome["tokens_revoked"]), (&json!(2), &json!(1)));
    assert_eq!(outcome["payouts_held"], json!([{"amount": "412.00", "currency": "USD"}]));
    assert_eq!(outcome["user_mailed"], true);
    assert_eq!(status(&platform).await, 3);
    assert_eq!(platform.count("SELECT count(*) FROM user_sessions WHERE ended_at IS NULL").await, 0);
    assert_eq!(platform.count("SELECT count(*) FROM api_tokens WHERE revoked_at IS NULL").await, 0);
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 2").await, 2);
    assert_eq!(platform.count("SELECT count(*) FROM suspensions WHERE ended_at IS NULL").await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM outbox WHERE template = 'suspension'").await, 1);
    assert_eq!(platform.count("SELECT CAST(credit_balance AS BIGINT) FROM users WHERE id = 1").await, 123_400);
    let number = "SELECT number FROM audit_entries WHERE action = 'USER_SUSPENDED' AND user_id IS NOT NULL";
    assert_eq!(json!(platform.count(number).await), outcome["audit"]["number"]);
}

async fn the_effects_are_told_before(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    let effects = admin.get(&format!("/v1/users/{user_id}/suspend/effects")).await.ok();
    assert_eq!((&effects["sessions"], &effects["api_tokens"]), (&json!(2), &json!(1)));
    assert_eq!(effects["pending_payouts"], json!([{"count": 2, "sum": {"amount": "412.00", "currency": "USD"}}]));
    assert_eq!((&effects["credit_balance"], &effects["refusal"]), (&json!("1234.00"), &json!(null)));
    let lifting = admin.get(&format!("/v1/users/{user_id}/reactivate/effects")).await.ok();
    assert_eq!(lifting["refusal"]["code"], "wrong_status");
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let effects = admin.get(&format!("/v1/users/{user_id}/suspend/effects")).await.ok();
    assert_eq!(effects["refusal"]["code"], "wrong_status");
    let lifting = admin.get(&format!("/v1/users/{user_id}/reactivate/effects")).await.ok();
    assert_eq!((&lifting["refusal"], &lifting["history"][0]["reason"]), (&json!(null), &json!("TOS_VIOLATION")));
    admin.get(&format!("/v1/users/{}/suspend/effects", Uuid::nil())).await.refused("not_found");
}

async fn the_status_after_a_reactivation_is_told_before(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    for (traits, plain) in [("traits", "active"), ("traits & ~6", "pending_verification")] {
        platform.execute(&format!("UPDATE users SET traits = {traits} WHERE id = 1")).await;
        for require_kyc in [false, true] {
            admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
            let effects = admin.get(&format!("/v1/users/{user_id}/reactivate/effects")).await.ok();
            assert_eq!(
                (&effects["becomes"], &effects["becomes_with_kyc"]),
                (&json!(plain), &json!("pending_verification"))
            );
            let conditions =
                json!({"require_password_change": false, "require_kyc": require_kyc, "monitor_days": null});
            let outcome =
                admin.act::<ReactivateUser>(user_id, &json!({"reason": "x", "conditions": conditions})).await.ok();
            assert_eq!(outcome["status"], effects[if require_kyc { "becomes_with_kyc" } else { "becomes" }]);
        }
    }
}

async fn a_repeated_key_gives_the_stored_answer(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    let key = Uuid::from_u128(7);
    assert_eq!(admin.get(&format!("/v1/actions/{key}")).await.ok()["state"], "unknown");
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let client = admin.with("step-up", grant).with("idempotency-key", key);
    let first = client.post(&path::<SuspendUser>(user_id), suspension()).await.ok();
    let again = client.post(&path::<SuspendUser>(user_id), suspension()).await.ok();
    assert_eq!(first, again);
    assert_eq!(entries(&platform, "USER_SUSPENDED").await, 1);
    let fate = admin.get(&format!("/v1/actions/{key}")).await.ok();
    assert_eq!((&fate["state"], &fate["outcome"]), (&json!("done"), &first));
    let other = platform.admin("agent").await;
    assert_eq!(other.get(&format!("/v1/actions/{key}")).await.ok()["state"], "unknown");
}

async fn a_key_is_for_one_request(platform: TestPlatform) {
    let (user_id, other_id) = (platform.user(1).await, platform.user(2).await);
    let mut admin = platform.admin("agent").await;
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let client = admin.with("step-up", grant).with("idempotency-key", Uuid::from_u128(7));
    client.post(&path::<SuspendUser>(user_id), suspension()).await.ok();
    client.post(&path::<SuspendUser>(other_id), suspension()).await.refused("idempotency_key_reused");
    let mut body = suspension();
    body["message"] = json!("other");
    client.post(&path::<SuspendUser>(user_id), body).await.refused("idempotency_key_reused");
}

async fn who_is_suspended_already_or_unknown_is_refused(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    admin.act::<ReactivateUser>(user_id, &reactivation()).await.refused("wrong_status");
    admin.act::<SuspendUser>(Uuid::nil(), &suspension()).await.refused("not_found");
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let key = Uuid::from_u128(9);
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let client = admin.with("step-up", grant).with("idempotency-key", key);
    client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("wrong_status");
    let fate = admin.get(&format!("/v1/actions/{key}")).await.ok();
    assert_eq!((&fate["state"], &fate["problem"]["code"]), (&json!("refused"), &json!("wrong_status")));
    assert_eq!(entries(&platform, "USER_SUSPENDED").await, 1);
}

async fn two_admins_at_once_give_one_outcome(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut clients = Vec::new();
    for number in 0..2 {
        let mut admin = platform.admin("agent").await;
        let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
        clients.push(admin.with("step-up", grant).with("idempotency-key", Uuid::from_u128(number)));
    }
    let calls = clients.iter().map(|client| {
        let client: Client = client.clone();
        tokio::spawn(async move { client.post(&path::<SuspendUser>(user_id), suspension()).await.status.as_u16() })
    });
    let mut answers: Vec<u16> = futures::future::join_all(calls).await.into_iter().map(Result::unwrap).collect();
    answers.sort_unstable();
    assert_eq!(answers, [200, 409]);
    assert_eq!(platform.count("SELECT count(*) FROM suspensions").await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM outbox").await, 1);
    assert_eq!(entries(&platform, "USER_SUSPENDED").await, 1);
}

async fn confirmations_fit_one_thing_only(platform: TestPlatform) {
    let (user_id, other_id) = (platform.user(1).await, platform.user(2).await);
    let mut admin = platform.admin("agent").await;
    let mut other_content = suspension();
    other_content["justification"] = json!("something else");
    let own = user_id.to_string();
    let mut grants = vec![
        admin.confirm::<ReactivateUser>(&own, &suspension()).await,
        admin.confirm::<SuspendUser>(&other_id.to_string(), &suspension()).await,
        admin.confirm::<SuspendUser>(&own, &other_content).await,
        platform.admin("agent").await.confirm::<SuspendUser>(&own, &suspension()).await,
        "sg_invented".to_owned(),
    ];
    let mut other_session = admin.clone();
    other_session.token = Some(platform.session(admin.admin_id).await);
    grants.push(other_session.confirm::<SuspendUser>(&own, &suspension()).await);
    for (number, grant) in grants.into_iter().enumerate() {
        let client = admin.with("step-up", grant).with("idempotency-key", Uuid::from_u128(number as u128));
        client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("step_up_refused");
    }
    assert_eq!(status(&platform).await, 1);
}

async fn a_confirmation_is_used_once_and_for_two_minutes(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    platform.advance(TimeDelta::minutes(2));
    let late = admin.with("step-up", &grant).with("idempotency-key", Uuid::from_u128(1));
    late.post(&path::<SuspendUser>(user_id), suspension()).await.refused("step_up_refused");
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    platform.advance(TimeDelta::minutes(2) - TimeDelta::milliseconds(1));
    let first = admin.with("step-up", &grant).with("idempotency-key", Uuid::from_u128(2));
    first.post(&path::<SuspendUser>(user_id), suspension()).await.ok();
    let again = admin.with("step-up", &grant).with("idempotency-key", Uuid::from_u128(3));
    again.post(&path::<SuspendUser>(user_id), suspension()).await.refused("step_up_refused");
}

/// Invariant 2, for an action and for what is left of a sign-in.
async fn without_an_audit_entry_nothing_happens(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let key = Uuid::from_u128(1);
    let client = admin.with("step-up", grant).with("idempotency-key", key);
    platform.execute("ALTER TABLE audit_entries RENAME TO audit_gone").await;
    client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("internal");
    admin.post("/v1/auth/sign-out", json!(null)).await.refused("internal");
    assert_eq!(status(&platform).await, 1);
    for (table, rows) in [("suspensions", 0), ("outbox", 0), ("actions", 0)] {
        assert_eq!(platform.count(&format!("SELECT count(*) FROM {table}")).await, rows, "{table}");
    }
    assert_eq!(platform.count("SELECT count(*) FROM user_sessions WHERE ended_at IS NULL").await, 2);
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 1").await, 2);
    platform.execute("ALTER TABLE audit_gone RENAME TO audit_entries").await;
    client.post(&path::<SuspendUser>(user_id), suspension()).await.ok();
    let gap = "SELECT CAST(max(number) - count(*) AS BIGINT) FROM audit_entries";
    assert_eq!(platform.count(gap).await, 0);
}

async fn the_log_refuses_changes(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    for sql in ["UPDATE audit_entries SET reason = 'x'", "DELETE FROM audit_entries"] {
        use sea_orm::ConnectionTrait;
        let error = platform.platform.database().write().execute_unprepared(sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
    if platform.is_postgres() {
        use sea_orm::ConnectionTrait;
        let sql =
            "INSERT INTO audit_entries SELECT * FROM audit_entries ON CONFLICT (number) DO UPDATE SET reason = 'x'";
        let error = platform.platform.database().write().execute_unprepared(sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    } else {
        refuses_replacements(&platform).await;
    }
}

/// By number and by id; also from a connection of another program.
async fn refuses_replacements(platform: &TestPlatform) {
    use sqlx::{AssertSqlSafe, ConnectOptions, Executor, sqlite::SqliteConnectOptions};

    let mut other = SqliteConnectOptions::new().filename(platform.file()).connect().await.unwrap();
    let rest = "at, action, changes, facts, leaf_hash";
    for [number, id] in [["number", "randomblob(16)"], ["number + 99", "id"]] {
        let sql = format!(
            "INSERT OR REPLACE INTO audit_entries (number, id, {rest}) SELECT {number}, {id}, {rest} FROM audit_entries"
        );
        let error = other.execute(AssertSqlSafe(sql)).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

async fn temporary_suspensions_end_by_themselves(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let mut body = suspension();
    body["until"] = json!(platform.clock.now() - TimeDelta::seconds(1));
    let problem = admin.act::<SuspendUser>(user_id, &body).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "until");
    body["until"] = json!(platform.clock.now() + TimeDelta::hours(1));
    admin.act::<SuspendUser>(user_id, &body).await.ok();
    platform.advance(TimeDelta::minutes(59) - TimeDelta::seconds(30));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(status(&platform).await, 3);
    platform.advance(TimeDelta::minutes(1));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(status(&platform).await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 1").await, 2);
    let by_itself = "SELECT count(*) FROM audit_entries WHERE action = 'USER_REACTIVATED' AND admin_id IS NULL";
    assert_eq!(platform.count(by_itself).await, 1);
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count(by_itself).await, 1);
}

async fn reactivating_sets_its_conditions(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let outcome = admin.act::<ReactivateUser>(user_id, &reactivation()).await.ok();
    assert_eq!(outcome["status"], "pending_verification");
    assert_eq!(outcome["payouts_released"], json!([{"amount": "412.00", "currency": "USD"}]));
    let conditions = "SELECT count(*) FROM user_security WHERE password_change_required AND kyc_required \
        AND monitored_until IS NOT NULL";
    assert_eq!(platform.count(conditions).await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM users WHERE flags = 2 AND kyc_status = 2").await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM suspensions WHERE end_reason IS NOT NULL").await, 1);
    platform.advance(TimeDelta::days(30));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count("SELECT CAST(flags AS BIGINT) FROM users WHERE id = 1").await, 0);
    assert_eq!(platform.count("SELECT count(*) FROM flag_events").await, 2);
    assert_eq!(entries(&platform, "USER_MONITORING_ENDED").await, 1);
}

async fn fraud_is_lifted_by_two_people(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("owner").await);
    let mut body = suspension();
    body["reason"] = json!("FRAUD");
    admin.act::<SuspendUser>(user_id, &body).await.ok();
    let lifting = admin.get(&format!("/v1/users/{user_id}/reactivate/effects")).await.ok();
    assert_eq!(lifting["refusal"]["code"], "approval_required");
    admin.act::<ReactivateUser>(user_id, &reactivation()).await.refused("approval_required");
    assert_eq!(status(&platform).await, 3);
}

async fn rank_protects_admins(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    for (actor, target, allowed) in [
        ("agent", "viewer", true),
        ("agent", "agent", false),
        ("agent", "owner", false),
        ("senior", "agent", true),
        ("owner", "owner", false),
    ] {
        let target = platform.admin(target).await;
        let link =
            |user: &str| format!("UPDATE admins SET user_id = {user} WHERE email = '{}@example.com'", target.admin_id);
        platform.execute(&link("1")).await;
        let mut actor = platform.admin(actor).await;
        let answer = actor.act::<SuspendUser>(user_id, &suspension()).await;
        if allowed {
            answer.ok();
            actor
                .act::<ReactivateUser>(
                    user_id,
                    &json!({"reason": "x", "conditions": {"require_password_change": false, "require_kyc": false}}),
                )
                .await
                .ok();
        } else {
            answer.refused("rank_too_low");
        }
        platform.execute(&link("NULL")).await;
    }
    let mut oneself = platform.admin("owner").await;
    platform.execute(&format!("UPDATE admins SET user_id = 1 WHERE email = '{}@example.com'", oneself.admin_id)).await;
    oneself.act::<SuspendUser>(user_id, &suspension()).await.refused("rank_too_low");
}

/// Every column of a user in every body: refused by name, and the row as it was.
async fn an_admin_who_is_suspended_as_a_user_loses_the_console(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("viewer").await;
    platform.execute(&format!("UPDATE admins SET user_id = 1 WHERE email LIKE '{}%'", admin.admin_id)).await;
    admin.get("/v1/me").await.ok();
    platform.admin("owner").await.act::<SuspendUser>(user_id, &suspension()).await.ok();
    admin.get("/v1/me").await.refused("session_ended");
    let again = json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD});
    admin.post("/v1/auth/sign-in", again).await.refused("admin_disabled");

    // However the status came about, and whatever was open before.
    platform.execute("UPDATE users SET status = 1 WHERE id = 1").await;
    let mut back = admin.clone();
    back.token = Some(platform.session(admin.admin_id).await);
    back.get("/v1/me").await.ok();
    platform.execute("UPDATE users SET status = 3 WHERE id = 1").await;
    back.get("/v1/me").await.refused("admin_disabled");
}

async fn hostile_bodies_change_nothing(platform: TestPlatform) {
    use sea_orm::{EntityTrait, IdenStatic, Iterable};

    use crate::store::entity::user;
    let user_id = platform.user(1).await;
    let admin = platform.admin("owner").await.with("step-up", "sg_x").with("idempotency-key", Uuid::nil());
    let database = platform.platform.database().read();
    let before = user::Entity::find_by_id(1).one(database).await.unwrap();
    for column in user::Column::iter() {
        let column = column.as_str();
        for (path, mut body) in
            [(path::<SuspendUser>(user_id), suspension()), (path::<ReactivateUser>(user_id), reactivation())]
        {
            body[column] = json!(1);
            let problem = admin.post(&path, body).await.refused("invalid_fields");
            assert_eq!(problem["fields"][0]["field"], column);
        }
    }
    assert_eq!(user::Entity::find_by_id(1).one(database).await.unwrap(), before);
}

/// Rows that are added after a bulk load get keys after its own.
async fn sample_users_can_be_suspended(platform: TestPlatform) {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

    use crate::store::entity::user;
    platform.seed(40).await;
    let mut admin = platform.admin("agent").await;
    let active = user::Entity::find().filter(user::Column::Status.eq(1));
    let user = active.one(platform.platform.database().read()).await.unwrap().unwrap();
    admin.act::<SuspendUser>(user.user_id, &suspension()).await.ok();
    let latest = "SELECT count(*) FROM suspensions WHERE id = (SELECT max(id) FROM suspensions) \
        AND justification LIKE 'Ticket 4411%'";
    assert_eq!(platform.count(latest).await, 1);
}
