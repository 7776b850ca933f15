//! Looking through everybody's sensitive facts in lists: written down, and stopped (RBA-1).

use chrono::TimeDelta;
use serde_json::Value;

use crate::testing::{Answer, Client, TestPlatform, on_both_databases};

on_both_databases!(
    each_thousand_users_are_written_down,
    pages_that_come_together_make_one_entry,
    more_than_the_limit_are_for_an_export,
    what_is_not_shown_is_not_counted,
);

const ENTRIES: &str = "SELECT count(*) FROM audit_entries WHERE action = 'USERS_PAGED'";

async fn filled(platform: TestPlatform, users: u32, limit: u32) -> TestPlatform {
    platform.seed(users).await;
    platform.execute("UPDATE users SET phone = '+12025550100'").await;
    platform.showing(limit)
}

/// Of 200 users, counted from 0.
async fn page(admin: &Client, number: u32) -> Answer {
    admin.get(&format!("/v1/users?sort=name&limit=200&offset={}&include_test_users=true", number * 200)).await
}

async fn each_thousand_users_are_written_down(platform: TestPlatform) {
    let platform = filled(platform, 2_100, 20_000).await;
    let mut admin = platform.admin("agent").await;
    let mut entries = Vec::new();
    for number in 0..10 {
        page(&admin, number).await.ok();
        page(&admin, number).await.ok();
        entries.push(platform.count(ENTRIES).await);
    }
    assert_eq!(entries, [0, 0, 0, 0, 1, 1, 1, 1, 1, 2]);
    for fact in ["\"rows\",\"value\":\"2000\"", "\"from\",\"value\":\"2026-"] {
        assert_eq!(platform.count(&format!("{ENTRIES} AND facts LIKE '%{fact}%'")).await.min(1), 1, "{fact}");
    }
    for typed in ["sort=name", "offset=1800"] {
        let typed = format!("number IN (SELECT number FROM audit_texts WHERE text LIKE '%{typed}%')");
        assert_eq!(platform.count(&format!("{ENTRIES} AND {typed}")).await.min(1), 1, "{typed}");
    }
    assert_eq!(platform.count(&format!("{ENTRIES} AND admin_name IS NOT NULL AND ip IS NOT NULL")).await, 2);

    // What is counted together ends with the hour.
    platform.advance(TimeDelta::hours(1));
    admin.token = Some(platform.session(admin.admin_id).await);
    for number in 0..4 {
        page(&admin, number).await.ok();
    }
    assert_eq!(platform.count(ENTRIES).await, 2);
    page(&admin, 4).await.ok();
    assert_eq!(platform.count(ENTRIES).await, 3);
}

async fn pages_that_come_together_make_one_entry(platform: TestPlatform) {
    let platform = filled(platform, 1_400, 20_000).await;
    let admin = platform.admin("agent").await;
    let pages = futures::future::join_all((0..7).map(|number| page(&admin, number))).await;
    assert!(pages.iter().all(|answer| answer.status == 200));
    assert_eq!(platform.count(ENTRIES).await, 1);
}

async fn more_than_the_limit_are_for_an_export(platform: TestPlatform) {
    let platform = filled(platform, 700, 400).await;
    let mut admin = platform.admin("agent").await;
    page(&admin, 0).await.ok();
    platform.advance(TimeDelta::minutes(59));
    page(&admin, 1).await.ok();
    let answer = page(&admin, 2).await;
    assert_eq!(answer.headers["retry-after"], "60");
    let problem = answer.refused("too_many_attempts");
    assert_eq!(problem["retry_after"], 60);
    assert!(problem["detail"].as_str().unwrap().contains("export"), "{problem}");
    // Whom they were shown they may look at, and nobody else pays for it.
    page(&admin, 1).await.ok();
    page(&platform.admin("agent").await, 2).await.ok();

    platform.advance(TimeDelta::minutes(1));
    admin.token = Some(platform.session(admin.admin_id).await);
    page(&admin, 2).await.ok();
}

async fn what_is_not_shown_is_not_counted(platform: TestPlatform) {
    let platform = filled(platform, 700, 100).await;
    let viewer = platform.admin("viewer").await;
    for number in 0..4 {
        let page = page(&viewer, number).await.ok();
        assert!(page["items"].as_array().unwrap().iter().all(|row| row["phone"] == Value::Null));
    }
    platform.execute("UPDATE users SET phone = NULL").await;
    let agent = platform.admin("agent").await;
    for number in 0..4 {
        page(&agent, number).await.ok();
    }
    assert_eq!(platform.count(ENTRIES).await, 0);
    let meta = platform.client().get("/v1/meta").await.ok();
    assert_eq!(meta["limits"]["sensitive_rows_per_hour"], 100);
}
