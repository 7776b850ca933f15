//! `POST /v1/me/totp/confirm`: a code of the new secret makes it count and brings new recovery codes (CON-7).

use steward_contract::{AuditAction, ConfirmTotp, Problem, ProblemCode, RecoveryCodes};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, detailed, problem},
    },
    auth::{code, code::Against, secret},
    store::{admin_sessions, admins, audit, recovery_codes},
};

impl Endpoint for ConfirmTotp {
    async fn handle(call: Call<Self>) -> Result<RecoveryCodes, ApiError> {
        let transaction = call.platform.database().begin().await?;
        let admin = admins::by_id(&transaction, call.caller()?.admin_id).await?;
        let admin = admin.ok_or_else(|| problem(ProblemCode::AdminDisabled, "This account is gone."))?;
        let candidate = admin.totp_candidate.clone().ok_or_else(not_started)?;
        let against = Against::Candidate(&candidate);
        let (transaction, step) = code::accept(&call, transaction, &admin, against, call.body.code.expose()).await?;
        let recovery_codes = secret::recovery_codes(call.platform.rng());
        admins::enrol_totp(&transaction, admin.id, candidate, step).await?;
        recovery_codes::replace(&transaction, admin.id, &recovery_codes).await?;
        // Whoever signed in with the old authenticator, which may be in other hands, has to sign in with the new one.
        let (session, now) = (call.caller()?.session_id, call.platform.clock().now_ms());
        let ended = admin_sessions::end_others(&transaction, admin.id, session, now).await?;
        let record = call.record(AuditAction::AdminTotpEnrolled).fact("sessions_ended", ended);
        audit::append(&transaction, record).await?;
        transaction.commit().await?;
        Ok(RecoveryCodes { recovery_codes })
    }
}

fn not_started() -> Problem {
    let detail = "Ask for a new secret first, then confirm it with one of its codes.";
    detailed(ProblemCode::WrongStatus, "No enrolment is under way.", detail)
}
