//! PWD-3: made by the platform, told once, for a day, changed at the first login.

use chrono::TimeDelta;
use sea_orm::EntityTrait;
use secrecy::SecretString;
use serde_json::{Value, json};
use steward_contract::SetTemporaryPassword;
use uuid::Uuid;

use super::{effect, entries};
use crate::{
    clock::Clock,
    jobs,
    store::entity::{user_password, user_security},
    testing::{TestPlatform, on_both_databases},
};

on_both_databases!(
    it_is_strong_and_kept_as_a_hash,
    it_is_told_once,
    it_must_be_changed_and_replaces_the_old_one,
    it_ends_after_a_day,
    another_one_has_a_day_of_its_own,
    whoever_cannot_log_in_gets_none,
);

fn reason() -> Value {
    json!({"reason": "Ticket 4411: no mail at hand, known by voice"})
}

fn told(answer: &Value) -> &str {
    answer["password"].as_str().unwrap()
}

async fn hash(platform: &TestPlatform) -> Option<String> {
    let row = user_password::Entity::find_by_id(1).one(platform.platform.database().read()).await.unwrap();
    row.map(|row| row.hash)
}

async fn security(platform: &TestPlatform) -> user_security::Model {
    user_security::Entity::find_by_id(1).one(platform.platform.database().read()).await.unwrap().unwrap()
}

async fn fits(platform: &TestPlatform, password: &str) -> bool {
    let (password, hash) = (SecretString::from(password), hash(platform).await);
    platform.platform.passwords().verify(password, hash).await.unwrap()
}

async fn it_is_strong_and_kept_as_a_hash(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let answer = admin.act::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    let password = told(&answer).to_owned();
    let groups: Vec<&str> = password.split('-').collect();
    assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4, 4, 4]);
    let alike = |letter: char| matches!(letter, '0' | 'O' | '1' | 'I');
    assert!(groups.concat().chars().all(|one| (one.is_ascii_uppercase() || one.is_ascii_digit()) && !alike(one)));
    assert!(hash(&platform).await.unwrap().starts_with("$argon2id$"));
    assert!(fits(&platform, &password).await && !fits(&platform, &password.replace('-', "")).await);
    let other = admin.act::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    assert_ne!(told(&other), password);
    assert!(!fits(&platform, &password).await, "the one before");
}

/// Neither a repeated call nor its fate nor anything in the database tells it.
async fn it_is_told_once(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let key = Uuid::from_u128(7);
    let client = admin.confirmed::<SetTemporaryPassword>(user_id, &reason()).await.with("idempotency-key", key);
    let mut first = client.call_on::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    let password = told(&first).to_owned();
    let mut again = client.call_on::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    assert_eq!(again["password"], Value::Null);
    assert!(fits(&platform, &password).await, "the first call's goes on");
    for answer in [&mut first, &mut again] {
        answer.as_object_mut().unwrap().remove("password");
    }
    assert_eq!(first, again);
    let fate = admin.get(&format!("/v1/actions/{key}")).await.ok();
    assert_eq!(fate["outcome"], first);
    let log = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    assert_eq!(log["items"][0]["action"], "USER_TEMPORARY_PASSWORD_SET");
    let detail = admin.get(&format!("/v1/users/{user_id}")).await.ok();
    for place in [fate.to_string(), log.to_string(), detail.to_string(), format!("{:?}", platform.contents().await)] {
        assert!(!place.contains(&password));
    }
    assert_eq!(entries(&platform, "USER_TEMPORARY_PASSWORD_SET").await, 1);
}

async fn it_must_be_changed_and_replaces_the_old_one(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let plan = admin.plan_on::<SetTemporaryPassword>(user_id, reason()).await.ok();
    assert!(plan["refusal"].is_null());
    assert!(effect(&plan, "temporary_password").is_object() && effect(&plan, "password_change_required").is_object());
    assert_eq!(hash(&platform).await, None, "a plan makes none");
    admin.act::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    let made = platform.clock.now_ms();
    let security = security(&platform).await;
    assert!(security.password_change_required);
    assert_eq!(
        (security.password_changed_at, security.temporary_password_until),
        (Some(made), Some(made + 86_400_000))
    );
    let detail = admin.get(&format!("/v1/users/{user_id}")).await.ok();
    assert_eq!(detail["account"]["password_usable"], true);
    assert!(detail["security"]["temporary_password_until"].is_string());
    let plan = admin.plan_on::<SetTemporaryPassword>(user_id, reason()).await.ok();
    assert_eq!(effect(&plan, "password_change_required"), &Value::Null, "asked for already");
}

async fn it_ends_after_a_day(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    platform.advance(TimeDelta::hours(24) - TimeDelta::milliseconds(1));
    jobs::sweep(&platform.platform).await.unwrap();
    assert!(hash(&platform).await.is_some());
    platform.advance(TimeDelta::milliseconds(1));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(hash(&platform).await, None);
    let security = security(&platform).await;
    assert_eq!((security.temporary_password_until, security.password_change_required), (None, false));
    admin.token = Some(platform.session(admin.admin_id).await);
    let detail = admin.get(&format!("/v1/users/{user_id}")).await.ok();
    assert_eq!(detail["account"]["password_usable"], false);
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(entries(&platform, "USER_TEMPORARY_PASSWORD_ENDED").await, 1);
}

async fn another_one_has_a_day_of_its_own(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    platform.advance(TimeDelta::hours(23));
    admin.token = Some(platform.session(admin.admin_id).await);
    let answer = admin.act::<SetTemporaryPassword>(user_id, &reason()).await.ok();
    platform.advance(TimeDelta::hours(23));
    jobs::sweep(&platform.platform).await.unwrap();
    assert!(fits(&platform, told(&answer)).await);
}

async fn whoever_cannot_log_in_gets_none(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    for status in [3, 2] {
        platform.execute(&format!("UPDATE users SET status = {status} WHERE id = 1")).await;
        admin.act::<SetTemporaryPassword>(user_id, &reason()).await.refused("wrong_status");
    }
    assert_eq!(hash(&platform).await, None);
}
