//! Confirms an action with a fresh code and sends it, once.

use secrecy::SecretString;
use steward_client::{Call, CallError, Cause};
use steward_contract::{ActionOutcome, CodeKind, ProblemCode, ReactivateUser, StepUpRequest, SuspendUser, UserPath};
use uuid::Uuid;

use super::{Ending, PreparedAction, Request};
use crate::session::Session;
use crate::{Answer, ConsoleError, Desk, DeskCode};

impl Desk {
    /// Confirms a prepared action with a code, sends it, and says what it did.
    ///
    /// # Errors
    /// `wrong_code` and other refusals: nothing changed, the action stays prepared. `outcome_unknown`: the answer got
    /// lost and asking did not help; the action stays open and can be resolved later.
    pub async fn confirm_action(&self, connection: Uuid, action_id: Uuid, code: String) -> Answer<ActionOutcome> {
        let session = self.session(connection)?;
        let store = self.home().await?.store;
        let stored = store.action(connection, action_id).await?.ok_or_else(no_such_action)?;
        if stored.sent_at.is_some() {
            return Err(outcome_unknown());
        }
        let action = stored.prepared;
        let grant = session.step_up(&step_up_request(&action, code)?).await?;
        // From here on the action may take effect, whatever happens to this program.
        store.mark_sent(action_id, Some(self.clock().now())).await?;
        match self.follow(&session, &action, send(&session, &action, grant).await?).await {
            Ending::Done(outcome) => {
                store.remove_action(action_id).await?;
                Ok(*outcome)
            }
            Ending::Refused(error) => {
                store.mark_sent(action_id, None).await?;
                Err(error)
            }
            Ending::Lost(error) => Err(error),
        }
    }
}

fn step_up_request(action: &PreparedAction, code: String) -> Answer<StepUpRequest> {
    let request = action.request()?;
    let (operation, digest) = (request.operation().to_owned(), request.digest(action.user_id)?);
    Ok(StepUpRequest { operation, target: action.user_id.to_string(), digest, kind: CodeKind::Totp, code: code.into() })
}

async fn send(session: &Session, action: &PreparedAction, grant: SecretString) -> Answer<Ending> {
    let path = UserPath { user_id: action.user_id };
    let answer = match action.request()? {
        Request::Suspend(request) => {
            let call = Call::<SuspendUser>::new(&path, &(), request)?;
            session.call(&call.keyed(action.action_id).confirmed(grant)).await
        }
        Request::Reactivate(request) => {
            let call = Call::<ReactivateUser>::new(&path, &(), request)?;
            session.call(&call.keyed(action.action_id).confirmed(grant)).await
        }
    };
    Ok(ending(answer))
}

/// What an answer, or its absence, says about the action. Only a refusal with a reason proves that nothing happened.
fn ending(answer: Result<ActionOutcome, CallError>) -> Ending {
    match answer {
        Ok(outcome) => Ending::Done(Box::new(outcome)),
        Err(error) if has_no_effect(&error) => Ending::Refused(error.into()),
        Err(error) => {
            tracing::warn!(%error, request_id = %error.request_id, "the answer to an action got lost");
            Ending::Lost(outcome_unknown())
        }
    }
}

fn has_no_effect(error: &CallError) -> bool {
    match &error.cause {
        Cause::Refused(problem) => problem.status < 500 && problem.code != ProblemCode::InProgress,
        _ => !error.sent,
    }
}

pub(super) fn outcome_unknown() -> ConsoleError {
    ConsoleError::new(DeskCode::OutcomeUnknown, "No answer arrived. We do not know yet whether this was done.")
        .remedy("Steward asks the platform what became of it. It is not sent a second time.")
}

pub(super) fn no_such_action() -> ConsoleError {
    ConsoleError::new(ProblemCode::NotFound, "This action is not open any more.").remedy("Look at the user’s history.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use steward_contract::Problem;

    fn refused(code: ProblemCode) -> CallError {
        let problem = serde_json::from_value::<Problem>(serde_json::json!({
            "code": code, "status": code.status(), "title": "no",
        }));
        CallError { cause: Cause::Refused(Box::new(problem.unwrap())), sent: true, request_id: Uuid::nil() }
    }

    /// Every code, so that a new one has to be thought about.
    #[test]
    fn only_a_refusal_with_a_reason_proves_that_nothing_happened() {
        let doubtful = [ProblemCode::InProgress, ProblemCode::Unavailable, ProblemCode::Internal];
        for code in ProblemCode::ALL {
            assert_eq!(has_no_effect(&refused(*code)), !doubtful.contains(code), "{code}");
        }
    }

    #[test]
    fn what_was_never_sent_has_no_effect() {
        let error = |sent| CallError { cause: Cause::TimedOut, sent, request_id: Uuid::nil() };
        assert!(has_no_effect(&error(false)) && !has_no_effect(&error(true)));
    }
}
