//! AUD-1: no change without its entry, and no entry is changed.

use serde_json::json;
use steward_contract::SuspendUser;
use uuid::Uuid;

use super::{path, status};
use crate::testing::{TestPlatform, bodies::suspension, on_both_databases};

on_both_databases!(
    the_log_names_the_session_that_was_ended,
    the_log_has_the_effects,
    without_an_audit_entry_nothing_happens,
    the_log_refuses_changes,
);

/// AUD-1: on whom and what.
async fn the_log_names_the_session_that_was_ended(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let session = platform.any_session_of(1).await.unwrap();
    let admin = platform.admin("agent").await.with("idempotency-key", Uuid::from_u128(3));
    let path = format!("/v1/users/{user_id}/sessions/{session}");
    let done = admin.send(axum::http::Method::DELETE, &path, axum::body::Body::empty()).await.ok();
    assert_eq!(done["subject"]["id"], json!(session));
    let entry = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok()["items"][0].clone();
    assert_eq!(entry["facts"], json!([{"name": "session", "value": session}]));
}

/// The log says what was done in the same facts as the plan and the outcome.
async fn the_log_has_the_effects(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    let done = admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let entry = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok()["items"][0].clone();
    assert_eq!(entry["action"], "USER_SUSPENDED");
    assert_eq!(entry["changes"], json!([{"field": "status", "old": "active", "new": "suspended"}]));
    assert_eq!(entry["effects"].as_array().unwrap(), &done["effects"].as_array().unwrap()[1..]);
    assert_eq!((&entry["reason"], &entry["digest"]), (&json!("Ticket 4411: spam"), &done["digest"]));
}

/// Invariant 2, for an action and for what is left of a sign-in.
async fn without_an_audit_entry_nothing_happens(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let key = Uuid::from_u128(1);
    let client = admin.with("step-up", grant).with("idempotency-key", key);
    platform.execute("ALTER TABLE audit_entries RENAME TO audit_gone").await;
    client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("internal");
    admin.post("/v1/auth/sign-out", json!(null)).await.refused("internal");
    assert_eq!(status(&platform).await, 1);
    for (table, rows) in [("suspensions", 0), ("outbox", 0), ("actions", 0)] {
        assert_eq!(platform.count(&format!("SELECT count(*) FROM {table}")).await, rows, "{table}");
    }
    assert_eq!(platform.count("SELECT count(*) FROM user_sessions WHERE ended_at IS NULL").await, 2);
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 1").await, 2);
    platform.execute("ALTER TABLE audit_gone RENAME TO audit_entries").await;
    client.post(&path::<SuspendUser>(user_id), suspension()).await.ok();
    let gap = "SELECT CAST(max(number) - count(*) AS BIGINT) FROM audit_entries";
    assert_eq!(platform.count(gap).await, 0);
}

async fn the_log_refuses_changes(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    for sql in ["UPDATE audit_entries SET reason = 'x'", "DELETE FROM audit_entries"] {
        use sea_orm::ConnectionTrait;
        let error = platform.platform.database().write().execute_unprepared(sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
    if platform.is_postgres() {
        use sea_orm::ConnectionTrait;
        let sql =
            "INSERT INTO audit_entries SELECT * FROM audit_entries ON CONFLICT (number) DO UPDATE SET reason = 'x'";
        let error = platform.platform.database().write().execute_unprepared(sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    } else {
        refuses_replacements(&platform).await;
    }
}

/// By number and by id; also from a connection of another program.
async fn refuses_replacements(platform: &TestPlatform) {
    use sqlx::{AssertSqlSafe, ConnectOptions, Executor, sqlite::SqliteConnectOptions};

    let mut other = SqliteConnectOptions::new().filename(platform.file()).connect().await.unwrap();
    let rest = "at, action, changes, facts, leaf_hash";
    for [number, id] in [["number", "randomblob(16)"], ["number + 99", "id"]] {
        let sql = format!(
            "INSERT OR REPLACE INTO audit_entries (number, id, {rest}) SELECT {number}, {id}, {rest} FROM audit_entries"
        );
        let error = other.execute(AssertSqlSafe(sql)).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}
