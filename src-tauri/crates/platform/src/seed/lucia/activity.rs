//! What she did, and where she is signed in.

use steward_contract::ActivityType;

use super::{ID, LISBON, MIAMI, Then};
use crate::{
    seed::{
        chance::{Chance, DAY},
        past::BROWSERS,
        rows::{Rows, key},
    },
    store::{codes::Numbered, entity as e, ip::ip_key},
};

pub fn add(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    add_logins(rows, then, chance);
    add_sessions(rows, then, chance);
    add_tokens(rows, then, chance);
}

fn add_logins(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    use ActivityType as A;
    let windows = 0;
    let (phone, mac) = (1, 2);
    let events = [
        ("2026-11-17T13:30", A::Login, LISBON, windows, true, "{}"),
        ("2026-11-17T13:22", A::PayoutRequested, LISBON, windows, false, r#"{"amount":"412.00 EUR"}"#),
        ("2026-11-17T12:58", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"5"}"#),
        ("2026-11-17T12:57", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"4"}"#),
        ("2026-11-17T12:56", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"3"}"#),
        ("2026-11-17T12:55", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"2"}"#),
        ("2026-11-17T12:54", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"1"}"#),
        ("2026-11-16T21:07", A::Login, MIAMI, phone, false, "{}"),
        ("2026-11-16T08:40", A::Login, MIAMI, mac, false, "{}"),
        ("2026-11-09T17:20", A::OrderPlaced, MIAMI, mac, false, r#"{"order":"ORD-88213"}"#),
        ("2026-10-30T10:05", A::KycSubmitted, MIAMI, mac, false, r#"{"document":"Passport"}"#),
        ("2026-10-04T18:02", A::PasswordChanged, MIAMI, mac, false, "{}"),
        ("2026-02-22T09:31", A::ProfileUpdated, MIAMI, mac, false, r#"{"field":"last name"}"#),
    ];
    for (present, (at, event_type, ip, browser, new_country, details)) in events.into_iter().enumerate() {
        rows.activity.push(e::activity::Model {
            id: key(ID, present),
            event_id: chance.uuid(),
            user_id: ID,
            at: then.at(at),
            event_type: event_type.number(),
            success: event_type != A::LoginFailed,
            ip: Some(ip.to_owned()),
            ip_key: ip_key(ip),
            user_agent: Some(BROWSERS[browser].user_agent.to_owned()),
            location: Some(if ip == LISBON { "Lisbon, Portugal" } else { "Miami, United States" }.to_owned()),
            new_country,
            details: details.to_owned(),
        });
    }
}

fn add_sessions(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let sessions = [
        (0, LISBON, "Lisbon, PT", true, "2026-11-17T13:30", "2026-11-17T14:31", None),
        (1, MIAMI, "Miami, US", false, "2026-11-16T21:07", "2026-11-16T21:30", None),
        (2, MIAMI, "Miami, US", false, "2026-11-16T08:40", "2026-11-16T09:30", None),
        (3, "198.51.100.90", "Orlando, US", false, "2026-11-02T19:15", "2026-11-03T07:02", Some("2026-11-10T07:02")),
        (2, MIAMI, "Miami, US", false, "2026-10-18T12:44", "2026-11-01T22:18", Some("2026-11-08T22:18")),
    ];
    for (present, (browser, ip, location, new_country, created, last, expired)) in sessions.into_iter().enumerate() {
        let browser = &BROWSERS[browser];
        rows.sessions.push(e::user_session::Model {
            id: key(ID, present),
            session_id: chance.uuid(),
            user_id: ID,
            device: Some(browser.device.to_owned()),
            os: Some(browser.os.to_owned()),
            browser: Some(browser.name.to_owned()),
            ip: Some(ip.to_owned()),
            location: Some(location.to_owned()),
            new_country,
            created_at: then.at(created),
            last_activity_at: then.at(last),
            expires_at: expired.map_or(then.at(last) + 30 * DAY, |at| then.at(at)),
            ended_at: None,
        });
    }
}

fn add_tokens(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let tokens = [("Shop", "ak_live…9c41", "2026-11-17T14:05"), ("Bookkeeping", "ak_live…02fe", "2026-11-15T03:00")];
    for (present, (label, masked, used)) in tokens.into_iter().enumerate() {
        rows.tokens.push(e::api_token::Model {
            id: key(ID, present),
            token_id: chance.uuid(),
            user_id: ID,
            label: label.to_owned(),
            masked: masked.to_owned(),
            created_at: then.at("2026-07-04T10:00"),
            last_used_at: Some(then.at(used)),
            last_ip: Some(MIAMI.to_owned()),
            revoked_at: None,
        });
    }
}
