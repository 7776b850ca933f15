//! Signing in and out, and the admin's own account.

use steward_contract::{AdminSession, CodeKind, ListMySessions, Me, RevokeMySession, SessionPath};
use steward_desk::{Answer, Enrolled, EnrolmentView, SignInNext};

use super::{Desk, id};

#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in(desk: Desk<'_>, connection: String, email: String, password: String) -> Answer<SignInNext> {
    desk.sign_in(id("connection", &connection)?, email, password.into()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn confirm_code(desk: Desk<'_>, connection: String, kind: CodeKind, code: String) -> Answer<Me> {
    desk.confirm_code(id("connection", &connection)?, kind, code).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn start_enrolment(desk: Desk<'_>, connection: String) -> Answer<EnrolmentView> {
    desk.start_enrolment(id("connection", &connection)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn confirm_enrolment(desk: Desk<'_>, connection: String, code: String) -> Answer<Enrolled> {
    desk.confirm_enrolment(id("connection", &connection)?, code).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_out(desk: Desk<'_>, connection: String) -> Answer<()> {
    desk.sign_out(id("connection", &connection)?).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn list_my_sessions(desk: Desk<'_>, connection: String) -> Answer<Vec<AdminSession>> {
    desk.call::<ListMySessions>(id("connection", &connection)?, &(), &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn revoke_my_session(desk: Desk<'_>, connection: String, session_id: String) -> Answer<()> {
    let path = SessionPath { session_id: id("session_id", &session_id)? };
    desk.call::<RevokeMySession>(id("connection", &connection)?, &path, &(), &()).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn change_my_password(
    desk: Desk<'_>,
    connection: String,
    current: String,
    next: String,
    code: String,
) -> Answer<()> {
    desk.change_my_password(id("connection", &connection)?, current, next, code).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn start_totp(
    desk: Desk<'_>,
    connection: String,
    kind: CodeKind,
    code: String,
) -> Answer<EnrolmentView> {
    desk.start_totp(id("connection", &connection)?, kind, code).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn confirm_totp(desk: Desk<'_>, connection: String, code: String) -> Answer<Vec<String>> {
    desk.confirm_totp(id("connection", &connection)?, code).await
}
