//! What admins do: five commands for all of it.

use steward_contract::{Action, ActionFate, Done};
use steward_desk::{Answer, OpenAction, PreparedAction};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn prepare_action(desk: Desk<'_>, connection: String, action: Action) -> Answer<PreparedAction> {
    desk.prepare_action(id("connection", &connection)?, action).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn confirm_action(
    desk: Desk<'_>,
    connection: String,
    action_id: String,
    code: Option<String>,
) -> Answer<Done> {
    desk.confirm_action(id("connection", &connection)?, id("action_id", &action_id)?, code).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn resolve_action(desk: Desk<'_>, connection: String, action_id: String) -> Answer<ActionFate> {
    desk.resolve_action(id("connection", &connection)?, id("action_id", &action_id)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_action(desk: Desk<'_>, connection: String, action_id: String) -> Answer<()> {
    desk.discard_action(id("connection", &connection)?, id("action_id", &action_id)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_open_actions(desk: Desk<'_>, connection: String) -> Answer<Vec<OpenAction>> {
    desk.open_actions(id("connection", &connection)?).await
}
