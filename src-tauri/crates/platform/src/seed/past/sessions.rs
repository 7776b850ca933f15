//! Where a user is signed in, and with which tokens programs act for them.

use steward_contract::UserStatus;

use super::{BROWSERS, Browser, location};
use crate::{
    seed::{
        chance::{Chance, DAY},
        person::Person,
        rows::{Rows, key},
    },
    store::{
        codes::Numbered,
        entity::{api_token, user_session},
    },
};

/// The session of the last login, in its browser, and for some an older one.
pub fn add(rows: &mut Rows, person: &Person, browser: &Browser, chance: &mut Chance) {
    if !person.was_seen() {
        return;
    }
    let user = &person.user;
    let ip = person.profile.last_login_ip.clone().unwrap_or_default();
    add_session(rows, person, 0, browser, ip, (user.last_login_at, user.last_activity_at), chance);
    if chance.percent(50) && person.since() < user.last_login_at {
        let created_at = chance.lately(person.since(), user.last_login_at - 1);
        let last_activity_at = chance.between(created_at, user.last_login_at.min(created_at + 5 * DAY));
        let (browser, ip) = (chance.pick(&BROWSERS), chance.ip());
        add_session(rows, person, 1, browser, ip, (created_at, last_activity_at), chance);
    }
}

fn add_session(
    rows: &mut Rows,
    person: &Person,
    present: usize,
    browser: &Browser,
    ip: String,
    (created_at, last_activity_at): (i64, i64),
    chance: &mut Chance,
) {
    let user = &person.user;
    let expires_at = last_activity_at + 30 * DAY;
    rows.sessions.push(user_session::Model {
        id: key(user.id, present),
        session_id: chance.uuid(),
        user_id: user.id,
        device: Some(browser.device.to_owned()),
        os: Some(browser.os.to_owned()),
        browser: Some(browser.name.to_owned()),
        ip: Some(ip),
        location: location(user),
        new_country: false,
        created_at,
        last_activity_at,
        expires_at,
        ended_at: shut_out_at(person).filter(|at| *at < expires_at),
    });
}

/// When a status that keeps people out ended what was still open.
fn shut_out_at(person: &Person) -> Option<i64> {
    let active = person.user.status == UserStatus::Active.number();
    (!active).then_some(person.profile.status_since.max(person.user.last_activity_at))
}

pub fn add_token(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let user = &person.user;
    rows.tokens.push(api_token::Model {
        id: key(user.id, 0),
        token_id: chance.uuid(),
        user_id: user.id,
        label: "Integration".to_owned(),
        masked: format!("ak_live…{:04x}", chance.number(0, 0xffff)),
        created_at: chance.lately(person.since(), user.last_activity_at),
        last_used_at: Some(user.last_activity_at),
        last_ip: Some(chance.ip()),
        revoked_at: shut_out_at(person),
    });
}
