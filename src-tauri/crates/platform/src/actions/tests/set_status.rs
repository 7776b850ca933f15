//! A status that an admin sets by hand (EDT-4), and taking it back (BEY-12).

use serde_json::{Value, json};
use steward_contract::{SetStatus, SuspendUser, UserStatus};
use uuid::Uuid;

use super::{becomes, effect, entries, status};
use crate::testing::{Client, TestPlatform, bodies, on_both_databases};

on_both_databases!(
    edt_4_inactive_turns_the_login_off_and_ends_sessions,
    edt_4_what_had_no_effects_is_taken_back,
    edt_4_pending_asks_for_verification_again,
    edt_4_pending_without_an_email_asks_by_phone,
    edt_4_suspended_and_deleted_have_actions_of_their_own,
    edt_4_only_statuses_that_the_platform_has,
    edt_4_the_lists_follow,
);

fn to(status: &str) -> Value {
    json!({"status": status, "reason": "Ticket 4411: on leave"})
}

fn kinds(told: &Value) -> Vec<&str> {
    told["effects"].as_array().unwrap().iter().map(|effect| effect["kind"].as_str().unwrap()).collect()
}

async fn account(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()["account"].clone()
}

async fn edt_4_inactive_turns_the_login_off_and_ends_sessions(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let plan = admin.plan_on::<SetStatus>(user_id, to("inactive")).await.ok();
    let done = admin.act::<SetStatus>(user_id, &to("inactive")).await.ok();
    assert_eq!((&done["effects"], kinds(&done)), (&plan["effects"], vec!["changes", "login_off", "sessions_end"]));
    assert_eq!((becomes(&done), &effect(&done, "sessions_end")["count"]), (&json!("inactive"), &json!(2)));
    assert_eq!((&plan["undo"], &done["undo"]), (&Value::Null, &Value::Null), "sessions don't come back");
    assert_eq!(platform.count("SELECT count(*) FROM user_sessions WHERE ended_at IS NULL").await, 0);
    assert_eq!(account(&admin, user_id).await["active"], false);
    admin.act::<SetStatus>(user_id, &to("inactive")).await.refused("wrong_status");
    assert_eq!((status(&platform).await, entries(&platform, "USER_STATUS_SET").await), (2, 1));
}

async fn edt_4_what_had_no_effects_is_taken_back(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.execute("UPDATE user_sessions SET ended_at = 1").await;
    let done = admin.act::<SetStatus>(user_id, &to("inactive")).await.ok();
    assert_eq!(kinds(&done), ["changes", "login_off"]);
    let undone = admin.act::<SetStatus>(user_id, &done["undo"]["body"]).await.ok();
    assert_eq!((becomes(&undone), kinds(&undone)), (&json!("active"), vec!["changes", "login_allowed"]));
    assert_eq!(undone["undo"]["body"]["status"], "inactive");
    assert_eq!(account(&admin, user_id).await["active"], true);
}

async fn edt_4_pending_asks_for_verification_again(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let plan = admin.plan_on::<SetStatus>(user_id, to("pending_verification")).await.ok();
    let done = admin.act::<SetStatus>(user_id, &to("pending_verification")).await.ok();
    assert_eq!(kinds(&done), ["changes", "verification_needed", "changes", "link_sent"]);
    assert_eq!(kinds(&plan), kinds(&done));
    assert_eq!(done["effects"][0], json!({"kind": "changes", "field": "email_verified", "old": "yes", "new": "no"}));
    assert_eq!(effect(&done, "link_sent")["purpose"], "verify_email");
    assert_eq!(effect(&done, "link_sent")["to"], "user1@example.org");
    assert_eq!(done["undo"], Value::Null);
    let account = account(&admin, user_id).await;
    assert_eq!((&account["email_verified_at"], &account["active"]), (&Value::Null, &json!(false)));
    assert_eq!(platform.count("SELECT count(*) FROM users WHERE id = 1 AND traits & 3 = 0").await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM outbox WHERE template = 'email_verification'").await, 1);
    // Who never proved an address is told of it by the status.
    let done = admin.act::<SetStatus>(user_id, &to("active")).await.ok();
    assert_eq!((kinds(&done), &done["undo"]), (vec!["changes", "login_allowed"], &Value::Null));
    let done = admin.act::<SetStatus>(user_id, &to("pending_verification")).await.ok();
    assert_eq!(kinds(&done), ["changes", "verification_needed", "link_sent", "link_ends"]);
}

async fn edt_4_pending_without_an_email_asks_by_phone(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.execute("UPDATE users SET email = NULL, email_key = '', phone = '+1 305 555 0194', traits = 5").await;
    let done = admin.act::<SetStatus>(user_id, &to("pending_verification")).await.ok();
    assert_eq!(kinds(&done), ["changes", "verification_needed", "changes", "verification_sent"]);
    assert_eq!(done["effects"][0]["field"], "phone_verified");
    platform.execute("UPDATE users SET phone = NULL, status = 1, traits = 1").await;
    let done = admin.act::<SetStatus>(user_id, &to("pending_verification")).await.ok();
    assert_eq!(kinds(&done), ["changes", "verification_needed"], "there is nowhere to send it");
}

async fn edt_4_suspended_and_deleted_have_actions_of_their_own(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("owner").await);
    for wrong in ["suspended", "deleted"] {
        let plan = admin.plan_on::<SetStatus>(user_id, to(wrong)).await.ok();
        assert_eq!(plan["faults"][0]["field"], "status", "{wrong}");
        let problem = admin.act::<SetStatus>(user_id, &to(wrong)).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "status", "{wrong}");
    }
    admin.act::<SetStatus>(user_id, &to("on_leave")).await.refused("invalid_fields");
    admin.act::<SuspendUser>(user_id, &bodies::suspension()).await.ok();
    for by_hand in ["active", "inactive", "pending_verification"] {
        admin.act::<SetStatus>(user_id, &to(by_hand)).await.refused("wrong_status");
    }
    assert_eq!(entries(&platform, "USER_STATUS_SET").await, 0);
}

async fn edt_4_only_statuses_that_the_platform_has(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let bare = platform.with_statuses(&[UserStatus::Active, UserStatus::Suspended]);
    let mut admin = bare.admin("agent").await;
    let problem = admin.act::<SetStatus>(user_id, &to("inactive")).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "status");
}

async fn edt_4_the_lists_follow(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    for (status, others) in [("inactive", "active"), ("pending_verification", "inactive"), ("active", "inactive")] {
        admin.act::<SetStatus>(user_id, &to(status)).await.ok();
        for (filter, count) in [(status, 1), (others, 0)] {
            let found = admin.get(&format!("/v1/users?status={filter}")).await.ok();
            assert_eq!(found["total"]["count"], count, "{filter} after {status}");
        }
    }
}
