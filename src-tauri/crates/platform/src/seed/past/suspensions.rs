//! Why a user was kept out, and how that ended.

use steward_contract::{SuspensionReason, UserStatus};

use super::ADMINS;
use crate::{
    seed::{
        audit::{Deed, Entry},
        chance::{Chance, DAY},
        person::Person,
        rows::{Rows, key},
        sample::World,
    },
    store::{codes::Numbered, entity::suspension},
};

/// What is written about a suspension.
struct Case {
    reason: SuspensionReason,
    justification: &'static str,
    message: &'static str,
    /// Why it was lifted.
    end: &'static str,
}

const CASES: &[Case] = &[
    Case {
        reason: SuspensionReason::Fraud,
        justification: "Four orders with a card that was reported stolen; see the case file.",
        message: "Your account is suspended while we look into some payments.",
        end: "The bank confirmed the payments; approved by a second admin",
    },
    Case {
        reason: SuspensionReason::Chargeback,
        justification: "Third chargeback in one month.",
        message: "Your account is suspended because payments were taken back.",
        end: "The chargebacks were settled; approved by a second admin",
    },
    Case {
        reason: SuspensionReason::TosViolation,
        justification: "Sold accounts to others, which the terms forbid; warned twice.",
        message: "Your account is suspended because of a breach of our terms.",
        end: "Agreed to the terms again",
    },
    Case {
        reason: SuspensionReason::Security,
        justification: "Login with a password from a leak, from a network never seen before.",
        message: "We suspended your account to protect it. Please contact us.",
        end: "Identity confirmed by phone, new password set",
    },
    Case {
        reason: SuspensionReason::AdminRequest,
        justification: "Two accounts of one person; the case decides which one stays.",
        message: "Your account is suspended while we look into a report.",
        end: "The case is closed; this account stays",
    },
    Case {
        reason: SuspensionReason::UserRequest,
        justification: "Asked for a pause while travelling.",
        message: "Your account is paused, as you asked.",
        end: "Back from travelling",
    },
];

pub fn add(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    let suspended = person.user.status == UserStatus::Suspended.number();
    let (since, ended_at) = match person.suspended {
        Some(span) => (span.since, Some(span.until)),
        None if suspended => (person.profile.status_since, None),
        None => return,
    };
    let (case, admin) = (chance.pick(CASES), *chance.pick(&ADMINS));
    let may_end = suspended && !case.reason.needs_approval_to_lift();
    let until = (may_end && chance.percent(50)).then(|| world.now + chance.between(DAY, 40 * DAY));
    rows.suspensions.push(suspension::Model {
        id: key(person.user.id, 0),
        suspension_id: chance.uuid(),
        user_id: person.user.id,
        reason: case.reason.number(),
        justification: case.justification.to_owned(),
        message: Some(case.message.to_owned()),
        since,
        until,
        admin_id: Some(admin.0),
        admin_name: Some(admin.1.to_owned()),
        ended_at,
        end_reason: ended_at.map(|_| case.end.to_owned()),
    });
    let mut log = |at, deed, reason| {
        let (id, user_id) = (chance.uuid(), person.user.user_id);
        rows.audit.push(Entry { at, id, user_id, admin: Some(admin), deed, reason: Some(reason) });
    };
    log(since, Deed::Suspended { reason: case.reason, until }, case.justification);
    if let Some(at) = ended_at {
        log(at, Deed::Reactivated, case.end);
    }
}
