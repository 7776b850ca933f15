//! A user's activity as a file (ACL-1): under the filters in force, guarded, confirmed, written down.

use std::net::IpAddr;

use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use steward_contract::{
    ActivityExportQuery, ActivityType, ExportActivity, Parameters, Permission, Sensitive, query_content,
};
use uuid::Uuid;

use super::export::{lines, record};
use crate::{
    presets::Role,
    store::{
        activities::{self, Origin},
        roles,
    },
    testing::{Answer, Client, TestPlatform, on_both_databases},
};

on_both_databases!(
    acl_1_the_rows_under_the_filters_are_exported,
    acl_1_an_export_is_accounted_for,
    acl_1_formulas_are_defused,
    acl_1_any_format_is_exported,
    acl_1_a_code_confirms_one_export,
    acl_1_addresses_are_for_who_may_see_them,
);

async fn did(platform: &TestPlatform, event: ActivityType, ip: &str, agent: &str) {
    platform.advance(TimeDelta::seconds(1));
    let transaction = platform.platform.database().begin().await.unwrap();
    let ip: IpAddr = ip.parse().unwrap();
    let from = Origin { ip: Some(ip), user_agent: Some(agent.to_owned()) };
    activities::add(&platform.platform, &transaction, 1, event, &from).await.unwrap();
    transaction.commit().await.unwrap();
}

/// A user who did three things.
async fn some(platform: &TestPlatform) -> Uuid {
    let user_id = platform.user(1).await;
    did(platform, ActivityType::Login, "198.51.100.24", "curl/8").await;
    did(platform, ActivityType::ProfileUpdated, "203.0.113.7", "=cmd|' /C calc'!A0").await;
    did(platform, ActivityType::Logout, "198.51.100.25", "curl/8").await;
    user_id
}

async fn exported(admin: &mut Client, user_id: Uuid, query: &str) -> Answer {
    let grant = grant(admin, user_id, query).await;
    admin.with("step-up", grant).get(&path(user_id, query)).await
}

async fn grant(admin: &mut Client, user_id: Uuid, query: &str) -> String {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.replace("%2F", "/"))).collect();
    let content = query_content(&ActivityExportQuery::from_pairs(pairs).unwrap());
    admin.confirm::<ExportActivity>(&user_id.to_string(), &content).await
}

fn path(user_id: Uuid, query: &str) -> String {
    format!("/v1/users/{user_id}/activity/export?{query}")
}

/// What stands in one column.
fn column(answer: &Answer, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(answer.bytes.as_slice());
    let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

async fn acl_1_the_rows_under_the_filters_are_exported(platform: TestPlatform) {
    let (user_id, mut admin) = (some(&platform).await, platform.admin("agent").await);
    let all = exported(&mut admin, user_id, "").await;
    assert_eq!(column(&all, "type"), ["LOGOUT", "PROFILE_UPDATED", "LOGIN"]);
    assert_eq!(column(&all, "ip"), ["198.51.100.25", "203.0.113.7", "198.51.100.24"]);
    let some = exported(&mut admin, user_id, "types=LOGIN,PROFILE_UPDATED&ip=198.51.100.0%2F24").await;
    assert_eq!(column(&some, "type"), ["LOGIN"]);
    let none = exported(&mut admin, user_id, "success=false").await;
    assert_eq!(lines(&none).len(), 1, "the header stands alone");
    let stranger = Uuid::from_u128(7);
    exported(&mut admin, stranger, "").await.refused("not_found");
}

async fn acl_1_an_export_is_accounted_for(platform: TestPlatform) {
    let (user_id, mut admin) = (some(&platform).await, platform.admin("agent").await);
    let answer = exported(&mut admin, user_id, "types=LOGIN").await;
    assert!(answer.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    let record = record(&admin, &answer).await;
    let sha256: String = Sha256::digest(&answer.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((record["state"].as_str(), record["rows"].as_i64()), (Some("finished"), Some(1)));
    assert_eq!(record["sha256"].as_str(), Some(sha256.as_str()));
    let log = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    assert_eq!(log["items"][0]["action"], "USER_ACTIVITY_EXPORTED", "it is an entry about the user");
    let facts = log["items"][0]["facts"].to_string();
    assert!(facts.contains("types=LOGIN") && facts.contains("rows_expected"), "{facts}");
}

async fn acl_1_formulas_are_defused(platform: TestPlatform) {
    let (user_id, mut admin) = (some(&platform).await, platform.admin("agent").await);
    let answer = exported(&mut admin, user_id, "types=PROFILE_UPDATED").await;
    assert!(column(&answer, "user_agent")[0].starts_with("'=cmd"));
}

async fn acl_1_any_format_is_exported(platform: TestPlatform) {
    let (user_id, mut admin) = (some(&platform).await, platform.admin("agent").await);
    let answer = exported(&mut admin, user_id, "types=PROFILE_UPDATED&format=json").await;
    let rows: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!((&rows[0]["user_agent"], &rows[0]["success"]), (&"=cmd|' /C calc'!A0".into(), &true.into()));
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"activity.json\"");
    let answer = exported(&mut admin, user_id, "format=xlsx").await;
    assert!(answer.bytes.starts_with(b"PK"));
    assert_eq!(record(&admin, &answer).await["rows"], 3);
}

async fn acl_1_a_code_confirms_one_export(platform: TestPlatform) {
    let (user_id, mut admin) = (some(&platform).await, platform.admin("agent").await);
    admin.get(&path(user_id, "")).await.refused("step_up_required");
    let grant = grant(&mut admin, user_id, "types=LOGIN").await;
    admin.with("step-up", grant).get(&path(user_id, "")).await.refused("step_up_refused");
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 0);
}

async fn acl_1_addresses_are_for_who_may_see_them(platform: TestPlatform) {
    let user_id = some(&platform).await;
    let permissions = Permission::ALL.iter().copied().filter(|permission| *permission != Sensitive::PERMISSION);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let mut blind = platform.admin("almost").await;
    let answer = exported(&mut blind, user_id, "").await;
    let file = lines(&answer);
    assert!(!file[0].split(',').any(|column| column == "ip"));
    assert!(!file.iter().any(|line| line.contains("198.51.100")), "{file:?}");
    exported(&mut blind, user_id, "ip=198.51.100.24").await.refused("permission_denied");
}
