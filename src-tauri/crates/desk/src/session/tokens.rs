//! The tokens of a session: kept in the keychain, renewed before they end, one refresh at a time (CON-3, CON-4).

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use steward_client::{Call, CallError, Cause};
use steward_contract::{
    ConfirmStepUp, Problem, ProblemCode, RefreshRequest, RefreshTokens, Secret, SignOut, StepUpRequest, Tokens,
};
use uuid::Uuid;

use super::{Session, refused_with};
use crate::{Answer, keychain};

/// A token that ends sooner is renewed before it is used.
const MARGIN: TimeDelta = TimeDelta::seconds(20);
/// In the background a token is renewed this long before it ends.
const AHEAD: TimeDelta = TimeDelta::minutes(2);

pub(super) struct Kept {
    access: SecretString,
    access_ends: DateTime<Utc>,
    refresh: SecretString,
    session_id: Uuid,
    /// Whether the keychain holds these very tokens.
    saved: bool,
}

/// How tokens are written in the keychain, and nowhere else.
#[derive(Serialize, Deserialize)]
struct Written {
    access: Secret,
    access_ends: DateTime<Utc>,
    refresh: Secret,
    session_id: Uuid,
}

impl From<Tokens> for Kept {
    fn from(tokens: Tokens) -> Self {
        Self {
            access: tokens.access_token.into(),
            access_ends: tokens.access_expires_at,
            refresh: tokens.refresh_token.into(),
            session_id: tokens.session_id,
            saved: false,
        }
    }
}

impl Kept {
    fn write(&self) -> Result<SecretString, serde_json::Error> {
        let written = Written {
            access: self.access.clone().into(),
            access_ends: self.access_ends,
            refresh: self.refresh.clone().into(),
            session_id: self.session_id,
        };
        keychain::json(&written)
    }

    fn read(text: &SecretString) -> Option<Self> {
        let written: Written = serde_json::from_str(text.expose_secret()).ok()?;
        let (access, refresh) = (written.access.into(), written.refresh.into());
        let (access_ends, session_id) = (written.access_ends, written.session_id);
        Some(Self { access, access_ends, refresh, session_id, saved: true })
    }
}

impl Session {
    fn entry(&self) -> String {
        format!("session-{}", self.connection)
    }

    /// Takes the tokens of a session that was kept. `false` when none was.
    pub async fn resume(&self) -> Answer<bool> {
        let mut tokens = self.tokens.lock().await;
        if tokens.is_none() {
            *tokens = self.surroundings.vault.read(&self.entry()).await?.as_ref().and_then(Kept::read);
        }
        Ok(tokens.is_some())
    }

    /// Takes the tokens of a new session. Without a place to keep them nobody is signed in.
    pub(super) async fn begin(&self, new: Tokens) -> Answer<()> {
        let mut kept = Kept::from(new);
        self.surroundings.vault.write(&self.entry(), kept.write()?).await?;
        kept.saved = true;
        *self.tokens.lock().await = Some(kept);
        Ok(())
    }

    pub async fn is_signed_in(&self) -> bool {
        self.tokens.lock().await.is_some()
    }

    /// Asks with a token, and once more with a new one when the platform takes the first for none. Whoever holds the
    /// tokens while they ask hands them in.
    pub(super) async fn ask<T, F: Future<Output = Result<T, CallError>>>(
        &self,
        mut held: Option<&mut Option<Kept>>,
        attempt: impl Fn(SecretString) -> F,
    ) -> Result<T, CallError> {
        let mut refused = None;
        loop {
            let token = match &mut held {
                Some(tokens) => self.fresh(tokens, refused.as_ref()).await?,
                None => self.access(refused.as_ref()).await?,
            };
            match self.noted(attempt(token.clone()).await) {
                Err(error) if refused.is_none() && refused_with(&error, ProblemCode::NotSignedIn) => {
                    refused = Some(token);
                }
                answer => return answer,
            }
        }
    }

    /// A token to call with; renewed when it is about to end or when it is the one that was refused.
    async fn access(&self, refused: Option<&SecretString>) -> Result<SecretString, CallError> {
        let mut tokens = self.tokens.lock().await;
        self.fresh(&mut tokens, refused).await
    }

    async fn fresh(
        &self,
        tokens: &mut Option<Kept>,
        refused: Option<&SecretString>,
    ) -> Result<SecretString, CallError> {
        let kept = tokens.as_ref().ok_or_else(not_signed_in)?;
        let was_refused = refused.is_some_and(|token| token.expose_secret() == kept.access.expose_secret());
        if was_refused || kept.access_ends - self.surroundings.clock.now() < MARGIN {
            self.renew(tokens).await?;
        }
        tokens.as_ref().map(|kept| kept.access.clone()).ok_or_else(not_signed_in)
    }

    /// Trades the refresh token for new tokens, and stores them before anyone uses them.
    async fn renew(&self, tokens: &mut Option<Kept>) -> Result<(), CallError> {
        let kept = tokens.as_ref().ok_or_else(not_signed_in)?;
        let body = RefreshRequest { refresh_token: kept.refresh.clone().into() };
        let call = Call::<RefreshTokens>::new(&(), &(), &body).map_err(|_| not_signed_in())?;
        match self.noted(self.client.call(&call, None).await) {
            Ok(new) => {
                let new = tokens.insert(Kept::from(new));
                self.save(new).await;
                Ok(())
            }
            Err(error) => {
                if let Cause::Refused(problem) = &error.cause
                    && (problem.status == 401 || problem.code == ProblemCode::AdminDisabled)
                {
                    self.end(tokens, problem.code).await;
                }
                Err(error)
            }
        }
    }

    /// Writes tokens to the keychain. A keychain that was locked meanwhile does not end the session: it goes on in
    /// memory, and [`Self::keep_fresh`] tries again.
    async fn save(&self, kept: &mut Kept) {
        let Ok(text) = kept.write() else { return };
        kept.saved = match self.surroundings.vault.write(&self.entry(), text).await {
            Ok(()) => true,
            Err(error) => {
                tracing::warn!(%error, "tokens are kept in memory until the keychain opens");
                false
            }
        };
    }

    /// Renews in the background what is about to end.
    pub async fn keep_fresh(&self) {
        let mut tokens = self.tokens.lock().await;
        let Some(kept) = tokens.as_mut() else { return };
        if kept.access_ends - self.surroundings.clock.now() < AHEAD {
            if let Err(error) = self.renew(&mut tokens).await {
                tracing::info!(%error, "renewal");
            }
        } else if !kept.saved {
            self.save(kept).await;
        }
    }

    /// Confirms one action with a fresh code. The answer replaces the access token, so others wait for it.
    pub async fn step_up(&self, request: &StepUpRequest) -> Answer<SecretString> {
        let call = Call::<ConfirmStepUp>::new(&(), &(), request)?;
        let mut tokens = self.tokens.lock().await;
        let call = &call;
        let asked = self.ask(Some(&mut *tokens), |token| async move { self.client.call(call, Some(&token)).await });
        let answer = asked.await;
        let grant = match answer {
            Ok(grant) => grant,
            Err(error) => {
                if refused_with(&error, ProblemCode::SessionEnded) {
                    self.end(&mut tokens, ProblemCode::SessionEnded).await;
                }
                return Err(error.into());
            }
        };
        if let Some(kept) = tokens.as_mut() {
            kept.access = grant.access_token.into();
            kept.access_ends = grant.access_expires_at;
            self.save(kept).await;
        }
        Ok(grant.grant.into())
    }

    /// Signs out: on the server as far as it can be reached, here in any case.
    pub async fn sign_out(&self) -> Answer<()> {
        let revoked = self.call(&Call::<SignOut>::plain()).await;
        if let Err(error) = revoked {
            tracing::warn!(%error, "the session was not revoked on the server; it ends there by itself");
        }
        *self.tokens.lock().await = None;
        self.set_me(None);
        Ok(self.surroundings.vault.remove(&self.entry()).await?)
    }

    pub(super) async fn forget_kept(&self) {
        if let Err(error) = self.surroundings.vault.remove(&self.entry()).await {
            tracing::warn!(%error, "an ended session is still in the keychain");
        }
    }
}

/// As if the platform had said it: nothing was sent.
pub(super) fn not_signed_in() -> CallError {
    let problem = Problem {
        code: ProblemCode::NotSignedIn,
        status: 401,
        title: "You are not signed in.".to_owned(),
        detail: Some("Sign in to go on. Nothing was sent.".to_owned()),
        fields: Vec::new(),
        permission: None,
        retry_after: None,
        attempts_left: None,
        request_id: None,
    };
    CallError { cause: Cause::Refused(Box::new(problem)), sent: false, request_id: Uuid::nil() }
}
