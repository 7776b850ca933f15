//! A first authenticator (CON-2), and a new one (CON-7).

use qrcode::{EcLevel, QrCode, render::svg};
use serde::Serialize;
use steward_client::Call;
use steward_contract::{
    ChallengeRequest, CodeKind, ConfirmEnrolment, ConfirmEnrolmentRequest, ConfirmTotp, ConfirmTotpRequest, Me, Secret,
    StartEnrolment, StartTotp, StepUpRequest, TotpEnrolment, request_digest,
};

use super::Session;
use crate::{Answer, ConsoleError};

/// A TOTP secret that doesn't count yet, to scan or to type.
#[derive(Clone, Serialize, specta::Type)]
pub struct EnrolmentView {
    /// Base32.
    pub secret: String,
    pub uri: String,
    pub qr_svg: String,
}

#[derive(Clone, Serialize, specta::Type)]
pub struct Enrolled {
    pub me: Me,
    /// Shown once.
    pub recovery_codes: Vec<String>,
}

impl TryFrom<TotpEnrolment> for EnrolmentView {
    type Error = ConsoleError;

    fn try_from(enrolment: TotpEnrolment) -> Answer<Self> {
        let code = QrCode::with_error_correction_level(enrolment.uri.expose(), EcLevel::M);
        let code = code.map_err(|error| ConsoleError::internal(&error))?;
        let qr_svg = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
        let [secret, uri] = [enrolment.secret, enrolment.uri].map(|text| text.expose().to_owned());
        Ok(Self { secret, uri, qr_svg })
    }
}

/// As they go to the window, which shows them once.
fn shown(codes: &[Secret]) -> Vec<String> {
    codes.iter().map(|code| code.expose().to_owned()).collect()
}

impl Session {
    pub async fn start_enrolment(&self) -> Answer<EnrolmentView> {
        let body = ChallengeRequest { challenge: self.challenge()? };
        let call = Call::<StartEnrolment>::new(&(), &(), &body)?;
        self.noted(self.client.call(&call, None).await)?.try_into()
    }

    pub async fn confirm_enrolment(&self, code: String) -> Answer<Enrolled> {
        let body = ConfirmEnrolmentRequest { challenge: self.challenge()?, code: code.into() };
        let call = Call::<ConfirmEnrolment>::new(&(), &(), &body)?;
        let answer = self.noted(self.client.call(&call, None).await)?;
        self.begin(answer.tokens).await?;
        self.set_challenge(None);
        Ok(Enrolled { me: self.read_me().await?, recovery_codes: shown(&answer.recovery_codes) })
    }

    /// Begins a new authenticator in place of the one in use, which confirms it, or of one that was lost, for which a
    /// recovery code does.
    pub async fn start_totp(&self, kind: CodeKind, code: String) -> Answer<EnrolmentView> {
        let grant = self.confirm_on_self::<StartTotp>(&(), kind, code).await?;
        let call = Call::<StartTotp>::new(&(), &(), &())?.confirmed(grant);
        self.call(&call).await?.try_into()
    }

    /// The new recovery codes.
    pub async fn confirm_totp(&self, code: String) -> Answer<Vec<String>> {
        let call = Call::<ConfirmTotp>::new(&(), &(), &ConfirmTotpRequest { code: code.into() })?;
        Ok(shown(&self.call(&call).await?.recovery_codes))
    }

    /// A confirmation of an action on the admin's own account.
    pub async fn confirm_on_self<O: steward_contract::Operation>(
        &self,
        content: &impl Serialize,
        kind: CodeKind,
        code: String,
    ) -> Answer<secrecy::SecretString> {
        let target = self.me().ok_or_else(ConsoleError::not_signed_in)?.id.to_string();
        self.confirm_on::<O>(target, content, kind, code).await
    }

    /// A confirmation of what is done to somebody, or of what is read of them.
    pub async fn confirm_on<O: steward_contract::Operation>(
        &self,
        target: String,
        content: &impl Serialize,
        kind: CodeKind,
        code: String,
    ) -> Answer<secrecy::SecretString> {
        let operation = O::DECLARATION.id.to_owned();
        let digest = request_digest(&operation, &target, content)?;
        self.step_up(&StepUpRequest { operation, target, digest, kind, code: code.into() }).await
    }
}
