//! What follows: told before, done, and told after in the same facts.

use chrono::TimeDelta;
use serde_json::{Value, json};
use steward_contract::{LockUserDown, ReactivateUser, SuspendUser, UnlockUser};
use uuid::Uuid;

use super::{becomes, effect, entries, status};
use crate::{
    clock::Clock,
    jobs,
    testing::{
        TestPlatform,
        bodies::{reactivation, suspension},
        on_both_databases,
    },
};

on_both_databases!(
    suspending_has_all_its_effects,
    the_effects_are_told_before,
    a_plan_tells_what_is_wrong_with_the_request,
    the_status_after_a_reactivation_is_told_before,
    no_number_is_too_large_for_a_plan,
    what_does_not_follow_is_not_told,
    a_lockdown_shuts_out_and_asks_for_another_password,
    reactivating_sets_its_conditions,
    sample_users_can_be_suspended,
);

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
