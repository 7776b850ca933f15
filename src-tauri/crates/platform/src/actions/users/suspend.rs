//! Suspending a user: all effects of SUS-2 at once.

use chrono::Datelike;
use serde_json::json;
use steward_contract::{FieldError, MailTemplate, Problem, SuspendRequest, SuspendUser, UserStatus};

use crate::{
    actions::{
        Asked, Doing,
        steps::{Beginning, Letter, Move, Step},
        subject::Subject,
        texts::{self, LONG, MESSAGE},
    },
    domain::status::{Transition, after},
    store::{api_tokens, user_sessions::Which},
};

impl Doing for SuspendUser {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let SuspendRequest { reason, justification, message, until, .. } = asked.body;
        let fault = |wrong: bool, message: String| wrong.then(|| FieldError::new("until", message));
        let [past, late, endless] = [
            until.is_some_and(|until| until <= asked.now),
            // RFC 3339 has four digits for a year; a later instant could be told to nobody.
            until.is_some_and(|until| until.year() > 9_999),
            until.is_some() && !reason.may_end_by_itself(),
        ];
        let faults = [
            texts::fault("justification", justification, LONG),
            texts::fault_if_given("message", message.as_ref(), MESSAGE),
            fault(past, "is not in the future; choose a later end, or none".to_owned()),
            fault(late, "is after the year 9999; choose an earlier end, or none".to_owned()),
            fault(endless, format!("a suspension for {reason} has no end of its own")),
        ];
        faults.into_iter().flatten().collect()
    }

    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        refusal(subject)
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let SuspendRequest { reason, message, until, .. } = asked.body.clone();
        let mut steps = shut_out(Beginning { reason, message, until });
        if asked.body.notice.email {
            steps.push(Step::Mail(letter(subject, asked.body)));
        }
        steps
    }

    fn reason(body: &SuspendRequest) -> Option<&str> {
        Some(&body.justification)
    }
}

/// Why this user can't be suspended, if so.
pub fn refusal(subject: &Subject<'_>) -> Option<Problem> {
    after(subject.status, Transition::Suspend).is_none().then(|| subject.wrong_status("suspended"))
}

/// All that a suspension does, but for the mail.
pub fn shut_out(beginning: Beginning) -> Vec<Step> {
    let begun = [Step::SetStatus(UserStatus::Suspended), Step::BeginSuspension(beginning)];
    begun.into_iter().chain(keep_out()).collect()
}

/// What follows for whoever can't come in any more, whatever the cause.
pub fn keep_out() -> [Step; 6] {
    [
        Step::EndSessions(Which::All),
        Step::EndAdminSessions,
        Step::RevokeTokens(api_tokens::Which::All),
        Step::MovePayouts(Move::Hold),
        Step::StopTrade,
        Step::KeepCredits,
    ]
}

/// What the mail says: no more than the admin chose to tell.
fn letter(subject: &Subject<'_>, request: &SuspendRequest) -> Letter {
    let SuspendRequest { reason, message, until, notice, .. } = request;
    let label = subject.preset.suspension_reasons.iter().find(|label| label.reason == *reason);
    let content = json!({
        "name": subject.user.name,
        "message": message,
        "until": until,
        "reason": label.filter(|_| notice.include_reason).map(|label| &label.label),
        "appeal": notice.include_appeal,
    });
    Letter { template: MailTemplate::Suspension, content }
}
