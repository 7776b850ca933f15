//! EDT-3: what a user logs in with is set at once, each thing an entry of its own.

use sea_orm::EntityTrait;
use secrecy::SecretString;
use serde_json::{Value, json};
use steward_contract::SetCredentials;

use super::{effect, entries};
use crate::{
    store::entity::user_password,
    testing::{TestPlatform, on_both_databases},
};

on_both_databases!(
    all_at_once_and_each_on_record,
    each_has_its_rule,
    an_address_and_a_password_ask_for_their_own_right,
    a_password_is_nowhere_but_theirs,
    what_belongs_to_another_is_not_given,
    what_is_so_already_is_refused,
);

fn with(changes: &Value) -> Value {
    let mut body = json!({
        "email": null, "phone": null, "username": null, "password": null, "end_sessions": false,
        "reason": "Ticket 4411: known by voice",
    });
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

async fn all_at_once_and_each_on_record(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = with(&json!({
        "email": "New@example.net", "phone": "+1 305 555 0194", "username": "lucia.direct",
        "password": "correct horse battery", "end_sessions": true,
    }));
    let plan = admin.plan_on::<SetCredentials>(user_id, body.clone()).await.ok();
    let done = admin.act::<SetCredentials>(user_id, &body).await.ok();
    assert_eq!(plan["effects"], done["effects"]);
    assert_eq!(effect(&done, "sessions_end")["count"], 2);
    let user = admin.get(&format!("/v1/users/{user_id}")).await.ok();
    let profile = &user["profile"];
    let now = (&profile["email"], &profile["phone"], &profile["username"]);
    assert_eq!(now, (&json!("new@example.net"), &json!("+1 305 555 0194"), &json!("lucia.direct")));
    assert!(!user["account"]["email_verified_at"].is_null() && user["account"]["phone_verified_at"].is_null());
    assert_eq!(user["account"]["password_usable"], true);
    for action in ["USER_EMAIL_OVERRIDDEN", "USER_PROFILE_MODIFIED", "USER_PASSWORD_CHANGED"] {
        assert_eq!(entries(&platform, action).await, 1, "{action}");
    }
    let log = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    for entry in log["items"].as_array().unwrap().iter().filter(|entry| entry["action"] != "USER_VIEWED") {
        assert_eq!(entry["reason"], "Ticket 4411: known by voice");
    }
    // The old address, the new one, and that the password is another.
    assert_eq!(platform.count("SELECT count(*) FROM outbox").await, 3);
}

async fn each_has_its_rule(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    for (changes, field) in [
        (json!({}), "body"),
        (json!({"email": "none"}), "email"),
        (json!({"phone": "12"}), "phone"),
        (json!({"username": "ab"}), "username"),
        (json!({"password": "too short"}), "password"),
        (json!({"username": "lucia.direct", "reason": " "}), "reason"),
    ] {
        let problem = admin.act::<SetCredentials>(user_id, &with(&changes)).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field, "{changes}");
    }
}

/// Who may edit a profile may not take an account over.
async fn an_address_and_a_password_ask_for_their_own_right(platform: TestPlatform) {
    let (user_id, mut agent) = (platform.user(1).await, platform.admin("agent").await);
    for (changes, field) in [
        (json!({"email": "mine@example.com"}), "email"),
        (json!({"password": "correct horse battery"}), "password"),
        (json!({"username": "lucia.direct", "password": "correct horse battery"}), "password"),
    ] {
        let plan = agent.plan_on::<SetCredentials>(user_id, with(&changes)).await.ok();
        assert_eq!(plan["refusal"]["code"], "permission_denied", "{changes}");
        let problem = agent.act::<SetCredentials>(user_id, &with(&changes)).await.refused("permission_denied");
        assert_eq!(problem["fields"][0]["field"], field);
    }
    assert_eq!(platform.count("SELECT count(*) FROM user_passwords").await, 0);
    agent.act::<SetCredentials>(user_id, &with(&json!({"username": "lucia.direct"}))).await.ok();
}

async fn a_password_is_nowhere_but_theirs(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let password = "correct horse battery";
    let done = admin.act::<SetCredentials>(user_id, &with(&json!({"password": password}))).await.ok();
    let row = user_password::Entity::find_by_id(1).one(platform.platform.database().read()).await.unwrap();
    let (typed, hash) = (SecretString::from(password), row.map(|row| row.hash));
    assert!(platform.platform.passwords().verify(typed, hash).await.unwrap());
    assert!(!format!("{done} {:?}", platform.contents().await).contains(password));
    assert_eq!(effect(&done, "sessions_end"), &Value::Null, "they were not asked to end");
}

async fn what_belongs_to_another_is_not_given(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    platform.user(2).await;
    let body = with(&json!({"email": "USER2@example.org"}));
    let problem = admin.act::<SetCredentials>(user_id, &body).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "email");
}

async fn what_is_so_already_is_refused(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = with(&json!({"username": "lucia.direct"}));
    admin.act::<SetCredentials>(user_id, &body).await.ok();
    admin.act::<SetCredentials>(user_id, &body).await.refused("wrong_status");
    admin.act::<SetCredentials>(user_id, &with(&json!({"email": "user1@example.org"}))).await.refused("wrong_status");
}
