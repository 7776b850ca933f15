//! One user and their lists.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::testing::{Client, TestPlatform, on_both_databases};

on_both_databases!(
    a_user_is_shown_whole_and_the_look_is_recorded,
    no_entry_no_look,
    unknown_users_are_not_found,
    orders_come_newest_first_with_their_items,
    activity_is_narrowed,
    active_sessions_come_first,
    notes_are_for_whom_they_are_for,
    flags_tell_why,
    the_audit_log_of_a_user_is_read_in_pages,
);

const LUCIA: &str = "/v1/users/c41e7a90-2b6f-4d1c-9e58-7f03ad218b64";

/// Every entry of a list, three at a time.
async fn walk(admin: &Client, path: &str) -> Vec<Value> {
    let separator = if path.contains('?') { '&' } else { '?' };
    let first = format!("{LUCIA}{path}{separator}limit=3");
    let (mut next, mut entries) = (first.clone(), Vec::new());
    loop {
        let page = admin.get(&next).await.ok();
        entries.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(cursor) => next = format!("{first}&cursor={cursor}"),
            None => return entries,
        }
    }
}

fn times(entries: &[Value], field: &str) -> Vec<String> {
    entries.iter().map(|entry| entry[field].as_str().unwrap().to_owned()).collect()
}

fn newest_first(times: &[String]) -> bool {
    times.windows(2).all(|pair| pair[0] >= pair[1])
}

async fn a_user_is_shown_whole_and_the_look_is_recorded(platform: TestPlatform) {
    platform.seed(900).await;
    let admin = platform.admin("senior").await;
    let user = admin.get(LUCIA).await.ok();
    assert_eq!(user["name"], "Lucía Peñasco");
    assert_eq!(user["profile"]["phone"], "+1 305 555 0188");
    assert_eq!(user["profile"]["date_of_birth"], "1991-08-14");
    assert_eq!(user["account"]["roles"], json!(["partner"]));
    assert_eq!(user["kyc"]["reason"], "Photo page not readable");
    assert_eq!(user["security"]["failed_logins"], 5);
    assert_eq!(user["security"]["api_tokens"], 2);
    assert_eq!(user["security"]["tokens"][0]["masked"], "ak_live…9c41");
    assert_eq!(user["security"]["tokens"][1]["masked"], "ak_live…02fe");
    assert_eq!(user["activity"]["completed_orders"], 14);
    assert_eq!(user["activity"]["total_spent"], json!([{"amount": "2318.40", "currency": "EUR"}]));
    assert_eq!(user["activity"]["pending_payouts"], json!([{"amount": "412.00", "currency": "EUR"}]));
    assert_eq!(user["activity"]["active_sessions"], 3);
    let logins = user["activity"]["recent_logins"].as_array().unwrap();
    assert_eq!(logins.iter().filter(|login| login["success"] == false).count(), 5);
    assert_eq!((&logins[0]["new_country"], &logins[0]["device"]), (&json!(true), &json!("Firefox 145, Windows")));
    assert!(logins[0]["user_agent"].as_str().unwrap().starts_with("Mozilla/5.0"));
    assert_eq!(user["partner"]["direct_referrals"], 37);
    assert_eq!(user["partner"]["referral_code"], "LUPE-7");
    assert_eq!(user["counts"]["sessions"], 5);
    let seen = "SELECT count(*) FROM audit_entries WHERE action = 'USER_VIEWED' AND user_id IS NOT NULL";
    assert_eq!(platform.count(seen).await, 1);
}

/// Invariant 2, for reads that are recorded.
async fn no_entry_no_look(platform: TestPlatform) {
    platform.seed(3).await;
    let admin = platform.admin("senior").await;
    platform.execute("DELETE FROM audit_head").await;
    assert_eq!(admin.get(LUCIA).await.refused("internal")["fields"], Value::Null);
}

async fn unknown_users_are_not_found(platform: TestPlatform) {
    let admin = platform.admin("owner").await;
    for list in ["", "/orders", "/activity", "/sessions", "/notes", "/flags", "/audit"] {
        admin.get(&format!("/v1/users/{}{list}", Uuid::nil())).await.refused("not_found");
    }
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries").await, 0);
}

async fn orders_come_newest_first_with_their_items(platform: TestPlatform) {
    platform.seed(3).await;
    let admin = platform.admin("viewer").await;
    let orders = walk(&admin, "/orders").await;
    assert_eq!((orders.len(), orders[0]["number"].as_str()), (15, Some("ORD-88213")));
    assert!(newest_first(&times(&orders, "at")));
    assert_eq!(orders[0]["items"][0]["price"], orders[0]["total"]);
    let problem = admin.get(&format!("{LUCIA}/orders?cursor=x")).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "cursor");
}

async fn activity_is_narrowed(platform: TestPlatform) {
    platform.seed(3).await;
    let admin = platform.admin("agent").await;
    let all = walk(&admin, "/activity").await;
    assert_eq!(all.len(), 13);
    assert!(newest_first(&times(&all, "at")));
    assert_eq!((&all[0]["new_country"], &all[0]["device"]), (&json!(true), &json!("Firefox 145, Windows")));
    assert_eq!(walk(&admin, "/activity?success=false").await.len(), 5);
    assert_eq!(walk(&admin, "/activity?types=LOGIN,KYC_SUBMITTED").await.len(), 4);
    let repeated = ["LOGIN"; 1_000].join(",");
    assert_eq!(walk(&admin, &format!("/activity?types={repeated},KYC_SUBMITTED")).await.len(), 4);
    assert_eq!(walk(&admin, "/activity?ip=203.0.113.0/24").await.len(), 7);
    assert_eq!(walk(&admin, "/activity?ip=2001:db8::/32").await.len(), 0);
    let third = &all[2]["at"].as_str().unwrap();
    let since = admin.get(&format!("{LUCIA}/activity?after={third}")).await.ok();
    assert_eq!(since["items"].as_array().unwrap().len(), 3);
    for (query, field) in [("ip=300.1.1.1", "ip"), ("types=SNEEZE", "types"), ("after=yesterday", "after")] {
        let problem = admin.get(&format!("{LUCIA}/activity?{query}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field);
    }
}

async fn active_sessions_come_first(platform: TestPlatform) {
    platform.seed(3).await;
    // The one used last has ended, so it goes behind the active ones.
    platform.execute("UPDATE user_sessions SET ended_at = 1 WHERE id = 64").await;
    let sessions = walk(&platform.admin("agent").await, "/sessions").await;
    let active: Vec<bool> = sessions.iter().map(|session| session["active"].as_bool().unwrap()).collect();
    assert_eq!(active, [true, true, false, false, false]);
    assert_eq!(sessions[2]["ip"], "203.0.113.77");
}

/// NTE-1: what one may not see is not sent.
async fn notes_are_for_whom_they_are_for(platform: TestPlatform) {
    platform.seed(3).await;
    let kinds = async |role: &str| {
        let entries = walk(&platform.admin(role).await, "/notes").await;
        assert!(newest_first(&times(&entries, "at")));
        let of = |kind: &str| entries.iter().filter(|entry| entry["kind"] == kind).count();
        let hidden =
            entries.iter().any(|entry| entry["text"].as_str().is_some_and(|text| text.starts_with("Payout address")));
        (of("note"), of("flag_added"), hidden)
    };
    assert_eq!(kinds("senior").await, (3, 2, true));
    assert_eq!(kinds("viewer").await, (2, 2, false));
    let counts = |user: Value| user["counts"]["notes"].as_u64().unwrap();
    assert_eq!(counts(platform.admin("senior").await.get(LUCIA).await.ok()), 5);
    assert_eq!(counts(platform.admin("viewer").await.get(LUCIA).await.ok()), 4);
}

async fn flags_tell_why(platform: TestPlatform) {
    platform.seed(3).await;
    let flags = platform.admin("viewer").await.get(&format!("{LUCIA}/flags")).await.ok();
    assert_eq!((flags[0]["flag"].as_str(), flags[1]["flag"].as_str()), (Some("watch"), Some("risk")));
    assert_eq!((flags[0]["by"].clone(), flags[1]["by"]["name"].as_str()), (Value::Null, Some("Ivo Brandt")));
}

async fn the_audit_log_of_a_user_is_read_in_pages(platform: TestPlatform) {
    platform.seed(3).await;
    let admin = platform.admin("senior").await;
    for _ in 0..5 {
        admin.get(LUCIA).await.ok();
    }
    let entries = walk(&admin, "/audit").await;
    let numbers: Vec<_> = entries.iter().map(|entry| entry["number"].as_u64().unwrap()).collect();
    assert!(numbers.is_sorted_by(|newer, older| newer > older), "{numbers:?}");
    assert!(entries[..5].iter().all(|entry| entry["action"] == "USER_VIEWED"));
    assert!(entries[5..].iter().any(|entry| entry["action"] == "USER_NOTE_ADDED"), "what was there before");
}
