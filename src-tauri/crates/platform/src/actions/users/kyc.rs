//! The identity check of a user is approved or rejected by who looked at the documents (USR-3).

use chrono::NaiveDate;
use steward_contract::{
    ApproveKyc, ApproveKycRequest, FieldError, KycStatus, Module, Problem, ReasonRequest, RejectKyc,
};

use crate::{
    actions::{
        Asked, Doing,
        steps::{KycDecision, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::status::{Transition, after},
    error::not_found,
    store::codes::Numbered,
};

impl Doing for ApproveKyc {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let ApproveKycRequest { expires_on, reason } = asked.body;
        let today = asked.now.date_naive();
        let is_wrong = expires_on.as_ref().is_some_and(|text| day(text).is_none_or(|day| day <= today));
        let wrong = is_wrong.then(|| FieldError::new("expires_on", "must be a day after today, like 2031-08-14"));
        texts::fault("reason", reason, LONG).into_iter().chain(wrong).collect()
    }

    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        undecided(subject)
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let expires_on = asked.body.expires_on.as_deref().and_then(day).and_then(days);
        let approve = Step::DecideKyc(KycDecision { status: KycStatus::Approved, expires_on });
        [approve].into_iter().chain(let_in(subject)).collect()
    }

    fn reason(body: &ApproveKycRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

impl Doing for RejectKyc {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        undecided(subject)
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::DecideKyc(KycDecision { status: KycStatus::Rejected, expires_on: None })]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// Whoever waited for this alone is active then, as after a reactivation that asked for it (REA-1). Where admins let accounts
/// in, that is said apart (APR-1).
fn let_in(subject: &Subject<'_>) -> Option<Step> {
    let waits_for_more = !subject.is_verified() || subject.has(Module::Approvals);
    after(subject.status, Transition::Verify).filter(|_| !waits_for_more).map(Step::SetStatus)
}

/// Why there is nothing to decide, if so.
fn undecided(subject: &Subject<'_>) -> Option<Problem> {
    if !subject.has(Module::Kyc) {
        return Some(not_found("part of this platform"));
    }
    let waits = subject.user.kyc_status == KycStatus::Pending.number();
    (!waits).then(|| wrong_state("No identity check of this user waits for a decision."))
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Since 1970-01-01.
fn days(day: NaiveDate) -> Option<i32> {
    i32::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).ok()
}
