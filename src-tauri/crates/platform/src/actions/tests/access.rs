//! What a user belongs to and from where they come in: groups (RBA-2), allowed addresses and permissions of
//! their own (EDT-6), API tokens (USR-11).

use axum::{body::Body, http::Method};
use serde_json::{Value, json};
use steward_contract::{
    ApproveKyc, ChangeGroups, ChangePermissions, KycStatus, OverrideEmail, Permission, ReactivateUser, RevokeToken,
    Sensitive, SetAllowedIps, SuspendUser, UpdateProfile,
};
use uuid::Uuid;

use super::{effect, entries};
use crate::{
    presets::Role,
    store::{codes::Numbered, roles},
    testing::{Answer, Client, TestPlatform, bodies, on_both_databases},
};

on_both_databases!(
    rba_2_groups_are_changed_and_taken_back,
    rba_2_what_follows_is_nobodys_choice,
    rba_2_what_follows_follows,
    edt_6_addresses_are_written_in_one_way,
    edt_6_who_is_in_from_elsewhere_is_not_any_more,
    edt_6_a_change_by_somebody_else_is_not_overwritten,
    edt_6_who_may_not_see_addresses_neither_sets_nor_learns_them,
    usr_11_one_token_is_revoked_and_the_others_stay,
    usr_11_a_token_is_its_users,
    edt_6_permissions_of_ones_own_are_changed_and_taken_back,
    edt_6_permissions_are_those_of_the_platform,
    edt_6_a_platform_without_extra_permissions_has_none,
);

fn groups(add: &[&str], remove: &[&str]) -> Value {
    json!({"add": add, "remove": remove, "reason": "Ticket 4411"})
}

fn addresses(allowed: &[&str]) -> Value {
    json!({"allowed_ips": allowed, "reason": "Ticket 4411"})
}

async fn mask(platform: &TestPlatform) -> i64 {
    platform.count("SELECT groups FROM users WHERE id = 1").await
}

fn bit(platform: &TestPlatform, code: &str) -> i64 {
    platform.platform.preset().group_bit(code).unwrap()
}

async fn rba_2_groups_are_changed_and_taken_back(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<ChangeGroups>(user_id, &groups(&["support"], &[])).await.ok();
    let before = mask(&platform).await;
    assert_ne!(before & bit(&platform, "support"), 0);
    let done = admin.act::<ChangeGroups>(user_id, &groups(&["marketing", "support"], &["finance"])).await.ok();
    let changed = effect(&done, "groups_changed");
    assert_eq!(
        (&changed["joined"], &changed["left"]),
        (&json!([{"value": "marketing", "label": "Marketing"}]), &json!([]))
    );
    assert_eq!(mask(&platform).await, before | bit(&platform, "marketing"));
    let undo = &done["undo"];
    assert_eq!((&undo["body"]["add"], &undo["body"]["remove"]), (&json!([]), &json!(["marketing"])), "what it did");
    admin.act::<ChangeGroups>(user_id, &undo["body"]).await.ok();
    assert_eq!(mask(&platform).await, before);
    admin.act::<ChangeGroups>(user_id, &groups(&["support"], &["marketing"])).await.refused("wrong_status");
    assert_eq!(entries(&platform, "USER_GROUPS_CHANGED").await, 3);
}

async fn rba_2_what_follows_is_nobodys_choice(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    for body in [
        groups(&["kyc_not_verified"], &[]),
        groups(&[], &["email_not_verified"]),
        groups(&["no_such_group"], &[]),
        groups(&["support"], &["support"]),
        groups(&[], &[]),
        groups(&["support"; 65], &[]),
    ] {
        let problem = admin.act::<ChangeGroups>(user_id, &body).await.refused("invalid_fields");
        assert!(["add", "remove"].contains(&problem["fields"][0]["field"].as_str().unwrap()), "{body}");
    }
    // What is not filled in yet is told beside its field.
    let plan = admin.plan_on::<ChangeGroups>(user_id, groups(&[], &[])).await.ok();
    assert_eq!((&plan["refusal"], &plan["faults"][0]["field"]), (&json!(null), &json!("add")), "{plan}");
    let bare = platform.with_modules(&[]);
    let mut admin = bare.admin("senior").await;
    admin.act::<ChangeGroups>(user_id, &groups(&["support"], &[])).await.refused("wrong_status");
}

/// After an edit, an override, a decision and a demand, each by the state that there is then.
async fn rba_2_what_follows_follows(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let [email, phone, kyc] =
        ["email_not_verified", "phone_not_verified", "kyc_not_verified"].map(|code| bit(&platform, code));
    let edit = json!({"phone": {"old": null, "new": "+1 305 555 0194"}, "address_acknowledged": false, "reason": "x"});
    admin.act::<UpdateProfile>(user_id, &edit).await.ok();
    assert_eq!(mask(&platform).await & phone, phone);
    platform.execute(&format!("UPDATE users SET traits = 0, groups = {phone} WHERE id = 1")).await;
    admin.act::<ChangeGroups>(user_id, &groups(&["support"], &[])).await.ok();
    assert_eq!(mask(&platform).await & email, email, "whatever is changed");
    admin.act::<OverrideEmail>(user_id, &json!({"email": "lucia@example.net", "reason": "x"})).await.ok();
    assert_eq!(mask(&platform).await & email, 0);
    let pending = KycStatus::Pending.number();
    platform.execute(&format!("UPDATE users SET kyc_status = {pending} WHERE id = 1")).await;
    admin.act::<ApproveKyc>(user_id, &bodies::of_action("users.kyc.approve")).await.ok();
    assert_eq!(mask(&platform).await & kyc, 0, "approved");
    admin.act::<SuspendUser>(user_id, &bodies::suspension()).await.ok();
    admin.act::<ReactivateUser>(user_id, &bodies::reactivation()).await.ok();
    assert_eq!(mask(&platform).await & kyc, kyc, "asked for KYC again");
}

async fn edt_6_addresses_are_written_in_one_way(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = addresses(&["198.51.100.24/28", "2001:0DB8:4:0::1/64", "198.51.100.16/28", "203.0.113.7"]);
    let done = admin.act::<SetAllowedIps>(user_id, &body).await.ok();
    let set = "198.51.100.16/28, 203.0.113.7, 2001:db8:4::/64";
    assert_eq!(effect(&done, "changes")["new"], set);
    let shown = allowed(&admin, user_id).await;
    assert_eq!(shown, json!(["198.51.100.16/28", "203.0.113.7", "2001:db8:4::/64"]));
    for wrong in ["198.51.100", "x", "198.51.100.0/33", "198.51.100.0/24/1"] {
        let problem = admin.act::<SetAllowedIps>(user_id, &addresses(&[wrong])).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "allowed_ips");
        assert!(problem["fields"][0]["message"].as_str().unwrap().contains(wrong));
    }
    let many: Vec<String> = (0..101).map(|host| format!("198.51.100.{host}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    admin.act::<SetAllowedIps>(user_id, &addresses(&many)).await.refused("invalid_fields");
    let done = admin.act::<SetAllowedIps>(user_id, &addresses(&[])).await.ok();
    assert_eq!((&effect(&done, "changes")["old"], &effect(&done, "changes")["new"]), (&json!(set), &Value::Null));
    admin.act::<SetAllowedIps>(user_id, &done["undo"]["body"]).await.ok();
    assert_eq!(allowed(&admin, user_id).await, shown);
}

async fn allowed(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()["security"]["allowed_ips"].clone()
}

async fn edt_6_who_is_in_from_elsewhere_is_not_any_more(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    platform.execute("UPDATE user_sessions SET ip = '198.51.100.24' WHERE id = 10").await;
    platform.execute("UPDATE user_sessions SET ip = '203.0.113.77' WHERE id = 11").await;
    let done = admin.act::<SetAllowedIps>(user_id, &addresses(&["198.51.100.0/24"])).await.ok();
    assert_eq!(effect(&done, "sessions_end")["count"], 1);
    assert_eq!(platform.count("SELECT count(*) FROM user_sessions WHERE ended_at IS NOT NULL AND id = 11").await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM user_sessions WHERE ended_at IS NOT NULL").await, 1);
    let body = addresses(&[]);
    let done = admin.act::<SetAllowedIps>(user_id, &body).await.ok();
    assert_eq!(effect(&done, "sessions_end"), &Value::Null, "from anywhere");
}

/// Between the review and the deed.
async fn edt_6_a_change_by_somebody_else_is_not_overwritten(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = addresses(&["203.0.113.7"]);
    let plan = admin.plan_on::<SetAllowedIps>(user_id, body.clone()).await.ok();
    assert!(!plan["version"].as_str().unwrap().contains("203"), "sealed");
    let mut other = platform.admin("senior").await;
    other.act::<SetAllowedIps>(user_id, &addresses(&["198.51.100.24"])).await.ok();
    let mut reviewed = admin.with("if-match", plan["version"].as_str().unwrap());
    reviewed.act::<SetAllowedIps>(user_id, &body).await.refused("changed");
    assert_eq!(allowed(&other, user_id).await, json!(["198.51.100.24"]));
}

async fn edt_6_who_may_not_see_addresses_neither_sets_nor_learns_them(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetAllowedIps>(user_id, &addresses(&["198.51.100.24"])).await.ok();
    let permissions = Permission::ALL.iter().copied().filter(|permission| *permission != Sensitive::PERMISSION);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let mut blind = platform.admin("almost").await;
    let body = addresses(&[]);
    blind.act::<SetAllowedIps>(user_id, &body).await.refused("permission_denied");
    let log = blind.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    assert!(!log.to_string().contains("198.51.100.24"), "{log}");
    assert_eq!(log["items"][0]["masked"], json!(["ip"]));
}

/// Revokes the token of somebody, as the window does.
async fn revoke(platform: &TestPlatform, admin: &mut Client, user_id: Uuid, token_id: Uuid) -> Answer {
    let body = json!({"reason": "Ticket 4411: leaked"});
    let grant = admin.confirm::<RevokeToken>(&format!("{user_id}/{token_id}"), &body).await;
    let client = admin.with("step-up", grant).with("idempotency-key", platform.platform.new_id());
    let path = format!("/v1/users/{user_id}/tokens/{token_id}");
    client.send(Method::DELETE, &path, Body::from(body.to_string())).await
}

async fn usr_11_one_token_is_revoked_and_the_others_stay(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let token = platform.any_token_of(1).await.unwrap();
    platform
        .execute(
            "INSERT INTO api_tokens (id, token_id, user_id, label, masked, created_at) \
             SELECT 99, user_id, 1, 'books', 'ak_live…02fe', 0 FROM users WHERE id = 1",
        )
        .await;
    let shown = async |admin: &Client| admin.get(&format!("/v1/users/{user_id}")).await.ok()["security"].clone();
    assert_eq!(shown(&admin).await["api_tokens"], 2);
    let path = json!({"user_id": user_id, "token_id": token});
    let plan = admin.plan("users.tokens.revoke", path, json!({"reason": "x"})).await.ok();
    assert_eq!((&plan["subject"]["kind"], &plan["subject"]["label"]), (&json!("token"), &json!("shop, ak_live…9c41")));
    let done = revoke(&platform, &mut admin, user_id, token).await.ok();
    assert_eq!(done["effects"], json!([{"kind": "tokens_revoked", "count": 1}]));
    assert_eq!((&done["effects"], &done["undo"]), (&plan["effects"], &Value::Null));
    let security = shown(&admin).await;
    assert_eq!((&security["api_tokens"], &security["tokens"][0]["label"]), (&json!(1), &json!("books")));
    revoke(&platform, &mut admin, user_id, token).await.refused("wrong_status");
    assert_eq!(entries(&platform, "USER_TOKEN_REVOKED").await, 1);
    let log = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    let told = json!({"name": "token", "value": token});
    let entry = log["items"].as_array().unwrap().iter().find(|entry| entry["action"] == "USER_TOKEN_REVOKED");
    assert!(entry.unwrap()["facts"].as_array().unwrap().contains(&told), "{log}");
}

async fn usr_11_a_token_is_its_users(platform: TestPlatform) {
    let (one, other, mut admin) = (platform.user(1).await, platform.user(2).await, platform.admin("senior").await);
    let token = platform.any_token_of(2).await.unwrap();
    revoke(&platform, &mut admin, one, token).await.refused("not_found");
    revoke(&platform, &mut admin, other, Uuid::nil()).await.refused("not_found");
    assert_eq!(platform.count("SELECT count(*) FROM api_tokens WHERE revoked_at IS NULL").await, 2);
    let path = json!({"user_id": other, "token_id": token});
    let plan = platform.admin("agent").await.plan("users.tokens.revoke", path, json!({"reason": "x"})).await;
    plan.refused("permission_denied");
}

fn permissions(grant: &[&str], withdraw: &[&str]) -> Value {
    json!({"grant": grant, "withdraw": withdraw, "reason": "Ticket 4411"})
}

async fn own(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()["security"]["permissions"].clone()
}

async fn edt_6_permissions_of_ones_own_are_changed_and_taken_back(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = permissions(&["report.read", "content.publish"], &["forum.moderate"]);
    let plan = admin.plan_on::<ChangePermissions>(user_id, body.clone()).await.ok();
    let done = admin.act::<ChangePermissions>(user_id, &body).await.ok();
    assert_eq!(done["effects"], plan["effects"]);
    let changed = effect(&done, "permissions_changed");
    let read = json!({"value": "report.read", "label": "Read reports"});
    assert_eq!((&changed["granted"][1], &changed["withdrawn"]), (&read, &json!([])), "what it did");
    assert_eq!(own(&admin, user_id).await, json!(["content.publish", "report.read"]));
    admin.act::<ChangePermissions>(user_id, &permissions(&["report.read"], &[])).await.refused("wrong_status");
    let done = admin.act::<ChangePermissions>(user_id, &permissions(&["beta.use"], &["report.read"])).await.ok();
    assert_eq!(own(&admin, user_id).await, json!(["beta.use", "content.publish"]));
    admin.act::<ChangePermissions>(user_id, &done["undo"]["body"]).await.ok();
    assert_eq!(own(&admin, user_id).await, json!(["content.publish", "report.read"]));
    assert_eq!(entries(&platform, "USER_PERMISSIONS_CHANGED").await, 3);
    let history = admin.get(&format!("/v1/users/{user_id}/history")).await.ok();
    assert_eq!(history["items"].as_array().map(Vec::len), Some(3), "USR-15");
}

async fn edt_6_permissions_are_those_of_the_platform(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    for body in [
        permissions(&["user.delete"], &[]),
        permissions(&[], &["no.such"]),
        permissions(&["report.read"], &["report.read"]),
        permissions(&[], &[]),
        permissions(&["report.read"; 65], &[]),
        permissions(&["report.read,beta.use"], &[]),
    ] {
        let problem = admin.act::<ChangePermissions>(user_id, &body).await.refused("invalid_fields");
        assert!(["grant", "withdraw"].contains(&problem["fields"][0]["field"].as_str().unwrap()), "{body}");
    }
    // What is not filled in yet is told beside its field.
    let plan = admin.plan_on::<ChangePermissions>(user_id, permissions(&[], &[])).await.ok();
    assert_eq!((&plan["refusal"], &plan["faults"][0]["field"]), (&json!(null), &json!("grant")), "{plan}");
    // What the platform has no more is still taken from who has it.
    platform.execute("UPDATE user_security SET permissions = 'fax.send'").await;
    let done = admin.act::<ChangePermissions>(user_id, &permissions(&[], &["fax.send"])).await.ok();
    assert_eq!(effect(&done, "permissions_changed")["withdrawn"], json!([{"value": "fax.send", "label": "fax.send"}]));
    admin.act::<ChangePermissions>(user_id, &done["undo"]["body"]).await.refused("invalid_fields");
}

async fn edt_6_a_platform_without_extra_permissions_has_none(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let bare = platform.with_user_permissions(&[]);
    let mut admin = bare.admin("senior").await;
    admin.act::<ChangePermissions>(user_id, &permissions(&["report.read"], &[])).await.refused("not_found");
    assert_eq!(admin.get("/v1/meta").await.ok()["user_permissions"], json!([]));
}
