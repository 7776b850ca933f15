//! CRE-1: making a user, by the rules of the guides, from the first field to the first login.

use sea_orm::EntityTrait;
use secrecy::SecretString;
use serde_json::{Value, json};
use steward_contract::{CreateUser, Permission};
use uuid::Uuid;

use super::{effect, entries};
use crate::{
    presets::Role,
    store::{entity::user_password, roles},
    testing::{Client, TestPlatform, bodies, on_both_databases},
};

on_both_databases!(
    who_is_made_is_a_user,
    each_field_has_its_rule,
    some_type_and_the_roles_that_it_needs,
    permissions_of_ones_own,
    what_only_one_may_have,
    without_a_password_they_set_one,
    a_chosen_password_is_nowhere_but_theirs,
    whoever_has_to_prove_an_address_is_sent_a_link,
    the_same_call_makes_one,
    who_may_not_makes_nobody,
);

fn with(changes: &Value) -> Value {
    let mut body = bodies::newcomer();
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

async fn create(admin: &mut Client, changes: Value) -> crate::testing::Answer {
    admin.act::<CreateUser>(Uuid::nil(), &with(&changes)).await
}

fn plan_of(changes: &Value) -> (&'static str, Value, Value) {
    ("users.create", Value::Null, with(changes))
}

/// The fields that a plan finds wrong.
async fn faults(admin: &Client, changes: Value) -> Vec<String> {
    let (operation, path, body) = plan_of(&changes);
    let plan = admin.plan(operation, path, body).await.ok();
    plan["faults"].as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap().to_owned()).collect()
}

async fn who_is_made_is_a_user(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    let facts = json!({
        "phone": "+1 305 555 0194", "phone_extension": "12", "username": "lucia.p", "roles": ["partner"],
        "send_link": false,
    });
    let (operation, path, body) = plan_of(&facts);
    let plan = admin.plan(operation, path, body).await.ok();
    assert_eq!((&plan["user"]["user_id"], &plan["user"]["name"]), (&Value::Null, &json!("Lucía Peñasco")));
    assert_eq!(platform.count("SELECT count(*) FROM users").await, 0, "a plan makes nobody");
    let done = create(&mut admin, facts).await.ok();
    assert_eq!(done["effects"], plan["effects"]);
    let user_id = done["subject"]["id"].as_str().unwrap();
    let user = admin.get(&format!("/v1/users/{user_id}")).await.ok();
    let told = (&user["name"], &user["status"], &user["profile"]["email"], &user["profile"]["username"]);
    assert_eq!(told, (&json!("Lucía Peñasco"), &json!("active"), &json!("lucia.new@example.com"), &json!("lucia.p")));
    assert_eq!(user["profile"]["phone"], "+1 305 555 0194");
    assert_eq!((&user["account"]["user_types"], &user["account"]["roles"]), (&json!(["learner"]), &json!(["partner"])));
    let groups = user["account"]["groups"].as_array().unwrap();
    assert!(groups.contains(&json!("email_not_verified")) && groups.contains(&json!("phone_not_verified")));
    let found = admin.get("/v1/users?search=lucia.new").await.ok();
    assert_eq!(found["items"][0]["user_id"], user_id);
    let log = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    let entry = log["items"].as_array().unwrap().iter().find(|entry| entry["action"] == "USER_CREATED").unwrap();
    let changed = |field: &str| entry["changes"].as_array().unwrap().iter().find(|change| change["field"] == field);
    let email = changed("email").unwrap();
    assert_eq!((&email["old"], &email["new"]), (&Value::Null, &json!("lucia.new@example.com")));
    assert_eq!(changed("user_types").unwrap()["new"], "Learner");
}

async fn each_field_has_its_rule(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    let long = "a".repeat(51);
    for (changes, field) in [
        (json!({"name": ""}), "name"),
        (json!({"name": "L"}), "name"),
        (json!({"name": long}), "name"),
        (json!({"email": null, "send_link": false}), "email"),
        (json!({"email": "no address"}), "email"),
        (json!({"phone": "12"}), "phone"),
        (json!({"phone_extension": "1a"}), "phone_extension"),
        (json!({"username": "ab"}), "username"),
        (json!({"username": "Lucía"}), "username"),
        (json!({"status": "suspended"}), "status"),
        (json!({"status": "deleted"}), "status"),
        (json!({"password": "too short", "send_link": false}), "password"),
        (json!({"password": "lucia.new@example.com!", "send_link": false}), "password"),
        (json!({"password": "a passphrase of some length"}), "send_link"),
        (json!({"email": null, "phone": "+1 305 555 0194"}), "send_link"),
    ] {
        assert_eq!(faults(&admin, changes.clone()).await, [field], "{changes}");
        let problem = create(&mut admin, changes.clone()).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field, "{changes}");
    }
    assert_eq!(platform.count("SELECT count(*) FROM users").await, 0);
    assert!(faults(&admin, json!({"email": null, "phone": "+1 305 555 0194", "send_link": false})).await.is_empty());
}

async fn some_type_and_the_roles_that_it_needs(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    for (changes, field) in [
        (json!({"user_types": []}), "user_types"),
        (json!({"user_types": ["admin"]}), "roles"),
        (json!({"user_types": ["learner", "instructor"]}), "roles"),
        (json!({"roles": ["emperor"]}), "roles"),
    ] {
        assert_eq!(faults(&admin, changes.clone()).await, [field], "{changes}");
        create(&mut admin, changes).await.refused("invalid_fields");
    }
    create(&mut admin, json!({"user_types": ["instructor"], "roles": ["instructor"]})).await.ok();
}

/// In other letters it is the same.
async fn what_only_one_may_have(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    create(&mut admin, json!({"username": "lucia.p"})).await.ok();
    for (changes, field) in [
        (json!({}), "email"),
        (json!({"email": "LUCIA.New@example.com"}), "email"),
        (json!({"email": "other@example.com", "username": "lucia.p"}), "username"),
    ] {
        assert_eq!(faults(&admin, changes.clone()).await, [field], "{changes}");
        create(&mut admin, changes).await.refused("invalid_fields");
    }
    assert_eq!(platform.count("SELECT count(*) FROM users").await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM user_profiles").await, 1);
}

async fn without_a_password_they_set_one(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    let done = create(&mut admin, json!({})).await.ok();
    assert!(effect(&done, "password_change_required").is_object());
    assert_eq!(effect(&done, "link_sent")["purpose"], "set_password");
    let user = admin.get(&format!("/v1/users/{}", done["subject"]["id"].as_str().unwrap())).await.ok();
    assert_eq!(user["account"]["password_usable"], false);
    assert_eq!(platform.count("SELECT count(*) FROM links").await, 1);
    let silent = create(&mut admin, json!({"email": "other@example.com", "send_link": false})).await.ok();
    assert!(effect(&silent, "password_change_required").is_object());
    assert_eq!(platform.count("SELECT count(*) FROM links").await, 1);
}

async fn a_chosen_password_is_nowhere_but_theirs(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    let password = "correct horse battery";
    let done = create(&mut admin, json!({"password": password, "send_link": false})).await.ok();
    let user = admin.get(&format!("/v1/users/{}", done["subject"]["id"].as_str().unwrap())).await.ok();
    assert_eq!(user["account"]["password_usable"], true);
    assert_eq!(user["security"]["password_change_required"], false);
    let row = user_password::Entity::find().one(platform.platform.database().read()).await.unwrap();
    let (typed, hash) = (SecretString::from(password), row.map(|row| row.hash));
    assert!(platform.platform.passwords().verify(typed, hash).await.unwrap());
    assert!(!format!("{done} {user} {:?}", platform.contents().await).contains(password));
}

async fn whoever_has_to_prove_an_address_is_sent_a_link(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    let waits = json!({"status": "pending_verification", "send_link": false});
    let done = create(&mut admin, waits).await.ok();
    assert_eq!(effect(&done, "link_sent")["purpose"], "verify_email");
    let waits = json!({
        "status": "pending_verification", "email": null, "phone": "+1 305 555 0194", "send_link": false,
    });
    let done = create(&mut admin, waits).await.ok();
    assert_eq!(effect(&done, "verification_sent")["to"], "+1 305 555 0194");
    let off = create(&mut admin, json!({"email": "off@example.com", "status": "inactive", "send_link": false})).await;
    let off = off.ok();
    let user = admin.get(&format!("/v1/users/{}", off["subject"]["id"].as_str().unwrap())).await.ok();
    assert_eq!((&user["status"], &user["account"]["active"]), (&json!("inactive"), &json!(false)));
}

async fn the_same_call_makes_one(platform: TestPlatform) {
    let admin = platform.admin("senior").await.with("idempotency-key", Uuid::from_u128(7));
    let first = admin.call_on::<CreateUser>(Uuid::nil(), &bodies::newcomer()).await.ok();
    let again = admin.call_on::<CreateUser>(Uuid::nil(), &bodies::newcomer()).await.ok();
    assert_eq!(first, again);
    assert_eq!(platform.count("SELECT count(*) FROM users").await, 1);
    assert_eq!(entries(&platform, "USER_CREATED").await, 1);
}

async fn who_may_not_makes_nobody(platform: TestPlatform) {
    let mut agent = platform.admin("agent").await;
    create(&mut agent, json!({})).await.refused("permission_denied");
    assert_eq!(platform.count("SELECT count(*) FROM users").await, 0);
}

async fn permissions_of_ones_own(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    assert_eq!(faults(&admin, json!({"permissions": ["user.delete"]})).await, ["permissions"]);
    let own = json!({"permissions": ["report.read", "beta.use"], "send_link": false});
    let (operation, path, body) = plan_of(&own);
    let plan = admin.plan(operation, path, body).await.ok();
    let done = create(&mut admin, own.clone()).await.ok();
    assert_eq!(done["effects"], plan["effects"]);
    assert_eq!(effect(&done, "permissions_changed")["granted"][1]["label"], "Read reports");
    let user = admin.get(&format!("/v1/users/{}", done["subject"]["id"].as_str().unwrap())).await.ok();
    assert_eq!(user["security"]["permissions"], json!(["beta.use", "report.read"]));
    // Whoever may make users may not give away what they may not give to those that are there.
    let all = Permission::ALL.iter().copied().filter(|permission| *permission != Permission::UserAccessWrite);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: all.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let mut almost = platform.admin("almost").await;
    let email = json!({"email": "other@example.net", "permissions": ["beta.use"]});
    create(&mut almost, email).await.refused("permission_denied");
    create(&mut almost, json!({"email": "other@example.net"})).await.ok();
}
