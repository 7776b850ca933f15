//! What somebody has in credits, and how they came by it.

use steward_contract::AuditAction;
use steward_platform::store::credits::change_of;

use super::{Rule, must};

pub const RULES: &[Rule] = &[
    ("the history of credits ends with the balance", |life| {
        let end = life.credits.last().map_or(0, |entry| entry.balance);
        let sum: i64 = life.credits.iter().map(|entry| change_of(entry).1).sum();
        must(end == life.user.credit_balance && sum == end, || {
            format!("{} has {}, entries {:?}", life.user.id, life.user.credit_balance, life.credits)
        })
    }),
    ("credits are booked in the order of time, by who was there already", |life| {
        let times = life.credits.iter().map(|entry| entry.at);
        must(times.clone().is_sorted() && times.min().is_none_or(|first| first >= life.user.registered_at), || {
            format!("{:?}", life.credits)
        })
    }),
    ("what an admin booked is on record, with why", |life| {
        let booked = life.credits.iter().filter(|entry| entry.admin_id.is_some()).count();
        let logged = life.audit.iter().filter(|entry| entry.action == AuditAction::UserCreditsAdjusted.as_str());
        let reasons = life.credits.iter().all(|entry| entry.admin_id.is_some() == entry.reason.is_some());
        must(logged.count() == booked && reasons, || format!("{:?}", life.credits))
    }),
];
