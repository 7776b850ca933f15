//! Sample data agrees with itself: whoever investigates an invented user finds no contradiction.

mod account;
mod activity;
mod credits;
mod decisions;

use std::collections::HashMap;

use sea_orm::{EntityTrait, ModelTrait};
use steward_platform::store::entity as e;

use crate::sample::{Sample, now, on_both};

/// What the tables say about one user.
pub struct Life {
    pub user: e::user::Model,
    pub profile: e::user_profile::Model,
    pub security: e::user_security::Model,
    pub activity: Vec<e::activity::Model>,
    pub sessions: Vec<e::user_session::Model>,
    pub tokens: Vec<e::api_token::Model>,
    pub kyc: Vec<e::kyc_event::Model>,
    pub notes: Vec<e::note::Model>,
    pub flags: Vec<e::flag_event::Model>,
    pub suspensions: Vec<e::suspension::Model>,
    pub orders: Vec<e::order::Model>,
    pub payouts: Vec<e::payout::Model>,
    pub credits: Vec<e::credit_entry::Model>,
    pub enrolments: Vec<e::enrolment::Model>,
    pub audit: Vec<e::audit_entry::Model>,
}

/// What has to be so of every user, and what is wrong with one of whom it isn't.
type Rule = (&'static str, fn(&Life) -> Result<(), String>);

#[test]
fn every_user_agrees_with_every_rule() {
    on_both(async |sample| {
        let lives = lives(sample).await;
        let rules = account::RULES.iter().chain(activity::RULES).chain(credits::RULES).chain(decisions::RULES);
        let broken: Vec<String> = rules.filter_map(|rule| broken(rule, &lives)).collect();
        assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    });
}

/// How many break the rule, with the first of them.
fn broken((rule, holds): &Rule, lives: &[Life]) -> Option<String> {
    let mut found = lives.iter().filter_map(|life| holds(life).err().map(|what| (life.user.id, what)));
    let (user, what) = found.next()?;
    Some(format!("{rule}: broken by {} users, as by {user}: {what}", found.count() + 1))
}

/// The log is one for all: numbered without a gap, in the order of time.
#[test]
fn the_audit_log_is_in_the_order_of_time() {
    on_both(async |sample| {
        let mut log = all::<e::audit_entry::Entity>(sample).await;
        log.sort_by_key(|entry| entry.number);
        assert!(log.iter().map(|entry| entry.number).eq(1..=i64::try_from(log.len()).unwrap()));
        assert!(log.is_sorted_by_key(|entry| entry.at));
        assert!(!log.is_empty());
    });
}

async fn all<E: EntityTrait>(sample: &Sample) -> Vec<E::Model> {
    E::find().all(sample.users.database().read()).await.unwrap()
}

async fn by_user<E: EntityTrait>(sample: &Sample, user: fn(&E::Model) -> i64) -> HashMap<i64, Vec<E::Model>>
where
    E::Model: ModelTrait,
{
    let mut rows: HashMap<i64, Vec<E::Model>> = HashMap::new();
    for row in all::<E>(sample).await {
        rows.entry(user(&row)).or_default().push(row);
    }
    rows
}

async fn lives(sample: &Sample) -> Vec<Life> {
    let mut profiles = by_user::<e::user_profile::Entity>(sample, |row| row.id).await;
    let mut security = by_user::<e::user_security::Entity>(sample, |row| row.id).await;
    let mut activity = by_user::<e::activity::Entity>(sample, |row| row.user_id).await;
    let mut sessions = by_user::<e::user_session::Entity>(sample, |row| row.user_id).await;
    let mut tokens = by_user::<e::api_token::Entity>(sample, |row| row.user_id).await;
    let mut kyc = by_user::<e::kyc_event::Entity>(sample, |row| row.user_id).await;
    let mut notes = by_user::<e::note::Entity>(sample, |row| row.user_id).await;
    let mut flags = by_user::<e::flag_event::Entity>(sample, |row| row.user_id).await;
    let mut suspensions = by_user::<e::suspension::Entity>(sample, |row| row.user_id).await;
    let mut orders = by_user::<e::order::Entity>(sample, |row| row.user_id).await;
    let mut payouts = by_user::<e::payout::Entity>(sample, |row| row.user_id).await;
    let mut credits = by_user::<e::credit_entry::Entity>(sample, |row| row.user_id).await;
    credits.values_mut().for_each(|entries| entries.sort_by_key(|entry| entry.id));
    let mut audit: HashMap<_, Vec<_>> = HashMap::new();
    for entry in all::<e::audit_entry::Entity>(sample).await {
        audit.entry(entry.user_id).or_default().push(entry);
    }
    let truth = sample.truth().await;
    let lives = truth.into_iter().map(|truth| {
        let id = truth.user.id;
        Life {
            profile: profiles.remove(&id).unwrap_or_default().remove(0),
            security: security.remove(&id).unwrap_or_default().remove(0),
            activity: activity.remove(&id).unwrap_or_default(),
            sessions: sessions.remove(&id).unwrap_or_default(),
            tokens: tokens.remove(&id).unwrap_or_default(),
            kyc: kyc.remove(&id).unwrap_or_default(),
            notes: notes.remove(&id).unwrap_or_default(),
            flags: flags.remove(&id).unwrap_or_default(),
            suspensions: suspensions.remove(&id).unwrap_or_default(),
            orders: orders.remove(&id).unwrap_or_default(),
            payouts: payouts.remove(&id).unwrap_or_default(),
            credits: credits.remove(&id).unwrap_or_default(),
            enrolments: truth.enrolments,
            audit: audit.remove(&Some(truth.user.user_id)).unwrap_or_default(),
            user: truth.user,
        }
    });
    lives.collect()
}

/// Unix milliseconds of the sample's now.
pub fn today() -> i64 {
    now().timestamp_millis()
}

/// Fails with what was found unless it is so.
pub fn must(so: bool, found: impl FnOnce() -> String) -> Result<(), String> {
    if so { Ok(()) } else { Err(found()) }
}
