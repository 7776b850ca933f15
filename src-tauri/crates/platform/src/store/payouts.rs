//! Money on its way to partners: held while its user is suspended, released after (SUS-2, REA-1).

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, Statement,
};
use steward_contract::{Money, PendingPayouts};

use super::{
    codes::{Numbered, PayoutStatus},
    entity::payout::{Column, Entity},
    users::decimal,
};

#[derive(FromQueryResult)]
struct Payout {
    amount: i64,
    currency: String,
}

/// Which payouts are meant, for reading and for moving them.
const OF_USER: &str = "user_id = $1 AND status = $2";

/// The payouts of a user that have one status, by currency.
///
/// # Errors
/// When the database can't be read.
pub async fn with_status(
    connection: &impl ConnectionTrait,
    user: i64,
    status: PayoutStatus,
) -> Result<Vec<PendingPayouts>, DbErr> {
    let sql = format!("SELECT amount, currency FROM payouts WHERE {OF_USER}");
    let values = [user.into(), status.number().into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    Ok(sum_by_currency(Payout::find_by_statement(statement).all(connection).await?))
}

/// Gives all payouts of a user that have one status another; the sums that this concerned, by currency.
///
/// # Errors
/// When the database can't be written.
pub async fn change_status(
    transaction: &DatabaseTransaction,
    user: i64,
    from: PayoutStatus,
    to: PayoutStatus,
) -> Result<Vec<PendingPayouts>, DbErr> {
    let sql = format!("UPDATE payouts SET status = $3 WHERE {OF_USER} RETURNING amount, currency");
    let values = [user.into(), from.number().into(), to.number().into()];
    let statement = Statement::from_sql_and_values(transaction.get_database_backend(), sql, values);
    Ok(sum_by_currency(Payout::find_by_statement(statement).all(transaction).await?))
}

/// Those that are on their way or held.
///
/// # Errors
/// When the database can't be read.
pub async fn count_unsettled(connection: &impl ConnectionTrait, user: i64) -> Result<u32, DbErr> {
    let unsettled = [PayoutStatus::Pending, PayoutStatus::Held].map(Numbered::number);
    let payouts = Entity::find().filter(Column::UserId.eq(user)).filter(Column::Status.is_in(unsettled));
    Ok(u32::try_from(payouts.count(connection).await?).unwrap_or(u32::MAX))
}

fn sum_by_currency(payouts: Vec<Payout>) -> Vec<PendingPayouts> {
    let mut sums = BTreeMap::<String, (u32, i64)>::new();
    for payout in payouts {
        let (count, sum) = sums.entry(payout.currency).or_default();
        *count += 1;
        *sum += payout.amount;
    }
    let shown = |(currency, (count, sum))| PendingPayouts { count, sum: Money { amount: decimal(sum), currency } };
    sums.into_iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_summed_by_currency() {
        let payouts = [("USD", 150), ("EUR", 1), ("USD", 250)];
        let payouts = payouts.map(|(currency, amount)| Payout { amount, currency: currency.to_owned() });
        let sums = sum_by_currency(payouts.into());
        let shown: Vec<_> = sums.iter().map(|sum| (sum.count, sum.sum.amount.as_str())).collect();
        assert_eq!(shown, [(1, "0.01"), (2, "4.00")]);
    }
}
