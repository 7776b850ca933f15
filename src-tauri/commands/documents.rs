//! Documents of a platform, as files.

use steward_desk::{Answer, KeptDocument};

use super::{Desk, id};

/// Saves a document into a folder that was chosen; the file's path.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_document(
    desk: Desk<'_>,
    connection: String,
    document: KeptDocument,
    user_id: String,
    document_id: Option<String>,
    folder: String,
) -> Answer<String> {
    let document_id = document_id.map(|text| id("document_id", &text)).transpose()?;
    desk.save_document(id("connection", &connection)?, document, id("user_id", &user_id)?, document_id, &folder).await
}
