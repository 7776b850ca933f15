//! Wrong tries of passwords and codes, counted where a restart doesn't forget them.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Statement, sea_query::Expr,
};

use super::entity::attempts::{Column, Entity};
use crate::domain::session::Tries;

/// The tries of a subject; until the transaction ends nobody else can read them so, which makes tries wait in line.
///
/// # Errors
/// When the database can't be written.
pub async fn lock(transaction: &DatabaseTransaction, subject: &str) -> Result<Tries, DbErr> {
    let statement = Statement::from_sql_and_values(
        transaction.get_database_backend(),
        "INSERT INTO attempts (subject, failures, since, locked_until) VALUES ($1, 0, 0, 0) \
         ON CONFLICT (subject) DO UPDATE SET failures = attempts.failures",
        [subject.into()],
    );
    transaction.execute_raw(statement).await?;
    let row = Entity::find_by_id(subject).one(transaction).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("attempts".to_owned()))?;
    let failures = u32::try_from(row.failures).unwrap_or_default();
    Ok(Tries { failures, since: row.since, locked_until: row.locked_until })
}

/// # Errors
/// When the database can't be written.
pub async fn put(transaction: &DatabaseTransaction, subject: &str, tries: Tries) -> Result<(), DbErr> {
    let failures = i32::try_from(tries.failures).unwrap_or(i32::MAX);
    Entity::update_many()
        .col_expr(Column::Failures, Expr::value(failures))
        .col_expr(Column::Since, Expr::value(tries.since))
        .col_expr(Column::LockedUntil, Expr::value(tries.locked_until))
        .filter(Column::Subject.eq(subject))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Deletes those that began before and lock nobody out any more.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(connection: &impl ConnectionTrait, before: i64, now: i64) -> Result<(), DbErr> {
    let unlocked = Entity::delete_many().filter(Column::LockedUntil.lt(now)).filter(Column::Since.lt(before));
    unlocked.exec(connection).await?;
    Ok(())
}
