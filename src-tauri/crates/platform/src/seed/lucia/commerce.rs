//! What she bought and earned.

use steward_contract::{CreditKind, Module, OrderStatus};

use super::{ID, Then};
use crate::{
    seed::{
        chance::{Chance, DAY},
        commerce::GOODS,
        credits,
        referrals::Place,
        rows::{Rows, key},
        wallets,
    },
    store::{
        codes::{Numbered, PayoutStatus},
        entity as e,
    },
};

pub fn add(rows: &mut Rows, then: &Then, place: Place, modules: &[Module], chance: &mut Chance) {
    add_orders(rows, then, chance);
    add_partner(rows, then, place);
    add_payouts(rows, then, chance);
    add_credits(rows, then, chance);
    add_wallets(rows, modules, chance);
}

fn add_wallets(rows: &mut Rows, modules: &[Module], chance: &mut Chance) {
    let Some(user) = rows.users.iter().find(|user| user.id == ID).cloned() else { return };
    let kinds = [("EUR", "SEPA", 2, 900), ("USDT", "Tron", 6, 2_000)];
    for (present, kind) in kinds.into_iter().enumerate().filter(|_| modules.contains(&Module::Wallets)) {
        wallets::add_wallet(rows, &user, present, kind, chance);
    }
}

/// Her numbers have five digits, those of others seven: none is given twice. 14 that are completed and one on its way; together 2,318.40.
fn add_orders(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    const PRICES: [i64; 15] = [
        12_900, 19_900, 8_900, 4_900, 21_450, 18_000, 9_990, 32_500, 14_900, 7_400, 11_250, 26_000, 19_900, 8_950,
        14_900,
    ];
    let newest = then.at("2026-11-09T17:20");
    for (present, price) in PRICES.into_iter().enumerate() {
        // None of them falls into her suspension.
        let earlier = i64::try_from(present).unwrap_or_default() * 18 * DAY;
        let status = if present == 0 { OrderStatus::Paid } else { OrderStatus::Completed };
        rows.orders.push(e::order::Model {
            id: key(ID, present),
            order_id: chance.uuid(),
            user_id: ID,
            number: if present == 0 { "ORD-88213".to_owned() } else { format!("ORD-{}", 88_000 - present * 137) },
            at: newest - earlier,
            status: status.number(),
            total: price,
            currency: "EUR".to_owned(),
        });
        let item = GOODS[present % GOODS.len()].0;
        rows.items.push(e::order_item::Model {
            id: key(key(ID, present), 0),
            order_id: key(ID, present),
            title: item.to_owned(),
            quantity: 1,
            price,
        });
    }
}

fn add_partner(rows: &mut Rows, then: &Then, place: Place) {
    rows.partners.push(e::partner::Model {
        id: ID,
        partner_id: "P-204871".to_owned(),
        referral_code: "LUPE-7".to_owned(),
        sponsor_id: None,
        active: true,
        rank: "Silver".to_owned(),
        highest_rank: "Gold".to_owned(),
        direct_referrals: place.direct,
        network_size: place.network,
        available: 18_750,
        pending: 41_200,
        total_earned: 236_480,
        currency: "EUR".to_owned(),
    });
    let ranks = [
        ("2026-02-21T09:14", "Starter"),
        ("2026-04-02T08:00", "Bronze"),
        ("2026-06-20T08:00", "Silver"),
        ("2026-08-11T08:00", "Gold"),
        ("2026-10-01T08:00", "Silver"),
    ];
    for (present, (at, rank)) in ranks.into_iter().enumerate() {
        rows.ranks.push(e::partner_rank::Model {
            id: key(ID, present),
            user_id: ID,
            at: then.at(at),
            rank: rank.to_owned(),
        });
    }
}

fn add_payouts(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let payouts =
        [("2026-11-17T13:22", 41_200, PayoutStatus::Pending), ("2026-09-30T09:00", 28_000, PayoutStatus::Paid)];
    for (present, (at, amount, status)) in payouts.into_iter().enumerate() {
        rows.payouts.push(e::payout::Model {
            id: key(ID, present),
            payout_id: chance.uuid(),
            user_id: ID,
            amount,
            currency: "EUR".to_owned(),
            status: status.number(),
            requested_at: then.at(at),
            settled_at: (status == PayoutStatus::Paid).then(|| then.at(at) + 2 * DAY),
        });
    }
}

/// Together the 1,240.00 that she has.
fn add_credits(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let entries = [
        ("2026-03-02T10:05", CreditKind::Purchase, 100_000),
        ("2026-05-18T16:40", CreditKind::Usage, -18_500),
        ("2026-07-01T09:12", CreditKind::Complimentary, 2_500),
        ("2026-10-20T12:00", CreditKind::Purchase, 50_000),
        ("2026-11-12T08:31", CreditKind::Usage, -10_000),
    ];
    let entries = entries.map(|(at, kind, amount)| (then.at(at), kind, amount));
    let user = rows.users.iter().find(|user| user.id == ID).cloned();
    if let Some(user) = user {
        credits::add_entries(rows, &user, &entries, chance);
    }
}
