//! Mail that is to go out: put here in the transaction of what it tells, so that nobody is told of what didn't happen.

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use steward_contract::MailTemplate;

use super::{
    entity::outbox::{ActiveModel, Column, Entity, Model},
    list::Values,
};

/// # Errors
/// When the database can't be written.
pub async fn put(transaction: &DatabaseTransaction, mail: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..mail.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// What is to be tried at an instant, of these templates, at most `limit`.
///
/// # Errors
/// When the database can't be read.
pub async fn due(
    connection: &impl ConnectionTrait,
    templates: &[MailTemplate],
    now: i64,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let of = Values::Texts(templates.iter().map(ToString::to_string).collect());
    let due = Entity::find().filter(waiting()).filter(Column::NextTryAt.lte(now));
    let due = due.filter(of.hold(Expr::col("template"), connection.get_database_backend()));
    due.order_by_asc(Column::NextTryAt).order_by_asc(Column::Id).limit(limit).all(connection).await
}

/// One of them as it is now; `None` when it isn't due any more.
///
/// # Errors
/// When the database can't be read.
pub async fn still_due(connection: &impl ConnectionTrait, id: i64, now: i64) -> Result<Option<Model>, DbErr> {
    let due = Entity::find_by_id(id).filter(waiting()).filter(Column::NextTryAt.lte(now));
    due.one(connection).await
}

/// What came of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    Sent,
    /// It is tried again then.
    Failed { error: String, again_at: i64 },
    /// It isn't tried any more.
    GivenUp { error: String },
}

/// Writes down what came of a try.
///
/// # Errors
/// When the database can't be written.
pub async fn tried(connection: &impl ConnectionTrait, id: i64, ending: Ending, now: i64) -> Result<(), DbErr> {
    let update = Entity::update_many()
        .col_expr(Column::TriedAt, Expr::value(now))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1));
    let update = match ending {
        Ending::Sent => update
            .col_expr(Column::SentAt, Expr::value(now))
            .col_expr(Column::LastError, Expr::value(None::<String>)),
        Ending::Failed { error, again_at } => update
            .col_expr(Column::NextTryAt, Expr::value(again_at))
            .col_expr(Column::LastError, Expr::value(error)),
        Ending::GivenUp { error } => update
            .col_expr(Column::GivenUpAt, Expr::value(now))
            .col_expr(Column::LastError, Expr::value(error)),
    };
    update.filter(Column::Id.eq(id)).filter(waiting()).exec(connection).await?;
    Ok(())
}

/// Neither sent nor given up.
fn waiting() -> Condition {
    Condition::all().add(Column::SentAt.is_null()).add(Column::GivenUpAt.is_null())
}
