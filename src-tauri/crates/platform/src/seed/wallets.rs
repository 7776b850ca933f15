//! Wallets of sample users, and programs that came to the API for them.

use steward_contract::Module;
use uuid::Uuid;

use super::{
    chance::{Chance, DAY},
    person::Person,
    rows::{Rows, key},
    sample::{World, tag},
};
use crate::store::{
    codes::Trait,
    entity::{api_session, user, wallet},
};

/// Who draws from here doesn't change what else is drawn for a user.
const STREAM: u64 = 0x7761_6c6c_6574;

/// Currency, network, decimals, and the most of it that anybody has.
const KINDS: [(&str, &str, usize, i64); 5] = [
    ("BTC", "Bitcoin", 8, 4),
    ("ETH", "Ethereum", 18, 60),
    ("USDT", "Tron", 6, 40_000),
    ("EUR", "SEPA", 2, 25_000),
    ("USD", "SWIFT", 2, 25_000),
];

const PROGRAMS: [&str; 3] = ["Server", "Desktop", "Phone"];

pub fn add(rows: &mut Rows, person: &mut Person, world: &World<'_>, number: u32) {
    let mut chance = Chance::of(world.seed ^ STREAM, number);
    let modules = &world.preset.modules;
    if modules.contains(&Module::Wallets) && person.was_seen() && chance.percent(20) {
        for present in 0..usize::try_from(chance.number(1, 3)).unwrap_or_default() {
            add_wallet(rows, &person.user, present, KINDS[(present + 2) % KINDS.len()], &mut chance);
        }
    }
    if modules.contains(&Module::Api) && Trait::CompanyUser.is_in(person.user.traits) && chance.percent(15) {
        person.user.groups |= tag(&world.preset.groups, "api");
        if person.was_seen() {
            add_sessions(rows, &person.user, &mut chance);
        }
    }
}

pub fn add_wallet(
    rows: &mut Rows,
    user: &user::Model,
    present: usize,
    (currency, network, decimals, most): (&str, &str, usize, i64),
    chance: &mut Chance,
) {
    let opened_at = chance.lately(user.registered_at, user.last_activity_at);
    let fraction: String =
        (0..decimals).map(|_| char::from(b'0' + u8::try_from(chance.number(0, 9)).unwrap_or(0))).collect();
    rows.wallets.push(wallet::Model {
        id: key(user.id, present),
        wallet_id: chance.uuid(),
        user_id: user.id,
        balance: format!("{}.{fraction}", chance.between(0, most)),
        currency: currency.to_owned(),
        address: address(network, chance.uuid(), chance.uuid()),
        network: network.to_owned(),
        opened_at,
        // What is in it came in.
        last_movement_at: Some(chance.between(opened_at, user.last_activity_at)),
    });
}

/// As addresses of the network look; each has a wrong check sum, so that nobody can pay into it.
fn address(network: &str, one: Uuid, other: Uuid) -> String {
    let hex = format!("{}{}", one.simple(), other.simple());
    match network {
        "Bitcoin" => format!("bc1q{}", &hex[..38]),
        "Ethereum" => format!("0x{}", &hex[..40]),
        "Tron" => format!("T{}", &hex[..33]),
        "SEPA" => format!("XX00 {} {} {}", &hex[..4], &hex[4..8], &hex[8..12]).to_uppercase(),
        _ => format!("XXXX-{}", hex[..10].to_uppercase()),
    }
}

pub fn add_sessions(rows: &mut Rows, user: &user::Model, chance: &mut Chance) {
    for present in 0..usize::try_from(chance.number(3, 12)).unwrap_or_default() {
        rows.api_sessions.push(api_session::Model {
            id: key(user.id, present),
            session_id: chance.uuid(),
            user_id: user.id,
            at: chance.lately(user.registered_at.max(user.last_activity_at - 60 * DAY), user.last_activity_at),
            success: chance.percent(90),
            ip: Some(chance.ip()),
            device: Some((*chance.pick(&PROGRAMS)).to_owned()),
            location: (!user.city.is_empty()).then(|| format!("{}, {}", user.city, user.country)),
        });
    }
}
