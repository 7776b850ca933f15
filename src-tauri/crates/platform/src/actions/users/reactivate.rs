//! Lifting a suspension: by an admin (REA-1), or by the platform when a temporary one ends (SUS-1).

use chrono::TimeDelta;
use serde_json::json;
use steward_contract::{
    DateTime, FieldError, Flag, MailTemplate, Permission, Problem, ReactivateRequest, ReactivateUser,
    ReactivationConditions, SuspensionReason, UserStatus, Utc,
};

use crate::{
    actions::{
        Asked, Doing,
        steps::{Letter, Move, Requirement, Step},
        subject::Subject,
        texts::{self, LONG},
    },
    domain::status::{Transition, after},
};

/// Days under the flag Watch.
const MONITORING: std::ops::RangeInclusive<u32> = 1..=365;

/// Of a suspension that ends by itself.
pub const NONE: ReactivationConditions =
    ReactivationConditions { require_password_change: false, require_kyc: false, monitor_days: None };

impl Doing for ReactivateUser {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let days = asked.body.conditions.monitor_days.filter(|days| !MONITORING.contains(days));
        let days = days.map(|_| FieldError::new("conditions.monitor_days", "must be 1 to 365 days"));
        texts::fault("reason", &asked.body.reason, LONG).into_iter().chain(days).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        becomes(subject, asked.body.conditions).is_none().then(|| subject.wrong_status("reactivated"))
    }

    fn approval(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Permission> {
        let two = subject.suspended_for().is_some_and(SuspensionReason::needs_approval_to_lift);
        two.then_some(Permission::UserReactivateApprove)
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        lift(subject, asked.body.conditions, asked.now)
    }

    fn reason(body: &ReactivateRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// All that lifting a suspension does; nothing where there is none.
pub fn lift(subject: &Subject<'_>, conditions: ReactivationConditions, now: DateTime<Utc>) -> Vec<Step> {
    let ReactivationConditions { require_password_change, require_kyc, monitor_days } = conditions;
    let Some(status) = becomes(subject, conditions) else { return Vec::new() };
    let mut steps = vec![Step::SetStatus(status), Step::EndSuspension];
    if require_password_change {
        steps.push(Step::Require(Requirement::PasswordChange));
    }
    if require_kyc {
        steps.push(Step::AskForKyc);
    }
    // A plan is also made of what is wrong with a request, and days can be too many for any calendar.
    if let Some(days) = monitor_days.filter(|days| MONITORING.contains(days)) {
        steps.extend([Step::Monitor(now + TimeDelta::days(days.into())), Step::ChangeFlag(Flag::Watch, true)]);
    }
    steps.extend([Step::MovePayouts(Move::Release), Step::KeepCredits, Step::Mail(letter(subject, conditions))]);
    steps
}

/// The status that lifting the suspension gives; `None` where there is none to lift. Whoever never proved an address has
/// not become trustworthy by being suspended.
fn becomes(subject: &Subject<'_>, conditions: ReactivationConditions) -> Option<UserStatus> {
    after(subject.status, Transition::Reactivate { verify: conditions.require_kyc || !subject.is_verified() })
}

fn letter(subject: &Subject<'_>, conditions: ReactivationConditions) -> Letter {
    let content = json!({
        "name": subject.user.name,
        "change_password": conditions.require_password_change,
        "verify_identity": conditions.require_kyc,
    });
    Letter { template: MailTemplate::Reactivation, content }
}
