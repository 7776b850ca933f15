//! New accounts (APR-1): let in or turned away by whoever looked at them, and told so.

use serde_json::{Value, json};
use steward_contract::{ApproveUser, RejectUser};

use super::{effect, entries};
use crate::testing::{TestPlatform, bodies, on_both_databases};

on_both_databases!(
    apr_1_approved_they_are_active_and_told,
    apr_1_rejected_they_are_kept_out_and_told_why,
    apr_1_only_what_waits_is_decided,
    apr_1_is_not_there_where_nobody_approves,
);

async fn waits(platform: &TestPlatform) {
    platform.execute("UPDATE users SET status = 4, traits = traits & ~1").await;
}

async fn status(admin: &crate::testing::Client, user_id: uuid::Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()["status"].clone()
}

async fn apr_1_approved_they_are_active_and_told(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    waits(&platform).await;
    let mut agent = platform.admin("agent").await;
    let plan = agent.plan_on::<ApproveUser>(user_id, json!(null)).await.ok();
    let done = agent.act::<ApproveUser>(user_id, &json!(null)).await.ok();
    assert_eq!(plan["effects"], done["effects"]);
    assert_eq!(effect(&done, "mailed")["template"], "approval");
    assert_eq!(status(&agent, user_id).await, "active");
    assert_eq!(entries(&platform, "USER_APPROVED").await, 1);
}

async fn apr_1_rejected_they_are_kept_out_and_told_why(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    waits(&platform).await;
    let mut agent = platform.admin("agent").await;
    for wrong in [json!({"reason": " ", "message": null}), json!({"reason": "No.", "message": "x".repeat(501)})] {
        agent.act::<RejectUser>(user_id, &wrong).await.refused("invalid_fields");
    }
    let done = agent.act::<RejectUser>(user_id, &bodies::of_action("users.reject")).await.ok();
    assert_eq!(effect(&done, "mailed")["template"], "rejection");
    assert_eq!(status(&agent, user_id).await, "inactive");
    assert_eq!(entries(&platform, "USER_REJECTED").await, 1);
    let told =
        "SELECT count(*) FROM outbox WHERE template = 'rejection' AND content LIKE '%Please send the register.%'";
    assert_eq!(platform.count(told).await, 1);
    let typed = "SELECT count(*) FROM outbox WHERE content LIKE '%no such company%'";
    assert_eq!(platform.count(typed).await, 0, "the reason is the log's");
}

async fn apr_1_only_what_waits_is_decided(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut agent = platform.admin("agent").await;
    for status in [1, 2, 3] {
        platform.execute(&format!("UPDATE users SET status = {status}")).await;
        agent.act::<ApproveUser>(user_id, &json!(null)).await.refused("wrong_status");
        agent.act::<RejectUser>(user_id, &bodies::of_action("users.reject")).await.refused("wrong_status");
    }
}

async fn apr_1_is_not_there_where_nobody_approves(platform: TestPlatform) {
    let platform = platform.with_modules(&[]);
    let user_id = platform.user(1).await;
    waits(&platform).await;
    let mut owner = platform.admin("owner").await;
    owner.act::<ApproveUser>(user_id, &json!(null)).await.refused("not_found");
    owner.act::<RejectUser>(user_id, &bodies::of_action("users.reject")).await.refused("not_found");
}
