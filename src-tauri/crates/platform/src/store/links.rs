//! Links that users were sent: each is good once, for a time, and until a newer one of its kind takes its place.

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr,
};
use steward_contract::LinkPurpose;

use super::{
    codes::Numbered,
    entity::link::{ActiveModel, Column, Entity, Model},
};

impl Model {
    /// Whether it can be followed at an instant.
    pub const fn is_good(&self, now: i64) -> bool {
        self.used_at.is_none() && self.ended_at.is_none() && self.expires_at > now
    }
}

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, link: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..link.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Hash.eq(hash)).one(connection).await
}

/// The one of a user that is still [good](Model::is_good), if there is one.
///
/// # Errors
/// When the database can't be read.
pub async fn open_of(
    connection: &impl ConnectionTrait,
    user: i64,
    purpose: LinkPurpose,
    now: i64,
) -> Result<Option<Model>, DbErr> {
    let found = Entity::find().filter(of(user, purpose)).filter(open(now)).order_by_desc(Column::Id);
    found.one(connection).await
}

/// Ends those of a user that are still good.
///
/// # Errors
/// When the database can't be written.
pub async fn end(transaction: &DatabaseTransaction, user: i64, purpose: LinkPurpose, now: i64) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::EndedAt, Expr::value(now));
    update.filter(of(user, purpose)).filter(open(now)).exec(transaction).await?;
    Ok(())
}

/// Uses a link up: `false` when it isn't good any more, so that of two who follow it at once one does.
///
/// # Errors
/// When the database can't be written.
pub async fn use_up(transaction: &DatabaseTransaction, id: i64, now: i64) -> Result<bool, DbErr> {
    let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(now));
    let used = update.filter(Column::Id.eq(id)).filter(open(now)).exec(transaction).await?;
    Ok(used.rows_affected == 1)
}

/// Those that ended before an instant are of no use to anybody.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(connection: &impl ConnectionTrait, before: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(connection).await?;
    Ok(())
}

fn of(user: i64, purpose: LinkPurpose) -> Condition {
    Condition::all().add(Column::UserId.eq(user)).add(Column::Purpose.eq(purpose.number()))
}

fn open(now: i64) -> Condition {
    Condition::all().add(Column::UsedAt.is_null()).add(Column::EndedAt.is_null()).add(Column::ExpiresAt.gt(now))
}
