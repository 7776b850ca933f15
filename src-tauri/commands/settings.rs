//! Settings of the console, and how its tables look.

use steward_desk::{Answer, Preferences, Settings};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn get_preferences(desk: Desk<'_>, connection: String) -> Answer<Preferences> {
    desk.preferences(id("connection", &connection)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn save_preferences(desk: Desk<'_>, connection: String, preferences: Preferences) -> Answer<()> {
    desk.save_preferences(id("connection", &connection)?, &preferences).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn get_settings(desk: Desk<'_>) -> Answer<Settings> {
    desk.settings().await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn save_settings(desk: Desk<'_>, settings: Settings) -> Answer<()> {
    desk.save_settings(settings).await
}
