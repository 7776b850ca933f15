//! Exports.

use steward_contract::{ActivityExportQuery, AuditExportQuery, ExportFormat, ExportQuery};
use steward_desk::{Answer, ConsoleError, DeskCode, ExportDefaults, ExportPreview, ExportRequest, ExportStatus};
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt as _;
use tokio::sync::oneshot;

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn export_defaults(
    desk: Desk<'_>,
    connection: String,
    format: ExportFormat,
) -> Answer<ExportDefaults> {
    desk.export_defaults(id("connection", &connection)?, format).await
}

/// Asks for a folder in the system's own dialog; `None` when it was closed without an answer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_folder(app: AppHandle, current: Option<String>) -> Answer<Option<String>> {
    let (answer, answered) = oneshot::channel();
    let dialog = app.dialog().file();
    let dialog = current.into_iter().fold(dialog, FileDialogBuilder::set_directory);
    dialog.pick_folder(|folder| drop(answer.send(folder)));
    Ok(answered.await.ok().flatten().as_ref().map(ToString::to_string))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_export(desk: Desk<'_>, connection: String, query: ExportQuery) -> Answer<ExportPreview> {
    desk.preview_export(id("connection", &connection)?, query).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn start_export(desk: Desk<'_>, connection: String, request: ExportRequest) -> Answer<ExportStatus> {
    desk.start_export(id("connection", &connection)?, request).await
}

/// Saves what a user did into a folder that was chosen; the file's path.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_activity(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    query: ActivityExportQuery,
    code: String,
    folder: String,
) -> Answer<String> {
    desk.save_activity(id("connection", &connection)?, id("user_id", &user_id)?, &query, code, &folder).await
}

/// Saves the audit log into a folder that was chosen; the file's path.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_audit(
    desk: Desk<'_>,
    connection: String,
    query: AuditExportQuery,
    code: String,
    folder: String,
) -> Answer<String> {
    desk.save_audit(id("connection", &connection)?, &query, code, &folder).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_exports(desk: Desk<'_>, connection: String) -> Answer<Vec<ExportStatus>> {
    desk.exports(id("connection", &connection)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_export(desk: Desk<'_>, export_id: String) -> Answer<()> {
    desk.cancel_export(id("export_id", &export_id)?);
    Ok(())
}

/// Shows the file in its folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reveal_export(app: AppHandle, desk: Desk<'_>, export_id: String) -> Answer<()> {
    let file = desk.exported_file(id("export_id", &export_id)?).await?;
    app.opener().reveal_item_in_dir(&file).map_err(|error| {
        tracing::warn!(%error, "reveal");
        ConsoleError::new(DeskCode::FileFailed, "The folder cannot be shown.")
            .remedy(format!("It is {}.", file.display()))
    })
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_export(desk: Desk<'_>, export_id: String) -> Answer<()> {
    desk.forget_export(id("export_id", &export_id)?).await
}
