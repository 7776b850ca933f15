//! What admins do to users.

use steward_contract::{
    ActionFate, ActionOutcome, GetReactivationEffects, GetSuspensionEffects, ReactivateRequest, ReactivationEffects,
    SuspendRequest, SuspensionEffects, UserPath,
};
use steward_desk::{Answer, OpenAction, PreparedAction};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn get_suspension_effects(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
) -> Answer<SuspensionEffects> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<GetSuspensionEffects>(id("connection", &connection)?, &path, &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn get_reactivation_effects(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
) -> Answer<ReactivationEffects> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<GetReactivationEffects>(id("connection", &connection)?, &path, &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn prepare_suspend(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    request: SuspendRequest,
) -> Answer<PreparedAction> {
    desk.prepare_suspend(id("connection", &connection)?, id("user_id", &user_id)?, request).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn prepare_reactivate(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    request: ReactivateRequest,
) -> Answer<PreparedAction> {
    desk.prepare_reactivate(id("connection", &connection)?, id("user_id", &user_id)?, request).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn confirm_action(
    desk: Desk<'_>,
    connection: String,
    action_id: String,
    code: String,
) -> Answer<ActionOutcome> {
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
