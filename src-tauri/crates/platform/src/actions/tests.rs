//! Suspending and reactivating, as a client sees it and as the database has it after.

use serde_json::Value;
use steward_contract::Operation;
use uuid::Uuid;

use crate::testing::TestPlatform;

mod access;
mod applications;
mod approvals;
mod create;
mod credentials;
mod credits;
mod deletion;
mod effects;
mod erasure;
mod foreseen;
mod keys;
mod kyc;
mod log;
mod oauth;
mod profile;
mod refusals;
mod set_status;
mod temporary_password;
mod time;
mod undo;
mod worse;

/// What a plan or an outcome says of one kind.
fn effect<'a>(told: &'a Value, kind: &str) -> &'a Value {
    let found = told["effects"].as_array().unwrap().iter().find(|effect| effect["kind"] == kind);
    found.unwrap_or(&Value::Null)
}

fn becomes(told: &Value) -> &Value {
    &effect(told, "changes")["new"]
}

async fn status(platform: &TestPlatform) -> i64 {
    platform.count("SELECT CAST(status AS BIGINT) FROM users WHERE id = 1").await
}

async fn entries(platform: &TestPlatform, action: &str) -> i64 {
    platform.count(&format!("SELECT count(*) FROM audit_entries WHERE action = '{action}'")).await
}

fn path<O: Operation>(user_id: Uuid) -> String {
    O::DECLARATION.path.replace("{user_id}", &user_id.to_string())
}
