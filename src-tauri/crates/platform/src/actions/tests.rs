//! Suspending and reactivating, as a client sees it and as the database has it after.

use chrono::TimeDelta;
use serde_json::{Value, json};
use steward_contract::{LockUserDown, Operation, ReactivateUser, SuspendUser, UnlockUser};
use uuid::Uuid;

use crate::{
    clock::Clock,
    jobs,
    testing::{
        Client, PASSWORD, TestPlatform,
        bodies::{self, reactivation, suspension},
        on_both_databases,
    },
};

mod approvals;
mod foreseen;
mod worse;

on_both_databases!(
    suspending_has_all_its_effects,
    the_effects_are_told_before,
    a_plan_tells_what_is_wrong_with_the_request,
    the_status_after_a_reactivation_is_told_before,
    no_number_is_too_large_for_a_plan,
    what_does_not_follow_is_not_told,
    to_a_deleted_user_nothing_is_done,
    the_log_names_the_session_that_was_ended,
    a_repeated_call_is_answered_after_its_end_has_passed,
    a_new_suspension_does_not_end_with_the_old_one,
    a_lockdown_shuts_out_and_asks_for_another_password,
    the_log_has_the_effects,
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
    rank_protects_admins,
    an_admin_who_is_suspended_as_a_user_loses_the_console,
    hostile_bodies_change_nothing,
    sample_users_can_be_suspended,
);

/// What a plan or an outcome says of one kind.
fn effect<'a>(told: &'a Value, kind: &str) -> &'a Value {
    let found = told["effects"].as_array().unwrap().iter().find(|effect| effect["kind"] == kind);
    found.unwrap_or(&Value::Null)
}

fn becomes(told: &Value) -> &Value {
    &effect(told, "changes")["new"]
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
    let payouts = json!([{"count": 2, "sum": {"amount": "412.00", "currency": "USD"}}]);
    let expected = json!([
        {"kind": "changes", "field": "status", "old": "active", "new": "suspended"},
        {"kind": "login_refused", "reason": "TOS_VIOLATION", "message": "Please call us.", "until": null},
        {"kind": "sessions_end", "count": 2},
        {"kind": "tokens_revoked", "count": 1},
        {"kind": "payouts_held", "payouts": payouts},
        {"kind": "orders_stop", "open": 0},
        {"kind": "messages_stop"},
        {"kind": "credits_kept", "balance": "1234.00"},
        {"kind": "mailed", "to": "user1@example.org", "template": "suspension"},
    ]);
    assert_eq!(outcome["effects"], expected);
    let subject = json!({"kind": "user", "id": user_id, "label": "Lucía Example"});
    assert_eq!((&outcome["subject"], &outcome["undo"]), (&subject, &json!(null)));
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
    let before = platform.contents().await;
    let plan = admin.plan_on::<SuspendUser>(user_id, suspension()).await.ok();
    assert_eq!(platform.contents().await, before, "a plan changes nothing");
    assert_eq!((&plan["refusal"], &plan["faults"], &plan["approval"]), (&json!(null), &json!([]), &json!(null)));
    let lifting = admin.plan_on::<ReactivateUser>(user_id, reactivation()).await.ok();
    assert_eq!((&lifting["refusal"]["code"], &lifting["effects"]), (&json!("wrong_status"), &json!([])));
    let done = admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    assert_eq!((&plan["effects"], &plan["subject"]), (&done["effects"], &done["subject"]));
    let again = admin.plan_on::<SuspendUser>(user_id, suspension()).await.ok();
    assert_eq!(again["refusal"]["code"], "wrong_status");
    let lifting = admin.plan_on::<ReactivateUser>(user_id, reactivation()).await.ok();
    assert_eq!(lifting["refusal"], json!(null));
    let past = admin.get(&format!("/v1/users/{user_id}/suspensions")).await.ok();
    assert_eq!(past[0]["reason"], "TOS_VIOLATION");
    admin.plan_on::<SuspendUser>(Uuid::nil(), suspension()).await.refused("not_found");
}

/// A form is planned while it is filled in: what is wrong with it is told beside what it would do.
async fn a_plan_tells_what_is_wrong_with_the_request(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    let mut body = suspension();
    body["justification"] = json!(" ");
    body["until"] = json!(platform.clock.now() - TimeDelta::seconds(1));
    let plan = admin.plan_on::<SuspendUser>(user_id, body).await.ok();
    let fields: Vec<_> = plan["faults"].as_array().unwrap().iter().map(|fault| &fault["field"]).collect();
    assert_eq!(fields, ["justification", "until"]);
    assert_eq!(becomes(&plan), "suspended");

    let user = json!({"user_id": user_id});
    for (operation, path, body, field) in [
        ("users.get", &user, json!(null), "operation"),
        ("users.suspend", &json!({"user_id": "x"}), suspension(), "path.user_id"),
        ("users.suspend", &json!({"user_id": user_id, "session_id": user_id}), suspension(), "path.session_id"),
        ("users.suspend", &json!(null), suspension(), "path"),
        ("users.unlock", &user, json!({"reason": "x", "status": "active"}), "body.status"),
        ("users.unlock", &user, json!({}), "body.reason"),
        ("users.unlock", &user, json!(null), "body"),
    ] {
        let problem = admin.plan(operation, path.clone(), body).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field, "{operation}");
    }
}

async fn the_status_after_a_reactivation_is_told_before(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    for (traits, plain) in [("traits", "active"), ("traits & ~6", "pending_verification")] {
        platform.execute(&format!("UPDATE users SET traits = {traits} WHERE id = 1")).await;
        for require_kyc in [false, true] {
            admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
            let conditions =
                json!({"require_password_change": false, "require_kyc": require_kyc, "monitor_days": null});
            let body = json!({"reason": "x", "conditions": conditions});
            let plan = admin.plan_on::<ReactivateUser>(user_id, body.clone()).await.ok();
            let done = admin.act::<ReactivateUser>(user_id, &body).await.ok();
            assert_eq!(becomes(&plan), if require_kyc { "pending_verification" } else { plain });
            assert_eq!(plan["effects"], done["effects"]);
        }
    }
}

/// A plan is also made of what is wrong with a request, whatever it is.
async fn no_number_is_too_large_for_a_plan(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let mut body = reactivation();
    body["conditions"]["monitor_days"] = json!(u32::MAX);
    let plan = admin.plan_on::<ReactivateUser>(user_id, body).await.ok();
    assert_eq!(plan["faults"][0]["field"], "conditions.monitor_days");
    assert_eq!(becomes(&plan), "pending_verification");
}

/// What is told is so: nobody is let in who stays shut out, and nobody proves an address again who proved it.
async fn what_does_not_follow_is_not_told(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("owner").await;
    let until = platform.clock.now_ms() + 86_400_000;
    let lock = format!("UPDATE users SET failed_logins = 10, locked_until = {until} WHERE id = 1");
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    platform.execute(&lock).await;
    let reason = json!({"reason": "x"});
    let plan = admin.plan_on::<UnlockUser>(user_id, reason.clone()).await.ok();
    assert_eq!(
        (effect(&plan, "login_allowed"), effect(&plan, "changes")["field"].as_str()),
        (&Value::Null, Some("locked_until"))
    );

    let lift = |require_kyc: bool| {
        let conditions = json!({"require_password_change": true, "require_kyc": require_kyc, "monitor_days": null});
        json!({"reason": "x", "conditions": conditions})
    };
    let plan = admin.plan_on::<ReactivateUser>(user_id, lift(false)).await.ok();
    assert_eq!((becomes(&plan), effect(&plan, "login_allowed")), (&json!("active"), &Value::Null), "still locked");
    let plan = admin.plan_on::<ReactivateUser>(user_id, lift(true)).await.ok();
    assert_eq!((effect(&plan, "verification_needed"), effect(&plan, "kyc_required").is_object()), (&Value::Null, true));
    assert!(effect(&plan, "password_change_required").is_object());
    platform.execute("UPDATE users SET traits = 3 WHERE id = 1").await;
    let plan = admin.plan_on::<ReactivateUser>(user_id, lift(true)).await.ok();
    assert_eq!(effect(&plan, "password_change_required"), &Value::Null, "there is no password");
}

/// A deleted user is only looked at, whatever the window offers.
async fn to_a_deleted_user_nothing_is_done(platform: TestPlatform) {
    use steward_contract::{Idempotency, OPERATIONS};
    let user_id = platform.user(1).await;
    let session = platform.any_session_of(1).await.unwrap();
    let approval = platform.request(user_id).await;
    platform.execute("UPDATE users SET status = 5 WHERE id = 1").await;
    let admin = platform.admin("owner").await;
    for action in OPERATIONS.iter().filter(|one| one.idempotency == Idempotency::Required) {
        let mut path = json!({"user_id": user_id});
        if action.path.contains("{session_id}") {
            path["session_id"] = json!(session);
        }
        if action.path.contains("{approval_id}") {
            path = json!({"approval_id": approval});
        }
        let plan = admin.plan(action.id, path, bodies::of_action(action.id)).await.ok();
        assert_eq!((&plan["refusal"]["code"], &plan["effects"]), (&json!("wrong_status"), &json!([])), "{}", action.id);
    }
}

/// AUD-1: on whom and what.
async fn the_log_names_the_session_that_was_ended(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let session = platform.any_session_of(1).await.unwrap();
    let admin = platform.admin("agent").await.with("idempotency-key", Uuid::from_u128(3));
    let path = format!("/v1/users/{user_id}/sessions/{session}");
    let done = admin.send(axum::http::Method::DELETE, &path, axum::body::Body::empty()).await.ok();
    assert_eq!(done["subject"]["id"], json!(session));
    let entry = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok()["items"][0].clone();
    assert_eq!(entry["facts"], json!([{"name": "session", "value": session}]));
}

/// The same call, long after: what was right then need not be right now, and it was done.
async fn a_repeated_call_is_answered_after_its_end_has_passed(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let mut body = suspension();
    body["until"] = json!(platform.clock.now() + TimeDelta::hours(1));
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &body).await;
    let key = Uuid::from_u128(5);
    let client = admin.with("step-up", grant).with("idempotency-key", key);
    let first = client.post(&path::<SuspendUser>(user_id), body.clone()).await.ok();
    platform.advance(TimeDelta::hours(2));
    let mut later = admin.with("step-up", "sg_x").with("idempotency-key", key);
    later.token = Some(platform.session(admin.admin_id).await);
    assert_eq!(later.post(&path::<SuspendUser>(user_id), body).await.ok(), first);
}

/// Lifted and suspended anew while the job was at others: the new one has no end.
async fn a_new_suspension_does_not_end_with_the_old_one(platform: TestPlatform) {
    use crate::store::{entity::suspension::Model, suspensions};
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let now = platform.clock.now_ms();
    let old = Model {
        id: 0,
        suspension_id: platform.platform.new_id(),
        user_id: 1,
        reason: 3,
        justification: "the one before".to_owned(),
        message: None,
        since: now - 86_400_000,
        until: Some(now - 1),
        admin_id: None,
        admin_name: None,
        ended_at: None,
        end_reason: None,
    };
    let transaction = platform.platform.database().begin().await.unwrap();
    suspensions::insert(&transaction, old).await.unwrap();
    transaction.commit().await.unwrap();
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(status(&platform).await, 3);
}

async fn a_lockdown_shuts_out_and_asks_for_another_password(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("senior").await;
    let body = json!({"reason": "A stranger signed in.", "message": null});
    let done = admin.act::<LockUserDown>(user_id, &body).await.ok();
    assert_eq!((status(&platform).await, becomes(&done)), (3, &json!("suspended")));
    assert_eq!(effect(&done, "sessions_end")["count"], 2);
    assert!(effect(&done, "password_change_required").is_object());
    assert_eq!(platform.count("SELECT count(*) FROM user_security WHERE password_change_required").await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM suspensions WHERE reason = 4").await, 1);
    assert_eq!(entries(&platform, "USER_LOCKED_DOWN").await, 1);
    admin.act::<LockUserDown>(user_id, &body).await.refused("wrong_status");
}

/// The log says what was done in the same facts as the plan and the outcome.
async fn the_log_has_the_effects(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    let done = admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let entry = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok()["items"][0].clone();
    assert_eq!(entry["action"], "USER_SUSPENDED");
    assert_eq!(entry["changes"], json!([{"field": "status", "old": "active", "new": "suspended"}]));
    assert_eq!(entry["effects"].as_array().unwrap(), &done["effects"].as_array().unwrap()[1..]);
    assert_eq!((&entry["reason"], &entry["digest"]), (&json!("Ticket 4411: spam"), &done["digest"]));
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
    assert_eq!(becomes(&outcome), "pending_verification");
    assert_eq!(effect(&outcome, "payouts_released")["payouts"][0]["sum"]["amount"], "412.00");
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

async fn an_admin_who_is_suspended_as_a_user_loses_the_console(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("viewer").await;
    platform.execute(&format!("UPDATE admins SET user_id = 1 WHERE email LIKE '{}%'", admin.admin_id)).await;
    admin.get("/v1/me").await.ok();
    let done = platform.admin("owner").await.act::<SuspendUser>(user_id, &suspension()).await.ok();
    assert_eq!(effect(&done, "admin_sessions_end")["count"], 1);
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

/// Every column of a user in every body: refused by name, and the row as it was.
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
