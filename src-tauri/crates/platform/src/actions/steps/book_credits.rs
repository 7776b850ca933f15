//! Credits are booked from one account to another (CRD-1).

use sea_orm::DbErr;
use steward_contract::{CreditKind, Effect};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{
        credits::{accounts, book},
        entity::credit_entry::Model,
        users::decimal,
    },
};

#[derive(Debug, Clone, Copy)]
pub struct Booking {
    pub kind: CreditKind,
    /// Hundredths of a credit, below zero for what is taken.
    pub amount: i64,
    /// What the user has after it.
    pub balance: i64,
}

pub fn effects(booking: Booking) -> Vec<Effect> {
    let (amount, balance) = (decimal(booking.amount), decimal(booking.balance));
    vec![Effect::CreditsBooked { amount, balance }]
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, booking: Booking) -> Result<Vec<Effect>, DbErr> {
    let (debit, credit) = accounts(booking.kind, booking.amount);
    let entry = Model {
        id: 0,
        entry_id: doer.platform.new_id(),
        user_id: subject.user.id,
        at: doer.now,
        debit,
        credit,
        amount: booking.amount.abs(),
        balance: booking.balance,
        admin_id: doer.by.as_ref().map(|admin| admin.id),
        admin_name: doer.by.as_ref().map(|admin| admin.name.clone()),
        reason: doer.reason.map(str::to_owned),
    };
    book(doer.transaction, &subject.user, entry).await?;
    Ok(effects(booking))
}
