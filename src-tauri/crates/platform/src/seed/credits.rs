//! How a sample user came by their credits.

use steward_contract::CreditKind;

use super::{
    audit::{Deed, Entry},
    chance::Chance,
    past::ADMINS,
    person::Person,
    rows::{Rows, key},
};
use crate::store::{
    credits::accounts,
    entity::{credit_entry, user},
};

const GIFT: &str = "Welcome to the platform";

pub fn add(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let user = &person.user;
    if user.credit_balance == 0 {
        return;
    }
    if !person.was_seen() {
        let begun = user.registered_at;
        return add_entries(rows, user, &[(begun, CreditKind::Opening, user.credit_balance)], chance);
    }
    let gift = if chance.percent(10) { user.credit_balance.min(1_000) } else { 0 };
    let used = chance.between(0, user.credit_balance);
    let mut times = [(); 3].map(|()| chance.between(person.since(), user.last_activity_at));
    times.sort_unstable();
    let bought = user.credit_balance - gift + used;
    let entries = [
        (times[0], CreditKind::Purchase, bought),
        (times[1], CreditKind::Complimentary, gift),
        (times[2], CreditKind::Usage, -used),
    ];
    add_entries(rows, user, &entries, chance);
}

/// When, why and how much; what moves nothing is left out.
pub fn add_entries(rows: &mut Rows, user: &user::Model, entries: &[(i64, CreditKind, i64)], chance: &mut Chance) {
    let mut balance = 0;
    for (present, &(at, kind, amount)) in entries.iter().filter(|(_, _, amount)| *amount != 0).enumerate() {
        balance += amount;
        let gift = kind == CreditKind::Complimentary;
        let (admin, reason) = if gift { (Some(*chance.pick(&ADMINS)), Some(GIFT)) } else { (None, None) };
        let (debit, credit) = accounts(kind, amount);
        rows.credits.push(credit_entry::Model {
            id: key(user.id, present),
            entry_id: chance.uuid(),
            user_id: user.id,
            at,
            debit,
            credit,
            amount: amount.abs(),
            balance,
            admin_id: admin.map(|admin| admin.0),
            admin_name: admin.map(|admin| admin.1.to_owned()),
            reason: reason.map(str::to_owned),
        });
        if gift {
            let deed = Deed::Credited { amount, balance };
            rows.audit.push(Entry { at, id: chance.uuid(), user_id: user.user_id, admin, deed, reason });
        }
    }
}
