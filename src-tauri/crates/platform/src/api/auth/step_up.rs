//! `POST /v1/auth/step-up`: a fresh code confirms one action, once (CON-6).

use sea_orm::DatabaseTransaction;
use steward_contract::{
    AuditAction, CodeKind, ConfirmStepUp, Declaration, FieldError, OPERATIONS, Operation, Problem, ProblemCode,
    StartTotp, StepUp, StepUpGrant, StepUpRequest, short_digest,
};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, denied, invalid, problem},
    },
    auth::{code, code::Against, secret, tokens},
    clock::instant,
    domain::step_up::LIFETIME,
    store::{admins, audit, entity::step_up_grant, grants},
};

impl Endpoint for ConfirmStepUp {
    async fn handle(call: Call<Self>) -> Result<StepUpGrant, ApiError> {
        let declaration = confirmable(&call.body)?;
        let caller = call.caller()?;
        if let Some(permission) = declaration.access.lacks(|permission| caller.may(permission)) {
            return Err(denied(permission).into());
        }
        let transaction = call.platform.database().begin().await?;
        let admin = admins::by_id(&transaction, call.caller()?.admin_id).await?;
        let admin = admin.ok_or_else(|| problem(ProblemCode::AdminDisabled, "This account is gone."))?;
        let (against, code) = (Against::from(call.body.kind), call.body.code.expose());
        let (transaction, _) = code::accept(&call, transaction, &admin, against, code).await?;
        let granted = grant(&call, &transaction).await?;
        transaction.commit().await?;
        Ok(granted)
    }
}

async fn grant(call: &Call<ConfirmStepUp>, transaction: &DatabaseTransaction) -> Result<StepUpGrant, ApiError> {
    let (caller, body) = (call.caller()?, &call.body);
    let grant = secret::generate(call.platform.rng(), "sg");
    let row = row(call, grant.expose())?;
    let expires_at = instant(row.expires_at);
    grants::insert(transaction, row).await?;
    let access = tokens::replace_access(&call.platform, transaction, caller.session_id).await?;
    let mut record = call.record(AuditAction::AdminStepUp);
    record.digest = Some(short_digest(&body.digest));
    let record = record.fact("operation", &body.operation).fact("target", &body.target).fact("code", body.kind);
    audit::append(transaction, record).await?;
    let access_expires_at = instant(access.expires_at);
    Ok(StepUpGrant { grant, expires_at, access_token: access.token, access_expires_at })
}

fn row(call: &Call<ConfirmStepUp>, grant: &str) -> Result<step_up_grant::Model, ApiError> {
    let (caller, body) = (call.caller()?, &call.body);
    Ok(step_up_grant::Model {
        hash: secret::hash(grant),
        admin_id: caller.admin_id,
        session_id: caller.session_id,
        operation: body.operation.clone(),
        target: body.target.clone(),
        digest: body.digest.clone(),
        expires_at: call.platform.clock().now_ms() + LIFETIME.num_milliseconds(),
        used_at: None,
    })
}

/// The operation that is to be confirmed, when the request makes sense.
fn confirmable(body: &StepUpRequest) -> Result<&'static Declaration, Problem> {
    let mut faults = Vec::new();
    let operation = OPERATIONS.iter().find(|one| one.id == body.operation && one.step_up != StepUp::Never);
    if operation.is_none() {
        faults.push(FieldError::new("operation", "is not the id of an operation that is confirmed"));
    }
    if body.target.is_empty() || body.target.len() > 200 {
        faults.push(FieldError::new("target", "must be the full id of what is acted on"));
    }
    if body.digest.len() != 64 || !body.digest.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        faults.push(FieldError::new("digest", "must be 64 digits of hex, in lower case"));
    }
    if body.kind == CodeKind::Recovery && body.operation != StartTotp::DECLARATION.id {
        faults.push(FieldError::new("kind", "a recovery code confirms only a new authenticator"));
    }
    operation.filter(|_| faults.is_empty()).ok_or_else(|| invalid(faults))
}
