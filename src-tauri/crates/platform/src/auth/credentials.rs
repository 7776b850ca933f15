//! Checks a password: as often as allowed, and in the same time whether or not the account exists.

use secrecy::SecretString;
use steward_contract::{AuditAction, Operation, Problem, ProblemCode};

use super::{
    code::{note_lock, reference, too_many},
    secret,
};
use crate::{
    api::{
        endpoint::Call,
        error::{ApiError, detailed},
    },
    domain::session::Tries,
    store::{admins, attempts, audit, entity::admin, failure::through_conflicts},
};

/// The admin whom the password belongs to.
///
/// # Errors
/// `wrong_credentials` or `too_many_attempts`; both are counted, the first is logged.
pub async fn check<O: Operation>(
    call: &Call<O>,
    email: &str,
    password: SecretString,
) -> Result<admin::Model, ApiError> {
    let subject = subject(email);
    let tries = reserve(call, &subject).await?;
    let admin = admins::by_email(call.platform.database().read(), email).await?;
    let hash = admin.as_ref().map(|admin| admin.password_hash.clone());
    let fits = call.platform.passwords().verify(password, hash).await?;
    match admin {
        Some(admin) if fits => {
            through_conflicts(ApiError::is_conflict, || forgive(call, &subject)).await?;
            Ok(admin)
        }
        other => {
            // Alone, because the whole call once more would count the try once more.
            through_conflicts(ApiError::is_conflict, || note_failure(call, other.as_ref(), tries)).await?;
            Err(wrong().into())
        }
    }
}

/// Counts a try as wrong before it is made, so that many at once don't slip through while hashes are computed.
async fn reserve<O: Operation>(call: &Call<O>, subject: &str) -> Result<Tries, ApiError> {
    let now = call.platform.clock().now_ms();
    let transaction = call.platform.database().begin().await?;
    let tries = attempts::lock(&transaction, subject).await?;
    if let Some(seconds) = tries.wait(now) {
        return Err(too_many(seconds).into());
    }
    let tries = tries.failed(now);
    attempts::put(&transaction, subject, tries).await?;
    transaction.commit().await?;
    Ok(tries)
}

async fn forgive<O: Operation>(call: &Call<O>, subject: &str) -> Result<(), ApiError> {
    let transaction = call.platform.database().begin().await?;
    attempts::put(&transaction, subject, Tries::default()).await?;
    Ok(transaction.commit().await?)
}

/// Who tried is in the log only when the account exists: people type passwords into the wrong field.
async fn note_failure<O: Operation>(
    call: &Call<O>,
    admin: Option<&admin::Model>,
    tries: Tries,
) -> Result<(), ApiError> {
    let transaction = call.platform.database().begin().await?;
    let mut record = call.record(AuditAction::AdminSignInFailed).fact("operation", O::DECLARATION.id);
    record.admin = admin.map(reference);
    audit::append(&transaction, record).await?;
    if let Some(admin) = admin.filter(|_| tries.left() == 0) {
        note_lock(call, &transaction, admin, "passwords").await?;
    }
    Ok(transaction.commit().await?)
}

fn subject(email: &str) -> String {
    let hash = secret::hash(&admins::normalized(email));
    format!("password:{}", hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

fn wrong() -> Problem {
    let detail = "Check both and try again. After five wrong attempts the account is locked for 15 minutes.";
    detailed(ProblemCode::WrongCredentials, "Email or password is wrong.", detail)
}
