//! What somebody did.

use steward_contract::{ActivityType, UserStatus};
use steward_platform::store::{codes::Numbered, entity::activity};

use super::{Life, Rule, must, today};

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;

fn of(life: &Life, event: ActivityType) -> impl Iterator<Item = &activity::Model> {
    life.activity.iter().filter(move |row| row.event_type == event.number())
}

fn newest(life: &Life, event: ActivityType) -> Option<&activity::Model> {
    of(life, event).max_by_key(|row| row.at)
}

/// Everything that the user did, and when.
fn deeds(life: &Life) -> impl Iterator<Item = (&'static str, i64)> {
    let events = life.activity.iter().filter(|row| row.event_type != ActivityType::LoginFailed.number());
    let events = events.map(|row| ("event", row.at));
    let orders = life.orders.iter().map(|row| ("order", row.at));
    let payouts = life.payouts.iter().map(|row| ("payout", row.requested_at));
    let sessions = life.sessions.iter().flat_map(|row| [("session", row.created_at), ("visit", row.last_activity_at)]);
    let tokens = life.tokens.iter().flat_map(|row| [Some(row.created_at), row.last_used_at]);
    let tokens = tokens.flatten().map(|at| ("token", at));
    let lessons = life.enrolments.iter().map(|row| ("lesson", row.last_activity_at));
    let papers = life.kyc.iter().filter(|row| row.admin_id.is_none() && row.reason.is_none());
    let papers = papers.map(|row| ("document", row.at));
    events.chain(orders).chain(payouts).chain(sessions).chain(tokens).chain(lessons).chain(papers)
}

pub const RULES: &[Rule] = &[
    ("the last login is the newest that is recorded", |life| {
        let newest = newest(life, ActivityType::Login);
        let (at, ip) = newest.map_or((0, None), |row| (row.at, row.ip.clone()));
        must((life.user.last_login_at, &life.profile.last_login_ip) == (at, &ip), || {
            format!("{} from {:?}, newest {at} from {ip:?}", life.user.last_login_at, life.profile.last_login_ip)
        })
    }),
    ("the newest session began with the last login", |life| {
        let Some(session) = life.sessions.iter().max_by_key(|row| row.created_at) else {
            return must(life.user.last_login_at == 0, || "has none".to_owned());
        };
        let login = newest(life, ActivityType::Login);
        let agent = login.and_then(|row| row.user_agent.as_deref()).unwrap_or_default();
        let browser = session.browser.as_deref().and_then(|browser| browser.split(' ').next()).unwrap_or_default();
        must(
            session.created_at == life.user.last_login_at
                && session.ip == life.profile.last_login_ip
                && agent.contains(browser),
            || format!("{session:?} for {login:?}"),
        )
    }),
    ("the last wrong password is the newest that is recorded", |life| {
        let newest = newest(life, ActivityType::LoginFailed).map(|row| row.at);
        must(life.security.last_failed_login_at == newest, || {
            format!("{:?}, newest {newest:?}", life.security.last_failed_login_at)
        })
    }),
    ("every wrong password that counts is recorded", |life| {
        let recorded = of(life, ActivityType::LoginFailed).count();
        must(life.user.failed_logins == i32::try_from(recorded).unwrap(), || {
            format!("{} count, {recorded} are recorded", life.user.failed_logins)
        })
    }),
    ("nothing is done after the last activity", |life| {
        let late = deeds(life).find(|(_, at)| *at > life.user.last_activity_at);
        must(late.is_none(), || format!("{late:?} after {}", life.user.last_activity_at))
    }),
    ("nothing is done before the registration", |life| {
        let early = deeds(life).find(|(_, at)| *at < life.user.registered_at);
        must(early.is_none(), || format!("{early:?} before {}", life.user.registered_at))
    }),
    ("nothing is done while suspended", |life| {
        let barred =
            |at: i64| life.suspensions.iter().any(|row| at > row.since && row.ended_at.is_none_or(|end| at < end));
        let done = deeds(life).find(|(_, at)| barred(*at));
        must(done.is_none(), || format!("{done:?} during {:?}", life.suspensions))
    }),
    ("a suspension ends sessions and revokes tokens", |life| {
        let suspended = life.user.status == UserStatus::Suspended.number();
        let session = life.sessions.iter().any(|row| row.ended_at.is_none() && row.expires_at > today());
        let token = life.tokens.iter().any(|row| row.revoked_at.is_none());
        must(!suspended || !(session || token), || format!("session: {session}, token: {token}"))
    }),
    ("what is said to be ordered was", |life| {
        let placed = |at: i64| life.orders.iter().any(|order| order.at == at);
        let missing = of(life, ActivityType::OrderPlaced).find(|row| !placed(row.at));
        must(missing.is_none(), || format!("{missing:?}"))
    }),
    ("what is said to be submitted was", |life| {
        let submitted = |at: i64| life.kyc.iter().any(|event| event.at == at && event.admin_id.is_none());
        let missing = of(life, ActivityType::KycSubmitted).find(|row| !submitted(row.at));
        must(missing.is_none(), || format!("{missing:?}"))
    }),
    ("what is said to be asked for is a payout", |life| {
        let asked = |at: i64| life.payouts.iter().any(|payout| payout.requested_at == at);
        let missing = of(life, ActivityType::PayoutRequested).find(|row| !asked(row.at));
        must(missing.is_none(), || format!("{missing:?}"))
    }),
    ("the password changed when it is said to have", |life| {
        let changed = newest(life, ActivityType::PasswordChanged).map(|row| row.at);
        must(changed.is_none() || life.security.password_changed_at == changed, || format!("{changed:?}"))
    }),
    ("wrong passwords are minutes apart at most", |life| {
        let mut tries: Vec<i64> = of(life, ActivityType::LoginFailed).map(|row| row.at).collect();
        tries.sort_unstable();
        must(tries.is_sorted_by(|a, b| b - a <= 5 * MINUTE), || format!("{tries:?}"))
    }),
];
