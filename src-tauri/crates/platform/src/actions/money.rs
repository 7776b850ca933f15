//! Payouts that are held while their user is suspended, and released after (SUS-2, REA-1).

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter, Statement,
};
use steward_contract::{Money, PendingPayouts};

use crate::store::{
    codes::{Numbered, PayoutStatus},
    entity::payout::{Column, Entity, Model},
    users::decimal,
};

#[derive(FromQueryResult)]
struct Moved {
    amount: i64,
    currency: String,
}

/// Gives all payouts of a user that have one status another; the sums that this concerned, by currency.
///
/// # Errors
/// When the database can't be written.
pub async fn move_payouts(
    transaction: &DatabaseTransaction,
    user: i64,
    from: PayoutStatus,
    to: PayoutStatus,
) -> Result<Vec<Money>, DbErr> {
    let statement = Statement::from_sql_and_values(
        transaction.get_database_backend(),
        "UPDATE payouts SET status = $1 WHERE user_id = $2 AND status = $3 RETURNING amount, currency",
        [to.number().into(), user.into(), from.number().into()],
    );
    let moved = Moved::find_by_statement(statement).all(transaction).await?;
    let sums = sum_by_currency(moved.into_iter().map(|payout| (payout.currency, payout.amount)));
    Ok(sums.into_iter().map(|sum| sum.sum).collect())
}

/// The payouts of a user that have one status, by currency.
///
/// # Errors
/// When the database can't be read.
pub async fn payouts(
    connection: &impl ConnectionTrait,
    user: i64,
    status: PayoutStatus,
) -> Result<Vec<PendingPayouts>, DbErr> {
    let found = Entity::find().filter(Column::UserId.eq(user)).filter(Column::Status.eq(status.number()));
    let rows: Vec<Model> = found.all(connection).await?;
    Ok(sum_by_currency(rows.into_iter().map(|payout| (payout.currency, payout.amount))))
}

fn sum_by_currency(payouts: impl Iterator<Item = (String, i64)>) -> Vec<PendingPayouts> {
    let mut sums = BTreeMap::<String, (u32, i64)>::new();
    for (currency, amount) in payouts {
        let (count, sum) = sums.entry(currency).or_default();
        *count += 1;
        *sum += amount;
    }
    let shown = |(currency, (count, sum))| PendingPayouts { count, sum: Money { amount: decimal(sum), currency } };
    sums.into_iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_summed_by_currency() {
        let sums =
            sum_by_currency([("USD", 150), ("EUR", 1), ("USD", 250)].map(|(c, a)| (c.to_owned(), a)).into_iter());
        let shown: Vec<_> = sums.iter().map(|sum| (sum.count, sum.sum.amount.as_str())).collect();
        assert_eq!(shown, [(1, "0.01"), (2, "4.00")]);
    }
}
