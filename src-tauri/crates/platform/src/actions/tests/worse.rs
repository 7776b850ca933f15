//! Two that move at once: what became worse between the review and the deed is not done.

use serde_json::json;
use steward_contract::SuspendUser;
use uuid::Uuid;

use super::{effect, entries, path, status};
use crate::testing::{Client, TestPlatform, bodies::suspension, on_both_databases};

on_both_databases!(
    what_became_worse_is_refused_and_named,
    what_did_not_become_worse_is_done_and_told,
    a_version_that_no_plan_had_is_refused,
);

/// The client with a confirmed suspension of what it has seen.
async fn reviewed(platform: &TestPlatform, user_id: Uuid) -> Client {
    let mut admin = platform.admin("agent").await;
    let plan = admin.plan_on::<SuspendUser>(user_id, suspension()).await.ok();
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let seen = format!("\"{}\"", plan["version"].as_str().unwrap());
    admin.with("step-up", grant).with("idempotency-key", platform.platform.new_id()).with("if-match", seen)
}

async fn what_became_worse_is_refused_and_named(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    for (change, field, told) in [
        ("UPDATE payouts SET amount = 31000", "payouts_held.USD", "412.00 when it was reviewed, 620.00 now"),
        ("UPDATE payouts SET currency = 'EUR'", "payouts_held.EUR", "was not there when it was reviewed; now 412.00"),
        ("UPDATE users SET status = 2", "status", "active → suspended when it was reviewed, inactive → suspended now"),
    ] {
        let client = reviewed(&platform, user_id).await;
        platform.execute(change).await;
        let before = platform.contents().await;
        let problem = client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("changed");
        assert_eq!(problem["fields"], json!([{"field": field, "message": told}]));
        let after = platform.contents().await;
        for (table, rows) in before.iter().filter(|(table, _)| !["actions", "step_up_grants"].contains(&table.as_str()))
        {
            assert_eq!(rows, &after[table], "{change} changed {table}");
        }
        // Kept under its key, and its confirmation is used.
        client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("changed");
        platform.execute("UPDATE payouts SET amount = 20600, currency = 'USD'").await;
    }
    assert_eq!(entries(&platform, "USER_SUSPENDED").await, 0);
}

async fn what_did_not_become_worse_is_done_and_told(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let client = reviewed(&platform, user_id).await;
    platform.execute("UPDATE payouts SET amount = 10000").await;
    platform.execute("UPDATE user_sessions SET ended_at = 1 WHERE id = 10").await;
    let done = client.post(&path::<SuspendUser>(user_id), suspension()).await.ok();
    assert_eq!(effect(&done, "sessions_end")["count"], 1);
    assert_eq!(effect(&done, "payouts_held")["payouts"][0]["sum"]["amount"], "200.00");
    assert_eq!(status(&platform).await, 3);
}

async fn a_version_that_no_plan_had_is_refused(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let client = admin.with("step-up", grant).with("idempotency-key", Uuid::from_u128(1)).with("if-match", "\"*\"");
    let problem = client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("bad_request");
    assert_eq!(problem["fields"][0]["field"], "if-match");
    assert_eq!(status(&platform).await, 1);
}
