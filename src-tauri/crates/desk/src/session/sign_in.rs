//! From a password to a session (CON-2). The challenge between the two steps stays here.

use std::sync::PoisonError;

use secrecy::SecretString;
use serde::Serialize;
use steward_client::Call;
use steward_contract::{
    CodeKind, ConfirmSignIn, Me, ProblemCode, SecondFactorRequest, SecondFactorStep, Secret, SignIn, SignInRequest,
};

use super::Session;
use crate::{Answer, ConsoleError};

/// What the right password is followed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct SignInNext {
    pub next: SecondFactorStep,
}

impl Session {
    pub async fn sign_in(&self, email: String, password: SecretString) -> Answer<SignInNext> {
        let body = SignInRequest { email, password: password.into() };
        let call = Call::<SignIn>::new(&(), &(), &body)?;
        let answer = self.noted(self.client.call(&call, None).await)?;
        self.set_challenge(Some(answer.challenge));
        Ok(SignInNext { next: answer.next })
    }

    pub async fn confirm_code(&self, kind: CodeKind, code: String) -> Answer<Me> {
        let body = SecondFactorRequest { challenge: self.challenge()?, kind, code: code.into() };
        let call = Call::<ConfirmSignIn>::new(&(), &(), &body)?;
        let tokens = self.noted(self.client.call(&call, None).await)?;
        self.begin(tokens).await?;
        self.set_challenge(None);
        self.read_me().await
    }

    pub(super) fn set_challenge(&self, challenge: Option<Secret>) {
        *self.challenge.lock().unwrap_or_else(PoisonError::into_inner) = challenge;
    }

    pub(super) fn challenge(&self) -> Answer<Secret> {
        let challenge = self.challenge.lock().unwrap_or_else(PoisonError::into_inner).clone();
        challenge.ok_or_else(|| {
            ConsoleError::new(ProblemCode::ChallengeExpired, "Enter your password first.")
                .remedy("Start the sign-in again.")
        })
    }
}
