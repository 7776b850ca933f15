//! What a window that shows a secret may ask, of the one that it was opened for.

use serde::Serialize;
use specta::Type;
use steward_desk::{Answer, ConsoleError, ShownOnce};
use tauri::WebviewWindow;

use super::Desk;
use crate::once_window::{Capture, id_of};

#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct OnceView {
    #[serde(flatten)]
    about: ShownOnce,
    capture: Capture,
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn shown_once(desk: Desk<'_>, window: WebviewWindow) -> Answer<OnceView> {
    Ok(OnceView { about: desk.shown_once(id_of(&window)?)?, capture: Capture::HERE })
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn reveal_once(desk: Desk<'_>, window: WebviewWindow) -> Answer<String> {
    desk.reveal_once(id_of(&window)?)
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_once(desk: Desk<'_>, window: WebviewWindow) -> Answer<()> {
    desk.copy_once(id_of(&window)?)
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn close_once(desk: Desk<'_>, window: WebviewWindow) -> Answer<()> {
    desk.forget_once(id_of(&window)?);
    window.destroy().map_err(|error| ConsoleError::internal(&error))
}
