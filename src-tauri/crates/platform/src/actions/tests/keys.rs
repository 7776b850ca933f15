//! Once, whatever is repeated (invariant 4), and only what was confirmed (CON-6).

use chrono::TimeDelta;
use serde_json::json;
use steward_contract::{ReactivateUser, SuspendUser};
use uuid::Uuid;

use super::{entries, path, status};
use crate::{
    clock::Clock,
    testing::{Client, TestPlatform, bodies::suspension, on_both_databases},
};

on_both_databases!(
    a_repeated_call_is_answered_after_its_end_has_passed,
    a_repeated_key_gives_the_stored_answer,
    a_key_is_for_one_request,
    two_admins_at_once_give_one_outcome,
    confirmations_fit_one_thing_only,
    a_confirmation_is_used_once_and_for_two_minutes,
);

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
