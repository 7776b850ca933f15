//! Mail that is to go out: put here in the transaction of what it tells, so that nobody is told of what didn't happen.

use std::{collections::HashSet, ops::RangeInclusive};

use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use steward_contract::{MailTemplate, PostKind, PostState};
use uuid::Uuid;

use super::{
    entity::outbox::{ActiveModel, Column, Entity, Model},
    list::Values,
    paging::PageRequest,
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

/// Secrets that lie sealed, with whose they are.
///
/// # Errors
/// When the database can't be read.
pub async fn with_secrets(connection: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Secret.is_not_null()).all(connection).await
}

/// # Errors
/// When the database can't be written.
pub async fn set_secret(connection: &impl ConnectionTrait, id: i64, secret: Vec<u8>) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::Secret, Expr::value(secret));
    update.filter(Column::Id.eq(id)).exec(connection).await?;
    Ok(())
}

/// Secrets of links that were written up to an instant are of no use to anybody.
///
/// # Errors
/// When the database can't be written.
pub async fn forget_secrets(connection: &impl ConnectionTrait, until: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Secret, Expr::value(None::<Vec<u8>>))
        .filter(Column::Secret.is_not_null())
        .filter(Column::CreatedAt.lte(until))
        .exec(connection)
        .await?;
    Ok(())
}

/// What came of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    Sent,
    /// It is tried again then.
    Failed {
        error: String,
        again_at: i64,
    },
    /// It isn't tried any more.
    GivenUp {
        error: String,
    },
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
            .col_expr(Column::Secret, Expr::value(None::<Vec<u8>>))
            .col_expr(Column::LastError, Expr::value(None::<String>)),
        Ending::Failed { error, again_at } => {
            update.col_expr(Column::NextTryAt, Expr::value(again_at)).col_expr(Column::LastError, Expr::value(error))
        }
        Ending::GivenUp { error } => {
            update.col_expr(Column::GivenUpAt, Expr::value(now)).col_expr(Column::LastError, Expr::value(error))
        }
    };
    update.filter(Column::Id.eq(id)).filter(waiting()).exec(connection).await?;
    Ok(())
}

/// Of a user's messages from this time, those that were given up: when each was made, and from which template.
///
/// # Errors
/// When the database can't be read.
pub async fn given_up(
    connection: &impl ConnectionTrait,
    user: i64,
    made: RangeInclusive<i64>,
) -> Result<HashSet<(i64, String)>, DbErr> {
    let found = Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::GivenUpAt.is_not_null())
        .filter(Column::CreatedAt.between(*made.start(), *made.end()));
    let found = found.select_only().columns([Column::CreatedAt, Column::Template]);
    Ok(found.into_tuple().all(connection).await?.into_iter().collect())
}

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, mail_id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::MailId.eq(mail_id)).one(connection).await
}

/// Lets one that wasn't sent begin anew, at once.
///
/// # Errors
/// When the database can't be written.
pub async fn send_again(transaction: &DatabaseTransaction, id: i64, now: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::QueuedAt, Expr::value(now))
        .col_expr(Column::NextTryAt, Expr::value(now))
        .col_expr(Column::GivenUpAt, Expr::value(None::<i64>))
        .col_expr(Column::Attempts, Expr::value(0))
        .filter(Column::Id.eq(id))
        .filter(Column::SentAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

pub fn state(mail: &Model) -> PostState {
    match (mail.sent_at, mail.given_up_at) {
        (Some(_), _) => PostState::Sent,
        (None, Some(_)) => PostState::Dead,
        (None, None) => PostState::Waiting,
    }
}

/// Those in a state, as the database asks.
pub fn in_state(state: PostState) -> Condition {
    match state {
        PostState::Waiting => waiting(),
        PostState::Sent => Condition::all().add(Column::SentAt.is_not_null()),
        PostState::Dead => Condition::all().add(Column::SentAt.is_null()).add(Column::GivenUpAt.is_not_null()),
    }
}

/// Those of a kind.
pub fn of_kind(kind: PostKind, backend: DbBackend) -> SimpleExpr {
    let all = MailTemplate::ALL.iter().filter(|template| template.kind() == kind);
    Values::Texts(all.map(ToString::to_string).collect()).hold(Expr::col("template"), backend)
}

/// Those that are asked for, newest first, up to one row more than the page holds.
///
/// # Errors
/// When the database can't be read.
pub async fn page(connection: &impl ConnectionTrait, which: Condition, part: PageRequest) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(which)
        .filter(part.condition(Expr::col("created_at"), Expr::col("id")))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(part.rows())
        .all(connection)
        .await
}

/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, state: PostState) -> Result<u32, DbErr> {
    let rows = Entity::find().filter(in_state(state)).count(connection).await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Neither sent nor given up.
fn waiting() -> Condition {
    Condition::all().add(Column::SentAt.is_null()).add(Column::GivenUpAt.is_null())
}
