//! Taking a deletion back, as long as that can be done (DEL-1).

use serde_json::json;
use steward_contract::{MailTemplate, Problem, ReasonRequest, RestoreUser, UserStatus};

use crate::{
    actions::{
        Asked, Doing,
        steps::{Letter, Move, Step},
        subject::{Subject, wrong_state},
    },
    domain::status::restored,
};

impl Doing for RestoreUser {
    const FOR_DELETED: bool = true;

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        if subject.status != UserStatus::Deleted {
            return Some(subject.wrong_status("restored"));
        }
        if subject.erasing {
            return Some(wrong_state("This user is being deleted for good."));
        }
        let now = asked.now.timestamp_millis();
        let over = subject.deletion.is_none_or(|deletion| deletion.hard_delete_at <= now);
        over.then(|| wrong_state("The time in which this user could be restored is over."))
    }

    fn steps(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        let Some(deletion) = subject.deletion else { return Vec::new() };
        let status = restored(deletion.status_before, subject.suspension.is_some(), subject.is_verified());
        let mut steps = vec![Step::SetStatus(status), Step::EndDeletion];
        // What a suspension holds is released when that is lifted.
        if status != UserStatus::Suspended {
            steps.push(Step::MovePayouts(Move::Release));
        }
        let content = json!({"name": subject.user.name});
        steps.extend([Step::KeepCredits, Step::Mail(Letter { template: MailTemplate::Restoration, content })]);
        steps
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
