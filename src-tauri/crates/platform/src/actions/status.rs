//! Changes a user's status, if it is still the one that the action started from.

use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use steward_contract::UserStatus;

use crate::store::{
    codes::{Numbered, Trait},
    entity::{
        user::{Column, Entity, Model},
        user_profile,
    },
};

/// `false` when another change came first; then nothing has happened.
///
/// # Errors
/// When the database can't be written.
pub async fn set(transaction: &DatabaseTransaction, user: &Model, status: UserStatus, now: i64) -> Result<bool, DbErr> {
    let active = if status == UserStatus::Active { Trait::Active.bit() } else { 0 };
    let changed = Entity::update_many()
        .col_expr(Column::Status, Expr::value(status.number()))
        .col_expr(Column::Traits, Expr::value(user.traits & !Trait::Active.bit() | active))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(user.id))
        .filter(Column::Status.eq(user.status))
        .filter(Column::Version.eq(user.version))
        .exec(transaction)
        .await?;
    if changed.rows_affected == 0 {
        return Ok(false);
    }
    user_profile::Entity::update_many()
        .col_expr(user_profile::Column::StatusSince, Expr::value(now))
        .filter(user_profile::Column::Id.eq(user.id))
        .exec(transaction)
        .await?;
    Ok(true)
}
