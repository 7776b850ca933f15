//! Setting a status by hand (EDT-4, EDT-6).

use steward_contract::{
    Action, Effect, FieldError, LinkPurpose, Problem, SetStatus, SetStatusRequest, UserPath,
    UserStatus::{Active, Inactive, PendingVerification},
};

use crate::{
    actions::{
        Asked, Doing,
        steps::{NewLink, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::{
        retention::LINKS,
        status::{Transition, after, is_set_by_hand},
    },
    error::invalid,
    store::user_sessions::Which,
};

/// Why it is set back.
const UNDONE: &str = "The change of the status was undone.";

impl Doing for SetStatus {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let SetStatusRequest { status, reason } = asked.body;
        let wrong = (!is_set_by_hand(*status)).then(|| {
            FieldError::new("status", format!("{status} is not set by hand; suspend or delete the user instead"))
        });
        wrong.into_iter().chain(texts::fault("reason", reason, LONG)).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let to = asked.body.status;
        if !subject.preset.statuses.iter().any(|label| label.status == to) {
            return Some(invalid(vec![FieldError::new("status", format!("\"{to}\" is no status of this platform"))]));
        }
        if !is_set_by_hand(subject.status) {
            return Some(subject.wrong_status("given another status by hand"));
        }
        (subject.status == to).then(|| wrong_state("The user has this status already."))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let Some(status) = after(subject.status, Transition::Set(asked.body.status)) else { return Vec::new() };
        let set = [Step::SetStatus(status)];
        match status {
            Inactive => set.into_iter().chain([Step::EndSessions(Which::All)]).collect(),
            PendingVerification => {
                [Step::Unverify].into_iter().chain(set).chain(verification(subject, asked)).collect()
            }
            _ => set.into(),
        }
    }

    /// Only where nothing else happened (BEY-12): sessions that ended and links that were sent stay so.
    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        let (Effect::Changes { old, .. }, [] | [Effect::LoginAllowed | Effect::LoginOff]) = effects.split_first()?
        else {
            return None;
        };
        let status = old.as_ref()?.parse().ok().filter(|status| matches!(status, Active | Inactive))?;
        Some(Action::SetStatus { path: path.clone(), body: SetStatusRequest { status, reason: UNDONE.to_owned() } })
    }

    fn reason(body: &SetStatusRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// A link to the address that is known, and to the phone where there is none.
fn verification(subject: &Subject<'_>, asked: &Asked<'_, SetStatus>) -> Option<Step> {
    let link = |purpose, to: &String| NewLink { purpose, to: to.clone(), until: asked.now + LINKS };
    let email = subject.user.email.as_ref().map(|to| link(LinkPurpose::VerifyEmail, to));
    let phone = || subject.user.phone.as_ref().map(|to| link(LinkPurpose::VerifyPhone, to));
    email.or_else(phone).map(Step::SendLink)
}
