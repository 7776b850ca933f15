use std::sync::Arc;

use secrecy::SecretString;
use steward_client::{Call, Client, Limits, Origin};
use steward_contract::{
    ChallengeRequest, CodeKind, ConfirmEnrolment, ConfirmEnrolmentRequest, ConfirmSignIn, ConfirmStepUp, DeleteRequest,
    DeleteUser, HardDeleteRequest, HardDeleteUser, Idempotency, ListMySessions, ListUsers, Operation,
    ReactivateRequest, ReactivateUser, ReactivationConditions, RevokeMySession, SecondFactorRequest, Secret,
    SessionPath, SignIn, SignInRequest, StartEnrolment, StepUpRequest, SuspendRequest, SuspendUser, SuspensionNotice,
    SuspensionReason, UserListQuery, UserPage, UserPath, request_digest,
};
use uuid::Uuid;

use super::{Authenticator, PASSWORD};

/// Another admin of the same platform, without a window.
pub struct Peer {
    client: Client,
    token: SecretString,
    /// Its own; absent where it shares the window's.
    authenticator: Option<Authenticator>,
}

impl Peer {
    /// Signs in for the first time.
    pub async fn sign_in(url: &str, email: &str, password: &str) -> Self {
        let (client, challenge) = begin(url, email, password).await;
        let request = ChallengeRequest { challenge: challenge.clone() };
        let enrolment = client.call(&body::<StartEnrolment>(&request), None).await.unwrap();
        let mut authenticator = Authenticator::new(enrolment.secret.expose());
        let request = ConfirmEnrolmentRequest { challenge, code: authenticator.code().await.into() };
        let enrolled = client.call(&body::<ConfirmEnrolment>(&request), None).await.unwrap();
        Self { client, token: enrolled.tokens.access_token.into(), authenticator: Some(authenticator) }
    }

    /// The admin of the window at another computer, with the same authenticator.
    pub async fn sign_in_again(url: &str, email: &str, authenticator: &mut Authenticator) -> Self {
        let (client, challenge) = begin(url, email, PASSWORD).await;
        let request = SecondFactorRequest { challenge, kind: CodeKind::Totp, code: authenticator.code().await.into() };
        let tokens = client.call(&body::<ConfirmSignIn>(&request), None).await.unwrap();
        Self { client, token: tokens.access_token.into(), authenticator: None }
    }

    pub async fn end_other_sessions(&self) {
        for session in self.call(Call::<ListMySessions>::plain()).await {
            if !session.current {
                let path = SessionPath { session_id: session.id };
                self.call(Call::<RevokeMySession>::new(&path, &(), &()).unwrap()).await;
            }
        }
    }

    pub async fn call<O: Operation>(&self, call: Call<O>) -> O::Response {
        self.try_call(call).await.unwrap()
    }

    pub async fn try_call<O: Operation>(&self, call: Call<O>) -> Result<O::Response, steward_client::CallError> {
        self.client.call(&call, Some(&self.token)).await
    }

    pub async fn list(&self, query: &UserListQuery) -> UserPage {
        self.call(Call::<ListUsers>::new(&(), query, &()).unwrap()).await
    }

    pub async fn suspend(&mut self, user_id: Uuid) {
        self.suspend_for(SuspensionReason::Security, user_id).await;
    }

    pub async fn suspend_for(&mut self, reason: SuspensionReason, user_id: Uuid) {
        let request = SuspendRequest {
            reason,
            justification: "Asked for by the security desk.".to_owned(),
            message: None,
            until: None,
            notice: SuspensionNotice { email: false, include_reason: false, include_appeal: false },
        };
        self.change::<SuspendUser>(user_id, &request).await;
    }

    pub async fn reactivate(&mut self, user_id: Uuid) {
        let conditions =
            ReactivationConditions { require_password_change: false, require_kyc: false, monitor_days: None };
        self.change::<ReactivateUser>(user_id, &ReactivateRequest { reason: "All clear.".to_owned(), conditions })
            .await;
    }

    /// Deletes a user softly.
    pub async fn delete(&mut self, user_id: Uuid) {
        let request = DeleteRequest { reason: "Asked for it in writing.".to_owned(), retention_acknowledged: true };
        self.change::<DeleteUser>(user_id, &request).await;
    }

    /// Asks for a deleted user to be deleted for good.
    pub async fn delete_for_good(&mut self, user_id: Uuid) {
        let request = HardDeleteRequest { reason: "Asked for it in writing.".to_owned(), final_acknowledged: true };
        self.change::<HardDeleteUser>(user_id, &request).await;
    }

    /// A change with its confirmation.
    async fn change<O>(&mut self, user_id: Uuid, request: &O::Body)
    where
        O: Operation<Path = UserPath, Query = ()>,
    {
        debug_assert!(O::DECLARATION.idempotency == Idempotency::Required);
        let target = user_id.to_string();
        let digest = request_digest(O::DECLARATION.id, &target, request).unwrap();
        let code = self.authenticator.as_mut().unwrap().code().await.into();
        let confirmation =
            StepUpRequest { operation: O::DECLARATION.id.to_owned(), target, digest, kind: CodeKind::Totp, code };
        let granted = self.call(body::<ConfirmStepUp>(&confirmation)).await;
        self.token = granted.access_token.into();
        let call = Call::<O>::new(&UserPath { user_id }, &(), request).unwrap();
        self.call(call.keyed(Uuid::new_v4()).confirmed(granted.grant.into())).await;
    }
}

fn body<O: Operation<Path = (), Query = ()>>(body: &O::Body) -> Call<O> {
    Call::new(&(), &(), body).unwrap()
}

/// Up to the second factor.
async fn begin(url: &str, email: &str, password: &str) -> (Client, Secret) {
    let client = Client::new(Origin::parse(url).unwrap(), Limits::default(), Arc::new(Uuid::new_v4)).unwrap();
    let account = SignInRequest { email: email.to_owned(), password: password.into() };
    let challenge = client.call(&body::<SignIn>(&account), None).await.unwrap().challenge;
    (client, challenge)
}
