//! All that the window reads of a platform, and finding a user by anything.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta_typescript::Unknown;
use steward_desk::{Answer, FoundUser, ReadParts};

use super::{Desk, id};

/// Handed through; the generated map of operations says what it is.
#[derive(Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub(crate) struct Json(#[specta(type = Unknown)] Value);

#[tauri::command]
#[specta::specta]
pub(crate) async fn read_operation(
    desk: Desk<'_>,
    connection: String,
    operation: String,
    path: Json,
    query: Json,
    body: Json,
) -> Answer<Json> {
    let parts = ReadParts { path: path.0, query: query.0, body: body.0 };
    desk.read(id("connection", &connection)?, &operation, parts).await.map(Json)
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn find_user(desk: Desk<'_>, connection: String, text: String) -> Answer<Vec<FoundUser>> {
    desk.find_user(id("connection", &connection)?, &text).await
}
