//! Users: the list, one user, and finding one by anything.

use steward_contract::{
    ActivityEvent, ActivityQuery, AuditEntry, FieldValuesQuery, FilterValues, GetUser, GetUserStats, LabelledValue,
    ListActivity, ListFieldValues, ListFilterValues, ListFlags, ListNotes, ListOrders, ListSessions, ListUserAudit,
    ListUsers, Order, Page, Paging, TimelineEntry, UserDetail, UserFlag, UserListQuery, UserPage, UserPath,
    UserSession, UserStats,
};
use steward_desk::{Answer, FoundUser};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_users(desk: Desk<'_>, connection: String, query: UserListQuery) -> Answer<UserPage> {
    desk.call::<ListUsers>(id("connection", &connection)?, &(), &query, &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_filter_values(desk: Desk<'_>, connection: String) -> Answer<Vec<FilterValues>> {
    desk.call::<ListFilterValues>(id("connection", &connection)?, &(), &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_field_values(
    desk: Desk<'_>,
    connection: String,
    query: FieldValuesQuery,
) -> Answer<Page<LabelledValue>> {
    desk.call::<ListFieldValues>(id("connection", &connection)?, &(), &query, &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn get_user_stats(desk: Desk<'_>, connection: String) -> Answer<UserStats> {
    desk.call::<GetUserStats>(id("connection", &connection)?, &(), &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn get_user(desk: Desk<'_>, connection: String, user_id: String) -> Answer<UserDetail> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<GetUser>(id("connection", &connection)?, &path, &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_orders(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    paging: Paging,
) -> Answer<Page<Order>> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<ListOrders>(id("connection", &connection)?, &path, &paging, &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_activity(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    query: ActivityQuery,
) -> Answer<Page<ActivityEvent>> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<ListActivity>(id("connection", &connection)?, &path, &query, &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_sessions(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    paging: Paging,
) -> Answer<Page<UserSession>> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<ListSessions>(id("connection", &connection)?, &path, &paging, &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_notes(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    paging: Paging,
) -> Answer<Page<TimelineEntry>> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<ListNotes>(id("connection", &connection)?, &path, &paging, &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_user_audit(
    desk: Desk<'_>,
    connection: String,
    user_id: String,
    paging: Paging,
) -> Answer<Page<AuditEntry>> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<ListUserAudit>(id("connection", &connection)?, &path, &paging, &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_flags(desk: Desk<'_>, connection: String, user_id: String) -> Answer<Vec<UserFlag>> {
    let path = UserPath { user_id: id("user_id", &user_id)? };
    desk.call::<ListFlags>(id("connection", &connection)?, &path, &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn find_user(desk: Desk<'_>, connection: String, text: String) -> Answer<Vec<FoundUser>> {
    desk.find_user(id("connection", &connection)?, &text).await
}
