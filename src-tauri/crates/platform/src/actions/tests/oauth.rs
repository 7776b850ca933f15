//! Accounts at other providers that a user logs in with (EDT-8).

use serde_json::{Value, json};
use steward_contract::{LinkOauth, Permission, UnlinkOauth};
use uuid::Uuid;

use super::{effect, entries};
use crate::{
    presets::Role,
    store::roles,
    testing::{Client, TestPlatform, on_both_databases},
};

on_both_databases!(
    edt_8_an_account_is_linked_and_taken_back,
    edt_8_an_account_is_one_users,
    edt_8_of_two_who_link_an_account_at_once_one_does,
    edt_8_a_user_has_one_account_of_each_provider,
    edt_8_an_id_is_what_a_provider_can_give,
    edt_8_whoever_has_no_other_way_in_is_named,
    edt_8_what_becomes_worse_is_not_done,
    edt_8_another_permission_is_not_enough,
    edt_8_a_platform_without_them_has_none,
);

fn account(provider: &str, id: &str) -> Value {
    json!({"provider": provider, "provider_user_id": id, "reason": "Ticket 4411"})
}

async fn linked(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()["security"]["linked_accounts"].clone()
}

/// How many users a list has with this filter.
async fn found(admin: &Client, filter: &str) -> Value {
    admin.get(&format!("/v1/users?{filter}")).await.ok()["total"]["count"].clone()
}

async fn edt_8_an_account_is_linked_and_taken_back(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = account("google", "110248495921238986420");
    let plan = admin.plan_on::<LinkOauth>(user_id, body.clone()).await.ok();
    let done = admin.act::<LinkOauth>(user_id, &body).await.ok();
    let changes = json!({"kind": "changes", "field": "oauth_google", "old": null, "new": "110248495921238986420"});
    assert_eq!((&done["effects"], &done["effects"]), (&plan["effects"], &json!([changes])));
    let shown = linked(&admin, user_id).await;
    assert_eq!((&shown[0]["provider"], &shown[0]["provider_user_id"]), (&body["provider"], &body["provider_user_id"]));
    assert!(shown[0]["linked_at"].is_string() && shown[1].is_null());
    for filter in ["has_oauth=true", "oauth_provider=google", "auth_method=oauth"] {
        assert_eq!(found(&admin, filter).await, 1, "{filter}");
    }
    let undone = admin.act::<UnlinkOauth>(user_id, &done["undo"]["body"]).await.ok();
    assert_eq!(linked(&admin, user_id).await, json!([]));
    for filter in ["has_oauth=true", "oauth_provider=google", "auth_method=oauth"] {
        assert_eq!(found(&admin, filter).await, 0, "{filter}");
    }
    assert_eq!(undone["undo"]["operation"], "users.oauth.link");
    admin.act::<LinkOauth>(user_id, &undone["undo"]["body"]).await.ok();
    assert_eq!(linked(&admin, user_id).await[0]["provider_user_id"], body["provider_user_id"]);
    assert_eq!(entries(&platform, "USER_OAUTH_LINKED").await, 2);
    assert_eq!(entries(&platform, "USER_OAUTH_UNLINKED").await, 1);
    let history = admin.get(&format!("/v1/users/{user_id}/history")).await.ok();
    assert_eq!(history["items"][0]["changes"][0]["new"], body["provider_user_id"], "USR-15");
    let log = platform.count("SELECT count(*) FROM audit_entries WHERE changes LIKE '%110248495921238986420%'").await;
    assert_eq!(log, 0, "who somebody is elsewhere stands beside the log");
}

async fn edt_8_an_account_is_one_users(platform: TestPlatform) {
    let (one, other, mut admin) = (platform.user(1).await, platform.user(2).await, platform.admin("senior").await);
    admin.act::<LinkOauth>(one, &account("github", "583231")).await.ok();
    let plan = admin.plan_on::<LinkOauth>(other, account("github", "583231")).await.ok();
    assert_eq!(plan["faults"][0]["field"], "provider_user_id");
    let problem = admin.act::<LinkOauth>(other, &account("github", "583231")).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "provider_user_id");
    admin.act::<LinkOauth>(other, &account("google", "583231")).await.ok();
    admin.act::<UnlinkOauth>(other, &account("github", "583231")).await.refused("wrong_status");
    admin.act::<UnlinkOauth>(one, &account("github", "583231")).await.ok();
    admin.act::<LinkOauth>(other, &account("github", "583231")).await.ok();
}

/// The constraint decides where both looked before either wrote.
async fn edt_8_of_two_who_link_an_account_at_once_one_does(platform: TestPlatform) {
    let body = account("apple", "001.ab.1");
    let mut calls = Vec::new();
    for user_id in [platform.user(1).await, platform.user(2).await] {
        let admin = platform.admin("senior").await.confirmed::<LinkOauth>(user_id, &body).await;
        let (admin, body) = (admin.with("idempotency-key", platform.platform.new_id()), body.clone());
        calls.push(async move { admin.call_on::<LinkOauth>(user_id, &body).await.status.as_u16() });
    }
    let (one, other) = (calls.remove(0), calls.remove(0));
    let (one, other) = tokio::join!(tokio::spawn(one), tokio::spawn(other));
    let mut statuses = [one.unwrap(), other.unwrap()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
    assert_eq!(platform.count("SELECT count(*) FROM oauth_links").await, 1);
}

async fn edt_8_a_user_has_one_account_of_each_provider(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<LinkOauth>(user_id, &account("google", "1")).await.ok();
    for id in ["1", "2"] {
        admin.act::<LinkOauth>(user_id, &account("google", id)).await.refused("wrong_status");
    }
    admin.act::<UnlinkOauth>(user_id, &account("google", "2")).await.refused("wrong_status");
    admin.act::<LinkOauth>(user_id, &account("facebook", "2")).await.ok();
    admin.act::<UnlinkOauth>(user_id, &account("google", "1")).await.ok();
    assert_eq!(found(&admin, "has_oauth=true").await, 1, "the other one is still there");
    assert_eq!(linked(&admin, user_id).await[0]["provider"], "facebook");
}

async fn edt_8_an_id_is_what_a_provider_can_give(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    for wrong in ["", " ", "58 3231", "583231 ", "пять", &"1".repeat(256)] {
        let plan = admin.plan_on::<LinkOauth>(user_id, account("github", wrong)).await.ok();
        assert_eq!(plan["faults"][0]["field"], "provider_user_id", "{wrong}");
        let problem = admin.act::<LinkOauth>(user_id, &account("github", wrong)).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "provider_user_id", "{wrong}");
    }
    admin.act::<LinkOauth>(user_id, &account("myspace", "1")).await.refused("invalid_fields");
    admin.act::<LinkOauth>(user_id, &account("github", &"a".repeat(255))).await.ok();
}

async fn edt_8_whoever_has_no_other_way_in_is_named(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    for (provider, id) in [("google", "1"), ("github", "2")] {
        admin.act::<LinkOauth>(user_id, &account(provider, id)).await.ok();
    }
    let one = account("google", "1");
    let warned = |plan: &Value| effect(plan, "no_login_left").is_object();
    assert!(!warned(&admin.plan_on::<UnlinkOauth>(user_id, one.clone()).await.ok()), "a password and another one");
    platform.execute("UPDATE users SET traits = 3 WHERE id = 1").await;
    assert!(!warned(&admin.plan_on::<UnlinkOauth>(user_id, one.clone()).await.ok()), "another one");
    admin.act::<UnlinkOauth>(user_id, &account("github", "2")).await.ok();
    assert!(warned(&admin.plan_on::<UnlinkOauth>(user_id, one.clone()).await.ok()));
    platform.execute("UPDATE users SET auth_methods = auth_methods | 2 WHERE id = 1").await;
    assert!(!warned(&admin.plan_on::<UnlinkOauth>(user_id, one.clone()).await.ok()), "by phone");
    platform.execute("UPDATE users SET auth_methods = 4 WHERE id = 1").await;
    assert!(warned(&admin.act::<UnlinkOauth>(user_id, &one).await.ok()));
}

/// Between the review and the deed the password went.
async fn edt_8_what_becomes_worse_is_not_done(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = account("google", "1");
    admin.act::<LinkOauth>(user_id, &body).await.ok();
    let plan = admin.plan_on::<UnlinkOauth>(user_id, body.clone()).await.ok();
    platform.execute("UPDATE users SET traits = 3 WHERE id = 1").await;
    let mut reviewed = admin.with("if-match", plan["version"].as_str().unwrap());
    let problem = reviewed.act::<UnlinkOauth>(user_id, &body).await.refused("changed");
    assert_eq!(problem["fields"][0]["field"], "no_login_left");
    assert_ne!(linked(&reviewed, user_id).await, json!([]));
}

/// Whoever links an account of their own could come in with it.
async fn edt_8_another_permission_is_not_enough(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let others = Permission::ALL.iter().copied().filter(|permission| *permission != Permission::UserSecurityWrite);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: others.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let admin = platform.admin("almost").await;
    let unconfirmed = admin.with("step-up", "x").with("idempotency-key", platform.platform.new_id());
    unconfirmed.call_on::<LinkOauth>(user_id, &account("google", "1")).await.refused("permission_denied");
    admin.plan_on::<LinkOauth>(user_id, account("google", "1")).await.refused("permission_denied");
}

async fn edt_8_a_platform_without_them_has_none(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.linked_account(1, "583231").await;
    let bare = platform.with_modules(&[]);
    let mut admin = bare.admin("senior").await;
    admin.act::<LinkOauth>(user_id, &account("google", "1")).await.refused("not_found");
    admin.act::<UnlinkOauth>(user_id, &account("github", "583231")).await.refused("not_found");
}
