//! One admin on one platform: the calls that are made in their name.

mod enrolment;
mod reach;
mod sign_in;
mod tokens;

use std::sync::{Arc, Mutex, PoisonError};

use steward_client::{Call, CallError, Cause, Client, Download};
use steward_contract::{GetMe, Me, Meta, Operation, ProblemCode, Secret};
use tokio::sync::Mutex as AsyncMutex;
use uuid::Uuid;

use crate::events::Event;
use crate::keychain::Vault;
use crate::{Answer, Clock, ConsoleError, Events};

pub use enrolment::{Enrolled, EnrolmentView};
pub use sign_in::SignInNext;

use reach::Reach;
use tokens::Kept;

/// What a session needs from the desk.
#[derive(Clone)]
pub(crate) struct Surroundings {
    pub vault: Vault,
    pub clock: Arc<dyn Clock>,
    pub events: Events,
}

pub(crate) struct Session {
    pub connection: Uuid,
    client: Client,
    surroundings: Surroundings,
    /// Held while tokens change hands, so that there is one refresh at a time.
    tokens: AsyncMutex<Option<Kept>>,
    /// Between the password and the second factor.
    challenge: Mutex<Option<Secret>>,
    meta: Mutex<Option<Meta>>,
    me: Mutex<Option<Me>>,
    reach: Reach,
}

impl Session {
    pub fn new(connection: Uuid, client: Client, surroundings: Surroundings) -> Self {
        let reach = Reach::new(connection, Arc::clone(&surroundings.clock), Arc::clone(&surroundings.events));
        let (tokens, challenge, me) = Default::default();
        Self { connection, client, surroundings, tokens, challenge, meta: Mutex::default(), me, reach }
    }

    /// What the platform said of itself when it was opened last.
    pub fn meta(&self) -> Answer<Meta> {
        let meta = self.meta.lock().unwrap_or_else(PoisonError::into_inner).clone();
        meta.ok_or_else(ConsoleError::not_connected)
    }

    /// Asks the platform again what it is.
    pub async fn reread_meta(&self) -> Answer<()> {
        let meta = self.noted(self.client.probe().await)?.meta;
        *self.meta.lock().unwrap_or_else(PoisonError::into_inner) = Some(meta);
        Ok(())
    }

    /// The admin, while signed in.
    pub fn me(&self) -> Option<Me> {
        self.me.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_me(&self, me: Option<Me>) {
        *self.me.lock().unwrap_or_else(PoisonError::into_inner) = me;
    }

    /// Reads who is signed in.
    pub async fn read_me(&self) -> Answer<Me> {
        let me = self.call(&Call::<GetMe>::plain()).await?;
        self.set_me(Some(me.clone()));
        Ok(me)
    }

    /// Makes a call in the admin's name.
    pub async fn call<O: Operation>(&self, call: &Call<O>) -> Result<O::Response, CallError> {
        let answer = self.ask(None, |token| async move { self.client.call(call, Some(&token)).await }).await;
        self.settled(answer).await
    }

    /// Opens a stream in the admin's name.
    pub async fn download<O: Operation>(&self, call: &Call<O>) -> Result<Download, CallError> {
        let answer = self.ask(None, |token| async move { self.client.download(call, Some(&token)).await }).await;
        self.settled(answer).await
    }

    /// Looks whether a platform that is out of reach is back, when that is due.
    pub async fn look(&self) {
        if self.reach.begins_look() {
            let _ = self.noted(self.client.probe().await);
        }
    }

    /// Looks whether a platform that is out of reach is back, due or not.
    pub async fn look_at_once(&self) {
        if self.reach.begins_look_at_once() {
            let _ = self.noted(self.client.probe().await);
        }
    }

    fn noted<T>(&self, answer: Result<T, CallError>) -> Result<T, CallError> {
        self.reach.note(answer.as_ref().err().map(|error| &error.cause));
        answer
    }

    /// Lets go of the tokens when the platform says that the session is over.
    async fn settled<T>(&self, answer: Result<T, CallError>) -> Result<T, CallError> {
        if let Err(error) = &answer {
            let over = [ProblemCode::SessionEnded, ProblemCode::NotSignedIn, ProblemCode::AdminDisabled];
            if let Some(code) = over.into_iter().find(|code| refused_with(error, *code)) {
                self.end(&mut *self.tokens.lock().await, code).await;
            }
        }
        answer
    }

    /// The session ended elsewhere: its tokens are worth nothing any more.
    async fn end(&self, tokens: &mut Option<Kept>, code: ProblemCode) {
        if tokens.take().is_none() {
            return;
        }
        self.set_me(None);
        self.forget_kept().await;
        (self.surroundings.events)(Event::SessionEnded { connection: self.connection, reason: code });
    }
}

fn refused_with(error: &CallError, code: ProblemCode) -> bool {
    matches!(&error.cause, Cause::Refused(problem) if problem.code == code)
}
