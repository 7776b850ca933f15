//! Users who are deleted for good: how far that is, and what is left of them (DEL-3).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Statement, sea_query::Expr,
};
use steward_contract::{AuditRef, ErasedRecords, ErasureHold, ErasureStep, HeldBy};
use uuid::Uuid;

pub use super::entity::{erasure::Model as Erasure, erasure_step::Model as Taken};
use super::{
    codes::Numbered,
    entity::{
        erasure::{Column, Entity},
        erasure_step, user_profile,
    },
    orders, payouts,
};

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Option<Erasure>, DbErr> {
    Entity::find().filter(Column::UserId.eq(user_id)).one(connection).await
}

/// The same for taking a step: nobody else takes one until the transaction ends.
///
/// # Errors
/// When the database can't be read.
pub async fn lock(transaction: &DatabaseTransaction, user: i64) -> Result<Option<Erasure>, DbErr> {
    Entity::find_by_id(user).lock_exclusive().one(transaction).await
}

/// # Errors
/// When the database can't be written, or it has begun already.
pub async fn insert(transaction: &DatabaseTransaction, erasure: Erasure) -> Result<(), DbErr> {
    Entity::insert(erasure.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// The numbers of deleted users whose time is over and whose erasure has not begun.
///
/// # Errors
/// When the database can't be read.
pub async fn due(connection: &impl ConnectionTrait, now: i64, limit: u64) -> Result<Vec<i64>, DbErr> {
    use user_profile::Column::{HardDeleteAt, Id};
    let begun = sea_orm::QuerySelect::query(&mut Entity::find().select_only().column(Column::Id)).to_owned();
    let due = user_profile::Entity::find().filter(HardDeleteAt.lte(now)).filter(Id.not_in_subquery(begun));
    due.order_by_asc(HardDeleteAt).limit(limit).select_only().column(Id).into_tuple().all(connection).await
}

/// The numbers of those whose next step is to be tried at an instant.
///
/// # Errors
/// When the database can't be read.
pub async fn under_way(connection: &impl ConnectionTrait, now: i64, limit: u64) -> Result<Vec<i64>, DbErr> {
    let under_way = Entity::find().filter(Column::NextAt.lte(now)).order_by_asc(Column::NextAt).limit(limit);
    under_way.select_only().column(Column::Id).into_tuple().all(connection).await
}

/// The steps that were taken, in their order.
///
/// # Errors
/// When the database can't be read.
pub async fn taken(connection: &impl ConnectionTrait, user: i64) -> Result<Vec<Taken>, DbErr> {
    let steps = erasure_step::Entity::find().filter(erasure_step::Column::Erasure.eq(user));
    steps.order_by_asc(erasure_step::Column::Step).all(connection).await
}

/// Writes down that it waits, for what, and when it is looked at again.
///
/// # Errors
/// When the database can't be written.
pub async fn hold(transaction: &DatabaseTransaction, user: i64, held: &[HeldBy], next: i64) -> Result<(), DbErr> {
    let update = Entity::update_many()
        .col_expr(Column::Held, Expr::value(json(&held)?))
        .col_expr(Column::NextAt, Expr::value(next));
    update.filter(Column::Id.eq(user)).exec(transaction).await?;
    Ok(())
}

/// Writes down that a step was taken, and what it did to how many records of which table.
///
/// # Errors
/// When the database can't be written.
pub async fn take(
    transaction: &DatabaseTransaction,
    erasure: &Erasure,
    step: ErasureStep,
    records: &[ErasedRecords],
    at: i64,
) -> Result<(), DbErr> {
    let next = (Some(&step) != ErasureStep::ALL.last()).then_some(at);
    let update = Entity::update_many()
        .col_expr(Column::Taken, Expr::value(step.number()))
        .col_expr(Column::NextAt, Expr::value(next))
        .col_expr(Column::Held, Expr::value("[]"))
        .col_expr(Column::Records, Expr::value(json(&records)?));
    update.filter(Column::Id.eq(erasure.id)).exec(transaction).await?;
    Ok(())
}

/// Where the log has it.
///
/// # Errors
/// When the database can't be written.
pub async fn logged(
    transaction: &DatabaseTransaction,
    user: i64,
    step: ErasureStep,
    at: i64,
    audit: AuditRef,
) -> Result<(), DbErr> {
    let row = Taken { erasure: user, step: step.number(), at, audit_id: audit.id, audit_number: audit.number.into() };
    erasure_step::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// What stands in the way of a user's deletion for good.
///
/// # Errors
/// When the database can't be read.
pub async fn held(connection: &impl ConnectionTrait, user: i64) -> Result<Vec<HeldBy>, DbErr> {
    let counts = [
        (ErasureHold::OpenOrders, orders::count_open(connection, user).await?),
        (ErasureHold::UnsettledPayouts, payouts::count_unsettled(connection, user).await?),
    ];
    Ok(counts.into_iter().filter(|(_, count)| *count > 0).map(|(hold, count)| HeldBy { hold, count }).collect())
}

/// What of a user is taken away: tables, and the columns that name the user in them. The record itself comes last.
pub const REMOVED: &[(&str, &str)] = &[
    ("user_sessions", "user_id"),
    ("api_tokens", "user_id"),
    ("api_sessions", "user_id"),
    ("oauth_links", "user_id"),
    ("notes", "user_id"),
    ("flag_events", "user_id"),
    ("suspensions", "user_id"),
    ("kyc_events", "user_id"),
    ("kyc_documents", "user_id"),
    ("outbox", "user_id"),
    ("links", "user_id"),
    ("partner_ranks", "user_id"),
    ("selection_users", "user_id"),
    ("partners", "id"),
    ("user_passwords", "id"),
    ("user_security", "id"),
    ("user_profiles", "id"),
    ("users", "id"),
];

/// The same where the user is named by the id that others know.
pub const REMOVED_BY_ID: &[(&str, &str)] = &[("actions", "user_id"), ("approvals", "user_id")];

/// What stays for as long as the archive does, and what of it tells who somebody is.
pub const ANONYMIZED: &[(&str, &str)] = &[
    ("activity", "ip = NULL, ip_key = '', user_agent = NULL, location = NULL, new_country = FALSE, details = '{}'"),
    ("credit_entries", "reason = NULL"),
    ("wallets", "address = ''"),
];

/// What goes when the archive does.
pub const KEPT: &[(&str, &str)] = &[
    ("order_items", "order_id IN (SELECT id FROM orders WHERE user_id = $1)"),
    ("orders", "user_id = $1"),
    ("payouts", "user_id = $1"),
    ("credit_entries", "user_id = $1"),
    ("wallets", "user_id = $1"),
    ("activity", "user_id = $1"),
    ("archives", "id = $1"),
];

/// How many rows it was.
///
/// # Errors
/// When the database can't be written.
pub async fn change(
    transaction: &DatabaseTransaction,
    sql: String,
    user: impl Into<sea_orm::Value>,
) -> Result<u32, DbErr> {
    let statement = Statement::from_sql_and_values(transaction.get_database_backend(), sql, [user.into()]);
    Ok(u32::try_from(transaction.execute_raw(statement).await?.rows_affected()).unwrap_or(u32::MAX))
}

fn json(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Custom(error.to_string()))
}
