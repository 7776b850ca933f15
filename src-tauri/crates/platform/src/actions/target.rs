//! The user whom an action is about, and whether this admin may act on them (RBA-1).

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use steward_contract::{Problem, ProblemCode, UserStatus};
use uuid::Uuid;

use crate::{
    api::error::{ApiError, detailed, not_found},
    auth::Caller,
    domain::rank::{RankRefusal, may_act},
    store::{
        admins,
        codes::Numbered,
        entity::user::{Column, Entity, Model},
    },
};

/// # Errors
/// When the database can't be read.
pub async fn by_id(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::UserId.eq(user_id)).one(connection).await
}

/// # Errors
/// `not_found`.
pub async fn find(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Model, ApiError> {
    by_id(connection, user_id).await?.ok_or_else(|| not_found("user").into())
}

/// Why the admin may not act on this user, if so.
///
/// # Errors
/// When the database can't be read.
pub async fn refusal(
    connection: &impl ConnectionTrait,
    actor: &Caller,
    user: &Model,
) -> Result<Option<Problem>, DbErr> {
    let rank = admins::rank_of_user(connection, user.id).await?;
    let is_oneself = actor.user_id == Some(user.id);
    let title = match may_act(actor.rank, rank, is_oneself) {
        Ok(()) => return Ok(None),
        Err(RankRefusal::Oneself) => "This is your own account.",
        Err(RankRefusal::NotBelow) => "This is an admin of equal or higher rank.",
    };
    let detail = "Ask an admin of higher rank. Nothing was changed.";
    Ok(Some(detailed(ProblemCode::RankTooLow, title, detail)))
}

/// # Errors
/// When the stored number is no status.
pub fn status(user: &Model) -> Result<UserStatus, DbErr> {
    UserStatus::from_number(user.status).ok_or_else(|| DbErr::Type(format!("{} is no status", user.status)))
}

/// What to say when a status does not allow an action.
pub fn wrong_status(status: UserStatus, action: &str) -> Problem {
    let name = status.as_str().replace('_', " ");
    let detail = "Somebody may have changed it meanwhile. Reload the user. Nothing was changed.";
    detailed(ProblemCode::WrongStatus, format!("The user is {name} and cannot be {action}."), detail)
}
