//! Saved views.

use steward_desk::{Answer, SavedView};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_views(desk: Desk<'_>, connection: String) -> Answer<Vec<SavedView>> {
    desk.views(id("connection", &connection)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn save_view(desk: Desk<'_>, connection: String, view: SavedView) -> Answer<SavedView> {
    desk.save_view(id("connection", &connection)?, view).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_view(desk: Desk<'_>, connection: String, view_id: String) -> Answer<()> {
    desk.delete_view(id("connection", &connection)?, &view_id).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn share_view(desk: Desk<'_>, connection: String, view_id: String) -> Answer<String> {
    desk.share_view(id("connection", &connection)?, &view_id).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn import_view(desk: Desk<'_>, connection: String, text: String) -> Answer<SavedView> {
    desk.import_view(id("connection", &connection)?, &text).await
}
