//! Platforms and the way to them.

use steward_desk::{Answer, Connection, OpenConnection, ServerProbe};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn probe_server(desk: Desk<'_>, url: String) -> Answer<ServerProbe> {
    desk.probe_server(&url).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn add_connection(desk: Desk<'_>, url: String, name: String) -> Answer<Connection> {
    desk.add_connection(&url, &name).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn rename_connection(desk: Desk<'_>, connection: String, name: String) -> Answer<Connection> {
    desk.rename_connection(id("connection", &connection)?, &name).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_connection(desk: Desk<'_>, connection: String) -> Answer<()> {
    desk.remove_connection(id("connection", &connection)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn open_built_in(desk: Desk<'_>) -> Answer<Connection> {
    desk.open_built_in().await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn open_connection(desk: Desk<'_>, connection: String) -> Answer<OpenConnection> {
    desk.open_connection(id("connection", &connection)?).await
}

/// Looks at once for a platform that is out of reach.
#[tauri::command]
#[specta::specta]
pub(crate) async fn try_connection(desk: Desk<'_>, connection: String) -> Answer<()> {
    desk.try_connection(id("connection", &connection)?).await
}
