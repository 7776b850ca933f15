//! The console as a whole.

use steward_desk::{Answer, ConsoleError, ConsoleState};
use tauri::{AppHandle, State};
use tauri_plugin_clipboard_manager::ClipboardExt as _;

use super::Desk;
use crate::deep_link::{DeepLink, PendingLink};

#[tauri::command]
#[specta::specta]
pub(crate) async fn console_state(desk: Desk<'_>) -> Answer<ConsoleState> {
    desk.state().await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn retry_keychain(desk: Desk<'_>) -> Answer<ConsoleState> {
    desk.retry_keychain().await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn continue_without_keychain(desk: Desk<'_>) -> Answer<ConsoleState> {
    desk.continue_without_keychain().await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_console(desk: Desk<'_>) -> Answer<()> {
    desk.lock_console().await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn unlock_console(desk: Desk<'_>, password: Option<String>, code: Option<String>) -> Answer<()> {
    desk.unlock_console(password, code).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn report_activity(desk: Desk<'_>) -> Answer<()> {
    desk.report_activity();
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_text(app: AppHandle, text: String) -> Answer<()> {
    app.clipboard().write_text(text).map_err(|error| ConsoleError::internal(&error))
}

/// The link that Steward was opened with, once.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_deep_link(pending: State<'_, PendingLink>) -> Answer<Option<DeepLink>> {
    Ok(pending.take())
}
