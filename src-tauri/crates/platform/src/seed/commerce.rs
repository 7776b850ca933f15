//! What a sample user bought and earned.

use steward_contract::OrderStatus;

use super::{
    chance::{Chance, DAY},
    person::Person,
    referrals::Place,
    rows::{Rows, key},
    sample::World,
};
use crate::store::{
    codes::{Numbered, PayoutStatus},
    entity::{order, order_item, partner, partner_rank, payout, user},
};

const RANKS: [&str; 5] = ["Starter", "Bronze", "Silver", "Gold", "Platinum"];

pub const GOODS: [(&str, i64); 6] = [
    ("Starter kit", 4_900),
    ("Field notebook", 1_250),
    ("Annual licence", 19_900),
    ("Workshop seat", 8_900),
    ("Spare battery", 3_450),
    ("Sample box", 2_400),
];

fn currency(user: &user::Model) -> &'static str {
    match user.country.as_str() {
        "US" | "CA" | "MX" | "AU" => "USD",
        "GB" => "GBP",
        _ => "EUR",
    }
}

/// Numbers of orders have this many added, so that all have seven digits or more.
const FIRST_ORDER: i64 = 1_000_000;

pub fn add_orders(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    if !person.was_seen() || !chance.percent(world.sample().orders_percent) {
        return;
    }
    let user = &person.user;
    for present in 0..usize::try_from(chance.number(1, 3)).unwrap_or_default() {
        let at = chance.lately(person.since(), user.last_activity_at);
        let status = *chance.weighted(OrderStatus::ALL, |status| match status {
            OrderStatus::Completed => 14,
            OrderStatus::Pending if at < world.now - 30 * DAY => 0,
            _ => 1,
        });
        let item_count = chance.number(1, 2);
        let items = (0..item_count).map(|_| (*chance.pick(&GOODS), chance.number(1, 3))).collect::<Vec<_>>();
        add_order(rows, user, present, at, status, &items, chance);
    }
}

/// An order of goods and how many of each.
pub fn add_order(
    rows: &mut Rows,
    user: &user::Model,
    present: usize,
    at: i64,
    status: OrderStatus,
    items: &[((&str, i64), i32)],
    chance: &mut Chance,
) {
    let id = key(user.id, present);
    rows.orders.push(order::Model {
        id,
        order_id: chance.uuid(),
        user_id: user.id,
        number: format!("ORD-{}", FIRST_ORDER + id),
        at,
        status: status.number(),
        total: items.iter().map(|((_, price), quantity)| price * i64::from(*quantity)).sum(),
        currency: currency(user).to_owned(),
    });
    for (place, ((title, price), quantity)) in items.iter().enumerate() {
        rows.items.push(order_item::Model {
            id: key(id, place),
            order_id: id,
            title: (*title).to_owned(),
            quantity: *quantity,
            price: *price,
        });
    }
}

pub fn add_partner(rows: &mut Rows, person: &Person, place: Place, world: &World<'_>, chance: &mut Chance) {
    let user = &person.user;
    let rank = place.network.checked_ilog2().map_or(0, |doublings| doublings as usize).min(RANKS.len() - 1);
    let pending = if person.was_seen() && chance.percent(40) { chance.between(1_000, 90_000) } else { 0 };
    let available = chance.between(0, 200_000);
    rows.partners.push(partner::Model {
        id: user.id,
        partner_id: format!("P-{}", 300_000 + user.id),
        referral_code: format!("REF{:05}", user.id),
        sponsor_id: place.sponsor.map(i64::from),
        active: user.status == steward_contract::UserStatus::Active.number(),
        rank: RANKS[rank].to_owned(),
        highest_rank: RANKS[rank].to_owned(),
        direct_referrals: place.direct,
        network_size: place.network,
        available,
        pending,
        total_earned: available + pending + chance.between(0, 900_000),
        currency: currency(user).to_owned(),
    });
    for (reached, name) in RANKS.iter().take(rank + 1).enumerate() {
        let days = i64::try_from(reached).unwrap_or_default() * 60 * DAY;
        rows.ranks.push(partner_rank::Model {
            id: key(user.id, reached),
            user_id: user.id,
            at: (user.registered_at + days).min(world.now),
            rank: (*name).to_owned(),
        });
    }
    if pending > 0 {
        let held = user.status == steward_contract::UserStatus::Suspended.number();
        rows.payouts.push(payout::Model {
            id: key(user.id, 0),
            payout_id: chance.uuid(),
            user_id: user.id,
            amount: pending,
            currency: currency(user).to_owned(),
            status: if held { PayoutStatus::Held } else { PayoutStatus::Pending }.number(),
            requested_at: chance.lately((user.last_activity_at - 20 * DAY).max(person.since()), user.last_activity_at),
            settled_at: None,
        });
    }
}
