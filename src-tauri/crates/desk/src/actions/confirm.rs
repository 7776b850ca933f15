//! Confirms an action with a fresh code and sends it, once.

use std::pin::Pin;

use secrecy::SecretString;
use steward_client::{Call, CallError, Cause};
use steward_contract::{
    Acting, Action, ActionVisitor, CodeKind, Done, Outcome as _, ProblemCode, Secret, StepUpRequest,
};
use uuid::Uuid;

use super::{Ending, PreparedAction};
use crate::session::Session;
use crate::{Answer, ConsoleError, Desk, DeskCode};

impl Desk {
    /// Confirms a prepared action, with a code where it needs one, sends it, and says what it did.
    ///
    /// # Errors
    /// `step_up_required` without the code that it needs; `wrong_code`, `changed` and other refusals: nothing changed, the
    /// action stays prepared. `outcome_unknown`: the answer got
    /// lost and asking did not help; the action stays open and can be resolved later.
    pub async fn confirm_action(&self, connection: Uuid, action_id: Uuid, code: Option<String>) -> Answer<Done> {
        let session = self.session(connection)?;
        let store = self.home().await?.store;
        let stored = store.action(connection, action_id).await?.ok_or_else(no_such_action)?;
        if stored.sent_at.is_some() {
            return Err(outcome_unknown());
        }
        let action = stored.prepared;
        let whole = self.typed().whole(&action)?;
        let grant = confirmation(&session, &action, code).await?;
        // From here on the action may take effect, whatever happens to this program.
        store.mark_sent(action_id, Some(self.clock().now())).await?;
        match self.follow(&session, &action, send(&session, &action, &whole, grant).await?).await {
            Ending::Done(outcome, secret) => {
                self.typed().forget(action_id);
                self.show_once(&action, &outcome, secret);
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

/// A fresh confirmation of exactly this action; none where it needs none.
async fn confirmation(
    session: &Session,
    prepared: &PreparedAction,
    code: Option<String>,
) -> Answer<Option<SecretString>> {
    if !prepared.needs_code {
        return Ok(None);
    }
    let needed = || {
        ConsoleError::new(ProblemCode::StepUpRequired, "This action needs a fresh code.")
            .remedy("Confirm it with a code from your authenticator. Nothing was changed.")
    };
    let action = &prepared.action;
    let request = StepUpRequest {
        operation: action.declaration().id.to_owned(),
        target: action.target(),
        digest: action.digest()?,
        kind: CodeKind::Totp,
        code: code.ok_or_else(needed)?.into(),
    };
    session.step_up(&request).await.map(Some)
}

async fn send(
    session: &Session,
    prepared: &PreparedAction,
    whole: &Action,
    grant: Option<SecretString>,
) -> Answer<Ending> {
    let answer = whole.visit(Send { session, prepared, grant })?.await;
    Ok(ending(answer))
}

/// Sends an action, whichever it is, with its key and what its review showed.
struct Send<'a> {
    session: &'a Session,
    prepared: &'a PreparedAction,
    grant: Option<SecretString>,
}

/// What it did, and the secret that it made.
type Sent = Result<(Done, Option<Secret>), CallError>;

type Sending<'a> = Pin<Box<dyn Future<Output = Sent> + std::marker::Send + 'a>>;

impl<'a> ActionVisitor for Send<'a> {
    type Output = Result<Sending<'a>, serde_json::Error>;

    fn visit<O: Acting>(self, path: &O::Path, body: &O::Body) -> Self::Output {
        let Send { session, prepared, grant } = self;
        let call = Call::<O>::new(path, &(), body)?.keyed(prepared.action_id).seen(&prepared.plan.version);
        let call = grant.into_iter().fold(call, Call::confirmed);
        Ok(Box::pin(async move { Ok(session.call(&call).await?.into_parts()) }))
    }
}

/// What an answer, or its absence, says about the action. Only a refusal with a reason proves that nothing happened.
fn ending(answer: Sent) -> Ending {
    match answer {
        Ok((outcome, secret)) => Ending::Done(Box::new(outcome), secret),
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
