//! The ledger of credits (CRD-1): every booking takes from one account what it gives to another.

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use steward_contract::CreditKind;

use super::{
    codes::Numbered,
    entity::{
        credit_entry::{ActiveModel, Column, Entity, Model},
        user,
    },
    paging::PageRequest,
    user_records,
};

/// The user's own account; every other number is that of a [`CreditKind`], whose account is the platform's.
pub const OF_USER: i16 = 0;

/// The accounts that give and get when a user's credits change by an amount.
pub fn accounts(kind: CreditKind, amount: i64) -> (i16, i16) {
    if amount > 0 { (kind.number(), OF_USER) } else { (OF_USER, kind.number()) }
}

/// Why a user's credits changed, and by how much.
pub fn change_of(entry: &Model) -> (i16, i64) {
    if entry.credit == OF_USER { (entry.debit, entry.amount) } else { (entry.credit, -entry.amount) }
}

/// A user's entries in the order of booking, newest first, up to one row more than the page holds. Not by time: two that
/// were booked at once have their balances in the order of their keys.
///
/// # Errors
/// When the database can't be read.
pub async fn page(connection: &impl ConnectionTrait, user: i64, part: PageRequest) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(part.condition(Expr::col("id"), Expr::col("id")))
        .order_by_desc(Column::Id)
        .limit(part.rows())
        .all(connection)
        .await
}

/// Writes an entry, and the balance that it leaves a locked user with.
///
/// # Errors
/// When the database can't be written.
pub async fn book(transaction: &DatabaseTransaction, user: &user::Model, entry: Model) -> Result<(), DbErr> {
    user_records::change(user, entry.at)
        .col_expr(user::Column::CreditBalance, Expr::value(entry.balance))
        .exec(transaction)
        .await?;
    let row = ActiveModel { id: NotSet, ..entry.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}
