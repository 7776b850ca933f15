//! What exports sent (EXP-4).

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect, sea_query::Expr,
};
use steward_contract::ExportState;
use uuid::Uuid;

use super::{
    codes::Numbered,
    entity::export::{ActiveModel, Column, Entity, Model},
};

/// One that an admin asked for.
///
/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, admin: Uuid, export_id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::ExportId.eq(export_id)).filter(Column::AdminId.eq(admin)).one(connection).await
}

/// One that begins; the number that it is ended by.
///
/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, export: Model) -> Result<i64, DbErr> {
    let row = ActiveModel { id: NotSet, ..export.into_active_model() };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// How one ended.
pub struct Ending {
    pub state: ExportState,
    pub rows: i64,
    pub sha256: Option<String>,
    pub at: i64,
}

/// Writes down how one that runs ended; whether it still ran.
///
/// # Errors
/// When the database can't be written.
pub async fn end(transaction: &DatabaseTransaction, id: i64, ending: Ending) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::State, Expr::value(ending.state.number()))
        .col_expr(Column::Rows, Expr::value(ending.rows))
        .col_expr(Column::Sha256, Expr::value(ending.sha256))
        .col_expr(Column::FinishedAt, Expr::value(ending.at))
        .filter(Column::Id.eq(id))
        .filter(Column::FinishedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Those that run and began by then.
///
/// # Errors
/// When the database can't be read.
pub async fn running_since(connection: &impl ConnectionTrait, began: i64, limit: u64) -> Result<Vec<Model>, DbErr> {
    let running = Entity::find().filter(Column::FinishedAt.is_null()).filter(Column::StartedAt.lte(began));
    running.limit(limit).all(connection).await
}
