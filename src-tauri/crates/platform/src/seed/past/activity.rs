//! What a user did: logins, wrong passwords, and what is on record elsewhere as well.

use steward_contract::ActivityType;

use super::{BROWSERS, Browser, location};
use crate::{
    seed::{
        chance::Chance,
        person::Person,
        rows::{Rows, key},
    },
    store::{codes::Numbered, entity::activity, ip::ip_key},
};

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// `browser`: that of the last login.
pub fn add(rows: &mut Rows, person: &Person, browser: &Browser, chance: &mut Chance) {
    let mut log = Log { rows, person, present: 0 };
    if person.was_seen() {
        let ip = person.profile.last_login_ip.clone().unwrap_or_default();
        log.add(person.user.last_login_at, ActivityType::Login, ip, browser, chance);
        add_earlier(&mut log, chance);
    }
    add_failed_logins(&mut log, chance);
}

/// Up to three of what else the user did.
fn add_earlier(log: &mut Log<'_>, chance: &mut Chance) {
    let facts = facts(log.rows, log.person);
    for _ in 0..chance.number(0, 3) {
        let (event_type, at) = match chance.number(0, 9) {
            0..4 if !facts.is_empty() => *chance.pick(&facts),
            4 => (ActivityType::Logout, before(log.person, log.person.user.last_activity_at, chance)),
            5 => (ActivityType::ProfileUpdated, before(log.person, log.person.user.last_activity_at, chance)),
            _ => (ActivityType::Login, before(log.person, log.person.user.last_login_at, chance)),
        };
        // The newest login is the last one.
        if event_type != ActivityType::Login || at < log.person.user.last_login_at {
            let (ip, browser) = (chance.ip(), chance.pick(&BROWSERS));
            log.add(at, event_type, ip, browser, chance);
        }
    }
}

fn before(person: &Person, end: i64, chance: &mut Chance) -> i64 {
    chance.lately(person.since(), end)
}

/// What is on record of the user elsewhere, so that the log claims nothing that wasn't.
fn facts(rows: &Rows, person: &Person) -> Vec<(ActivityType, i64)> {
    let id = person.user.id;
    let orders = rows.orders.iter().rev().take_while(|order| order.user_id == id);
    let orders = orders.map(|order| (ActivityType::OrderPlaced, order.at));
    let payouts = rows.payouts.iter().rev().take_while(|payout| payout.user_id == id);
    let payouts = payouts.map(|payout| (ActivityType::PayoutRequested, payout.requested_at));
    let documents = rows.kyc.iter().rev().take_while(|event| event.user_id == id);
    let documents = documents.filter(|event| event.admin_id.is_none() && event.reason.is_none());
    let documents = documents.map(|event| (ActivityType::KycSubmitted, event.at));
    let password = person.security.password_changed_at.map(|at| (ActivityType::PasswordChanged, at));
    orders.chain(payouts).chain(documents).chain(password).collect()
}

/// One after the other, up to the last one.
fn add_failed_logins(log: &mut Log<'_>, chance: &mut Chance) {
    let Some(last) = log.person.security.last_failed_login_at else { return };
    let (ip, browser) = (chance.ip(), chance.pick(&BROWSERS));
    for earlier in 0..i64::from(log.person.user.failed_logins) {
        let at = (last - earlier * MINUTE).max(log.person.user.registered_at);
        log.add(at, ActivityType::LoginFailed, ip.clone(), browser, chance);
    }
}

/// The activity of one user.
struct Log<'a> {
    rows: &'a mut Rows,
    person: &'a Person,
    present: usize,
}

impl Log<'_> {
    fn add(&mut self, at: i64, event_type: ActivityType, ip: String, browser: &Browser, chance: &mut Chance) {
        let user = &self.person.user;
        self.rows.activity.push(activity::Model {
            id: key(user.id, self.present),
            event_id: chance.uuid(),
            user_id: user.id,
            at,
            event_type: event_type.number(),
            success: event_type != ActivityType::LoginFailed,
            ip_key: ip_key(&ip),
            ip: Some(ip),
            user_agent: Some(browser.user_agent.to_owned()),
            location: location(user),
            new_country: false,
            details: "{}".to_owned(),
        });
        self.present += 1;
    }
}
