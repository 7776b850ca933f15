//! `POST /v1/auth/enrolment/confirm`: the first code, which makes a TOTP secret count and ends the sign-in (CON-2).

use sea_orm::DatabaseTransaction;
use steward_contract::{AuditAction, ConfirmEnrolment, EnrolledTokens};

use super::{expired, signing_in};
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    auth::{code, code::Against, secret, tokens},
    store::{admins, audit, challenges, entity::admin, recovery_codes},
};

impl Endpoint for ConfirmEnrolment {
    async fn handle(call: Call<Self>) -> Result<EnrolledTokens, ApiError> {
        let (transaction, challenge, admin) = signing_in(&call, call.body.challenge.expose()).await?;
        let candidate = challenge.totp_candidate.clone().filter(|_| admin.totp_secret.is_none()).ok_or_else(expired)?;
        let against = Against::Candidate(&candidate);
        let (transaction, step) = code::accept(&call, transaction, &admin, against, call.body.code.expose()).await?;
        if !challenges::close(&transaction, &challenge, call.platform.clock().now_ms()).await? {
            return Err(expired());
        }
        admins::enrol_totp(&transaction, admin.id, candidate, step).await?;
        let enrolled = enrolled(&call, &transaction, &admin).await?;
        transaction.commit().await?;
        Ok(enrolled)
    }
}

async fn enrolled(
    call: &Call<ConfirmEnrolment>,
    transaction: &DatabaseTransaction,
    admin: &admin::Model,
) -> Result<EnrolledTokens, ApiError> {
    let recovery_codes = secret::recovery_codes(call.platform.rng());
    recovery_codes::replace(transaction, admin.id, &recovery_codes).await?;
    let tokens = tokens::begin(call, transaction, admin.id).await?;
    for action in [AuditAction::AdminTotpEnrolled, AuditAction::AdminSignedIn] {
        let mut record = call.record(action);
        record.admin = Some(code::reference(admin));
        audit::append(transaction, record).await?;
    }
    Ok(EnrolledTokens { tokens, recovery_codes })
}
