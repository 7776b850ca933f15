//! Deleting a user softly: everything stays, nobody gets in, and for some time it can be taken back (DEL-1, DEL-2).

use serde_json::json;
use steward_contract::{DateTime, DeleteRequest, DeleteUser, FieldError, MailTemplate, Problem, UserStatus, Utc};

use super::suspend;
use crate::{
    actions::{
        Asked, Doing,
        steps::{Letter, Step},
        subject::Subject,
        texts::{self, LONG},
    },
    domain::{
        retention::RESTORABLE,
        status::{Transition, after},
    },
};

impl Doing for DeleteUser {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let unread = (!asked.body.retention_acknowledged).then(|| {
            FieldError::new("retention_acknowledged", "must be true: read first what is kept and for how long")
        });
        texts::fault("reason", &asked.body.reason, LONG).into_iter().chain(unread).collect()
    }

    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        after(subject.status, Transition::Delete).is_none().then(|| subject.wrong_status("deleted"))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let hard_delete_at = asked.now + RESTORABLE;
        let begun = [Step::SetStatus(UserStatus::Deleted), Step::BeginDeletion(hard_delete_at)];
        let told = [Step::Retain(asked.now), Step::Mail(letter(subject, hard_delete_at))];
        begun.into_iter().chain(suspend::keep_out()).chain(told).collect()
    }

    fn reason(body: &DeleteRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

fn letter(subject: &Subject<'_>, restorable_until: DateTime<Utc>) -> Letter {
    let content = json!({"name": subject.user.name, "restorable_until": restorable_until});
    Letter { template: MailTemplate::Deletion, content }
}
