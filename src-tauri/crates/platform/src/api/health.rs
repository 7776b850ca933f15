//! For whoever watches over the process.

use axum::{extract::State, http::StatusCode};
use sea_orm::ConnectionTrait;

use super::error::{ApiError, unavailable};
use crate::platform::Platform;

/// The process answers.
pub async fn alive() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The database answers too.
pub async fn ready(State(platform): State<Platform>) -> Result<StatusCode, ApiError> {
    let _turn = platform.turn()?;
    let answer = platform.database().read().execute_unprepared("SELECT 1").await;
    answer.map(|_| StatusCode::NO_CONTENT).map_err(|_| unavailable("The database does not answer.").into())
}
