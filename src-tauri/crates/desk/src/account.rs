//! The admin's own account: signing in and out, sessions, password, authenticator (CON-2, CON-7).

use std::sync::Arc;

use secrecy::SecretString;
use steward_client::Call;
use steward_contract::{ChangeMyPassword, ChangePasswordRequest, CodeKind, Me};
use uuid::Uuid;

use crate::session::Session;
use crate::{Answer, Desk, Enrolled, EnrolmentView, SignInNext};

impl Desk {
    /// # Errors
    /// `wrong_credentials`, `too_many_attempts` and everything that can be wrong with a call.
    pub async fn sign_in(&self, connection: Uuid, email: String, password: SecretString) -> Answer<SignInNext> {
        self.session(connection)?.sign_in(email, password).await
    }

    /// # Errors
    /// `wrong_code`, `used_code`, `challenge_expired`; `keychain_locked` when the session can't be kept.
    pub async fn confirm_code(&self, connection: Uuid, kind: CodeKind, code: String) -> Answer<Me> {
        let session = self.session(connection)?;
        let me = session.confirm_code(kind, code).await?;
        self.note_account(&session).await?;
        Ok(me)
    }

    /// # Errors
    /// `challenge_expired` and everything that can be wrong with a call.
    pub async fn start_enrolment(&self, connection: Uuid) -> Answer<EnrolmentView> {
        self.session(connection)?.start_enrolment().await
    }

    /// # Errors
    /// As [`Self::confirm_code`].
    pub async fn confirm_enrolment(&self, connection: Uuid, code: String) -> Answer<Enrolled> {
        let session = self.session(connection)?;
        let enrolled = session.confirm_enrolment(code).await?;
        self.note_account(&session).await?;
        Ok(enrolled)
    }

    /// Signs out: the session is revoked and its keychain entry removed. Works while locked, as a way out.
    ///
    /// # Errors
    /// When the keychain entry can't be removed.
    pub async fn sign_out(&self, connection: Uuid) -> Answer<()> {
        self.forget_all_once();
        let stored = self.stored_connection(connection).await?;
        self.session_of(&stored).await?.sign_out().await?;
        self.mark_signed_out(connection).await?;
        self.open_lock_of_nobody().await
    }

    /// # Errors
    /// A new password that is not accepted; `wrong_code`.
    pub async fn change_my_password(
        &self,
        connection: Uuid,
        current_password: String,
        new_password: String,
        code: String,
    ) -> Answer<()> {
        let session = self.session(connection)?;
        let body =
            ChangePasswordRequest { current_password: current_password.into(), new_password: new_password.into() };
        let grant = session.confirm_on_self::<ChangeMyPassword>(&body, CodeKind::Totp, code).await?;
        let call = Call::<ChangeMyPassword>::new(&(), &(), &body)?.confirmed(grant);
        Ok(session.call(&call).await?)
    }

    /// # Errors
    /// `wrong_code` and everything that can be wrong with a call.
    pub async fn start_totp(&self, connection: Uuid, kind: CodeKind, code: String) -> Answer<EnrolmentView> {
        self.session(connection)?.start_totp(kind, code).await
    }

    /// # Errors
    /// `wrong_code` and everything that can be wrong with a call.
    pub async fn confirm_totp(&self, connection: Uuid, code: String) -> Answer<Vec<String>> {
        self.session(connection)?.confirm_totp(code).await
    }

    /// Writes down whose session is kept.
    async fn note_account(&self, session: &Arc<Session>) -> Answer<()> {
        self.report_activity();
        let mut stored = self.stored_connection(session.connection).await?;
        stored.account = session.me().map(|me| me.email);
        stored.signed_in = true;
        self.keep_connection(stored).await?;
        self.remember_activity().await
    }

    pub(crate) async fn mark_signed_out(&self, connection: Uuid) -> Answer<()> {
        let mut stored = self.stored_connection(connection).await?;
        stored.signed_in = false;
        self.keep_connection(stored).await.map(|_| ())
    }
}
