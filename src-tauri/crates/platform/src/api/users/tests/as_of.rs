//! A user's record as it was at a moment (BEY-5).

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use steward_contract::{ActivityType, ChangeGroups, Permission, Sensitive, SetFlag, UpdateProfile};
use uuid::Uuid;

use crate::{
    clock::Clock,
    presets::Role,
    store::{
        activities::{self, Origin},
        roles,
    },
    testing::{Client, TestPlatform, on_both_databases},
};

on_both_databases!(
    bey_5_the_record_is_walked_back_to_any_moment,
    bey_5_what_the_log_does_not_know_is_marked,
    bey_5_moments_that_there_were_not_are_refused,
    bey_5_masking_holds_for_the_past,
    bey_6_looking_at_the_past_is_recorded,
);

async fn as_of(admin: &Client, user_id: Uuid, at: DateTime<Utc>) -> Value {
    admin.get(&path(user_id, at)).await.ok()
}

fn path(user_id: Uuid, at: DateTime<Utc>) -> String {
    format!("/v1/users/{user_id}/as-of?at={}", at.format("%Y-%m-%dT%H:%M:%S%.3fZ"))
}

/// What it says of one field.
fn field<'a>(told: &'a Value, name: &str) -> &'a Value {
    told["fields"].as_array().unwrap().iter().find(|field| field["field"] == name).unwrap()
}

fn edit(name: &str, old: &Value, new: &str) -> Value {
    json!({name: {"old": old, "new": new}, "address_acknowledged": true, "reason": "Ticket 4411"})
}

async fn bey_5_the_record_is_walked_back_to_any_moment(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let start = platform.clock.now();
    platform.advance(TimeDelta::seconds(10));
    admin.act::<UpdateProfile>(user_id, &edit("username", &json!(null), "lucia")).await.ok();
    admin.act::<SetFlag>(user_id, &json!({"flag": "vip", "reason": "x"})).await.ok();
    let middle = platform.clock.now();
    platform.advance(TimeDelta::seconds(10));
    admin.act::<UpdateProfile>(user_id, &edit("username", &json!("lucia"), "lucia.penasco")).await.ok();
    let groups = json!({"add": ["marketing"], "remove": [], "reason": "x"});
    admin.act::<ChangeGroups>(user_id, &groups).await.ok();

    let told = as_of(&admin, user_id, start).await;
    let username = json!({"field": "username", "was": null, "now": "lucia.penasco", "known": true});
    assert_eq!((field(&told, "username"), &told["changes"]), (&username, &json!(4)));
    assert_eq!((&told["flags"]["was"], &told["flags"]["now"]), (&json!([]), &json!(["vip"])));
    assert_eq!((&told["groups"]["was"], &told["groups"]["now"]), (&json!([]), &json!(["marketing"])));
    let status = json!({"field": "status", "was": "active", "now": "active", "known": true});
    assert_eq!(field(&told, "status"), &status);

    let told = as_of(&admin, user_id, middle).await;
    assert_eq!((&field(&told, "username")["was"], &told["changes"]), (&json!("lucia"), &json!(2)));
    assert_eq!((&told["flags"]["was"], &told["groups"]["was"]), (&json!(["vip"]), &json!([])));

    let told = as_of(&admin, user_id, platform.clock.now()).await;
    assert!(told["fields"].as_array().unwrap().iter().all(|field| field["was"] == field["now"]));
    assert_eq!(told["changes"], 0);
}

async fn bey_5_what_the_log_does_not_know_is_marked(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let start = platform.clock.now();
    platform.advance(TimeDelta::seconds(10));
    admin.act::<UpdateProfile>(user_id, &edit("username", &json!(null), "lucia")).await.ok();
    platform.execute("UPDATE users SET username = 'somebody' WHERE id = 1").await;
    let transaction = platform.platform.database().begin().await.unwrap();
    let changed = ActivityType::ProfileUpdated;
    activities::add(&platform.platform, &transaction, 1, changed, &Origin::default()).await.unwrap();
    transaction.commit().await.unwrap();
    let told = as_of(&admin, user_id, start).await;
    assert_eq!((&field(&told, "username")["known"], &field(&told, "email")["known"]), (&json!(false), &json!(true)));
    assert_eq!(told["unlogged"], 1);
    assert!(told["log_since"].is_string());
}

async fn bey_5_moments_that_there_were_not_are_refused(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("senior").await);
    let now = platform.clock.now();
    for wrong in [path(user_id, now + TimeDelta::seconds(1)), path(user_id, now - TimeDelta::days(1))] {
        assert_eq!(admin.get(&wrong).await.refused("invalid_fields")["fields"][0]["field"], "at");
    }
    for wrong in ["", "?at=", "?at=yesterday"] {
        let problem = admin.get(&format!("/v1/users/{user_id}/as-of{wrong}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "at", "{wrong}");
    }
}

async fn bey_5_masking_holds_for_the_past(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let start = platform.clock.now();
    platform.advance(TimeDelta::seconds(10));
    admin.act::<UpdateProfile>(user_id, &edit("address", &json!(null), "18 Calle Inventada")).await.ok();
    admin.act::<UpdateProfile>(user_id, &edit("address", &json!("18 Calle Inventada"), "3 Calle Nueva")).await.ok();
    let permissions = Permission::ALL.iter().copied().filter(|permission| *permission != Sensitive::PERMISSION);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let told = as_of(&platform.admin("almost").await, user_id, start).await;
    assert!(!told.to_string().contains("Calle"), "{told}");
    assert!(told["masked"].as_array().unwrap().contains(&json!("address")));
}

async fn bey_6_looking_at_the_past_is_recorded(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("senior").await);
    as_of(&admin, user_id, platform.clock.now()).await;
    let seen = "SELECT count(*) FROM audit_entries WHERE action = 'USER_VIEWED' AND facts LIKE '%\"as_of\"%'";
    assert_eq!(platform.count(seen).await, 1);
}
