//! Taking back from the log what was done, for as long as nothing newer changed the same (BEY-12).

use serde_json::{Value, json};
use steward_contract::{
    AdjustCredits, ChangeGroups, ChangePermissions, ClearFlag, LinkOauth, Permission, Sensitive, SetAllowedIps,
    SetFlag, UnlinkOauth,
};
use uuid::Uuid;

use crate::{
    presets::Role,
    store::roles,
    testing::{Client, TestPlatform, bodies, on_both_databases},
};

on_both_databases!(
    bey_12_the_log_names_what_the_deed_named,
    bey_12_what_is_taken_back_is_not_taken_back_again,
    bey_12_what_changed_since_is_left_alone,
    bey_12_what_changed_since_counts_on_every_page,
    bey_12_who_may_not_see_what_it_was_is_not_told_it,
);

fn flag(flag: &str) -> Value {
    json!({"flag": flag, "reason": "Ticket 4411"})
}

fn addresses(allowed: &[&str]) -> Value {
    json!({"allowed_ips": allowed, "reason": "Ticket 4411"})
}

/// What takes back each entry of a list, newest first; those that only say that somebody looked are left out.
async fn undos(admin: &Client, user_id: Uuid, list: &str) -> Vec<Value> {
    let told = admin.get(&format!("/v1/users/{user_id}/{list}")).await.ok();
    let entries = told["items"].as_array().unwrap().iter().filter(|entry| entry["action"] != "USER_VIEWED");
    entries.map(|entry| entry["undo"].clone()).collect()
}

async fn bey_12_the_log_names_what_the_deed_named(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let groups = json!({"add": ["marketing"], "remove": [], "reason": "Ticket 4411"});
    let done = [
        admin.act::<SetFlag>(user_id, &flag("vip")).await.ok(),
        admin.act::<ChangeGroups>(user_id, &groups).await.ok(),
        admin.act::<SetAllowedIps>(user_id, &addresses(&["203.0.113.7", "198.51.100.0/24"])).await.ok(),
        admin.act::<ChangePermissions>(user_id, &bodies::of_action("users.permissions.change")).await.ok(),
        admin.act::<LinkOauth>(user_id, &bodies::of_action("users.oauth.link")).await.ok(),
        admin.act::<UnlinkOauth>(user_id, &bodies::of_action("users.oauth.unlink")).await.ok(),
        admin.act::<AdjustCredits>(user_id, &bodies::of_action("users.credits.adjust")).await.ok(),
    ];
    let named: Vec<Value> = done.iter().rev().map(|done| done["undo"].clone()).collect();
    assert!(named.iter().all(Value::is_object), "{named:?}");
    // What was unlinked again since is not unlinked once more.
    let still = [&named[..2], &[Value::Null], &named[3..]].concat();
    assert_eq!(undos(&admin, user_id, "audit").await, still);
    // A booking changes no field and no set of the record.
    assert_eq!(undos(&admin, user_id, "history").await, still[1..]);
}

async fn bey_12_what_is_taken_back_is_not_taken_back_again(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetFlag>(user_id, &flag("vip")).await.ok();
    let [undo] = &undos(&admin, user_id, "history").await[..] else { panic!("one entry") };
    admin.act::<ClearFlag>(user_id, &undo["body"]).await.ok();
    let after = undos(&admin, user_id, "history").await;
    assert_eq!((&after[0]["operation"], &after[1]), (&json!("users.flags.set"), &Value::Null));
    let booking = bodies::of_action("users.credits.adjust");
    let done = admin.act::<AdjustCredits>(user_id, &booking).await.ok();
    admin.act::<AdjustCredits>(user_id, &done["undo"]["body"]).await.ok();
    let after = undos(&admin, user_id, "audit").await;
    assert!(after[0].is_object() && after[1].is_null(), "a booking is not turned round twice");
}

async fn bey_12_what_changed_since_is_left_alone(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetAllowedIps>(user_id, &addresses(&["203.0.113.7"])).await.ok();
    admin.act::<SetFlag>(user_id, &flag("vip")).await.ok();
    admin.act::<SetFlag>(user_id, &flag("risk")).await.ok();
    admin.act::<SetAllowedIps>(user_id, &addresses(&["198.51.100.24"])).await.ok();
    let told = undos(&admin, user_id, "history").await;
    let offered: Vec<bool> = told.iter().map(Value::is_object).collect();
    assert_eq!(offered, [true, true, true, false], "one flag is not another");
}

/// Also where the entries since are not asked for.
async fn bey_12_what_changed_since_counts_on_every_page(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetFlag>(user_id, &flag("vip")).await.ok();
    admin.act::<ClearFlag>(user_id, &flag("vip")).await.ok();
    let first = admin.get(&format!("/v1/users/{user_id}/history?limit=1")).await.ok();
    assert!(first["items"][0]["undo"].is_object());
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = admin.get(&format!("/v1/users/{user_id}/history?limit=1&cursor={cursor}")).await.ok();
    assert_eq!(second["items"][0]["action"], "USER_FLAG_SET");
    assert_eq!(second["items"][0]["undo"], Value::Null);
}

async fn bey_12_who_may_not_see_what_it_was_is_not_told_it(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetAllowedIps>(user_id, &addresses(&["203.0.113.7"])).await.ok();
    admin.act::<SetAllowedIps>(user_id, &addresses(&[])).await.ok();
    let permissions = Permission::ALL.iter().copied().filter(|permission| *permission != Sensitive::PERMISSION);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let blind = platform.admin("almost").await;
    assert_eq!(undos(&blind, user_id, "history").await, [Value::Null, Value::Null]);
    let log = blind.get(&format!("/v1/users/{user_id}/history")).await.ok();
    assert!(!log.to_string().contains("203.0.113.7"), "{log}");
}
