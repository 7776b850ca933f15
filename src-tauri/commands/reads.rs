//! All that the window reads of a platform, and finding a user by anything.

use serde_json::Value;
use steward_desk::{Answer, FoundUser, ReadParts};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn read_operation(
    desk: Desk<'_>,
    connection: String,
    operation: String,
    path: Value,
    query: Value,
    body: Value,
) -> Answer<Value> {
    desk.read(id("connection", &connection)?, &operation, ReadParts { path, query, body }).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn find_user(desk: Desk<'_>, connection: String, text: String) -> Answer<Vec<FoundUser>> {
    desk.find_user(id("connection", &connection)?, &text).await
}
