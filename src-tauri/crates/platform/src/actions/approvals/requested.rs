//! What an admin asked for and another one is to decide, with who asked for it as they are now.

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{Access, Action, ApprovalState, DateTime, Permission, Problem, ProblemCode, Utc};
use uuid::Uuid;

use crate::{
    actions::subject::{Subject, wrong_state},
    auth::Caller,
    domain::rank::may_act,
    error::{ApiError, denied, detailed, not_found},
    store::{
        admins::{self, Standing},
        approvals,
        audit::Record,
        codes::Numbered,
        entity::approval,
    },
};

pub struct Requested {
    pub row: approval::Model,
    pub action: Action,
    /// `None` where they can't use the console any more.
    requester: Option<Standing>,
}

impl Requested {
    /// # Errors
    /// When the database can't be read.
    pub async fn of(connection: &impl ConnectionTrait, row: approval::Model) -> Result<Self, ApiError> {
        let requester = admins::standing(connection, row.requested_by).await?;
        Ok(Self { action: serde_json::from_str(&row.action)?, row, requester })
    }

    /// Why this admin is not the one to decide it, if so.
    pub fn not_for(&self, caller: &Caller) -> Option<Problem> {
        if caller.admin_id == self.row.requested_by {
            let detail = "Another administrator decides it. Nothing was changed.";
            return Some(detailed(ProblemCode::OwnRequest, "You asked for this yourself.", detail));
        }
        match self.row.permission.parse::<Permission>() {
            Ok(permission) if caller.may(permission) => None,
            Ok(permission) => Some(denied(permission)),
            Err(_) => Some(wrong_state("This was asked for under a permission that there is no more.")),
        }
    }

    /// Why nobody decides it any more, if so.
    fn is_over(&self, now: DateTime<Utc>) -> Option<Problem> {
        let title = match ApprovalState::from_number(self.row.state) {
            Some(ApprovalState::Pending) if self.row.lapses_at > now.timestamp_millis() => return None,
            Some(ApprovalState::Approved) => "This request was approved already.",
            Some(ApprovalState::Rejected) => "This request was rejected already.",
            _ => "Nobody decided this request in time; it has lapsed.",
        };
        Some(wrong_state(title))
    }

    /// Why it can't be approved in the name of who asked for it: they must still be who may do it.
    pub fn not_by_requester(&self, subject: &Subject<'_>) -> Option<Problem> {
        let name = &self.row.requested_by_name;
        let title = match &self.requester {
            None => format!("{name}, who asked for this, can't use the console any more."),
            Some(standing) if !holds(standing, &self.action) => {
                format!("{name}, who asked for this, may not do it any more.")
            }
            Some(standing)
                if may_act(standing.rank, subject.rank, standing.user_id == Some(subject.user.id)).is_err() =>
            {
                format!("{name}, who asked for this, may not act on this user any more.")
            }
            Some(_) => return None,
        };
        let detail = "It can't be approved. Reject it, and ask for it anew if it is to be done. Nothing was changed.";
        Some(detailed(ProblemCode::WrongStatus, title, detail))
    }

    /// Who asked for what, beside what the log says of the decision.
    pub fn told_in(&self, record: Record) -> Record {
        record.fact("operation", &self.row.operation).fact("requested_by", &self.row.requested_by_name)
    }
}

/// What the subject is to be decided for.
///
/// # Errors
/// Why it is not to be decided.
pub fn is_undecided<'a>(subject: &'a Subject<'_>, now: DateTime<Utc>) -> Result<&'a Requested, Box<Problem>> {
    let Some(requested) = &subject.requested else { return Err(Box::new(not_found("request"))) };
    requested.is_over(now).map_or(Ok(requested), |problem| Err(Box::new(problem)))
}

fn holds(standing: &Standing, action: &Action) -> bool {
    match action.declaration().access {
        Access::Needs(permission) => standing.permissions.contains(&permission),
        Access::SignedIn | Access::Public => true,
    }
}

/// Why the same can't be asked for again about a user, if it waits already.
///
/// # Errors
/// When the database can't be read.
pub async fn waits(
    connection: &impl ConnectionTrait,
    user_id: Uuid,
    operation: &str,
    target: &str,
) -> Result<Option<Problem>, DbErr> {
    let waiting = approvals::waiting_about(connection, user_id, operation, target).await?;
    Ok(waiting.map(|row| wait(&row)))
}

fn wait(waiting: &approval::Model) -> Problem {
    let title = format!("{} has asked for this already, and it waits for approval.", waiting.requested_by_name);
    let detail = "Another administrator decides it, under Approvals. Nothing was changed.";
    detailed(ProblemCode::ApprovalRequired, title, detail)
}
