//! Exports whose server died are written down as aborted (EXP-4).

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use steward_contract::{AuditAction, ExportState};

use crate::{
    Platform,
    domain::retention::STREAMS,
    store::{
        audit::{self, Record},
        codes::Numbered,
        entity::export::{Column, Entity, Model},
    },
};

/// Exports that one sweep ends.
const AT_ONCE: u64 = 500;

pub async fn sweep(platform: &Platform) -> Result<(), DbErr> {
    let began = platform.clock().now_ms() - STREAMS.num_milliseconds();
    let dead = Entity::find().filter(Column::FinishedAt.is_null()).filter(Column::StartedAt.lte(began));
    for export in dead.limit(AT_ONCE).all(platform.database().read()).await? {
        end(platform, &export).await?;
    }
    Ok(())
}

async fn end(platform: &Platform, export: &Model) -> Result<(), DbErr> {
    let state = ExportState::Aborted;
    let record = Record::by_platform(platform, AuditAction::UsersExportFinished)
        .fact("export_id", export.export_id)
        .fact("state", state);
    let transaction = platform.database().begin().await?;
    let ended = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.number()))
        .col_expr(Column::FinishedAt, Expr::value(record.at))
        .filter(Column::Id.eq(export.id))
        .filter(Column::FinishedAt.is_null())
        .exec(&transaction)
        .await?;
    if ended.rows_affected == 1 {
        audit::append(&transaction, record).await?;
    }
    transaction.commit().await
}
