//! Checks a password: as often as allowed, and in the same time whether or not the account exists.

use secrecy::SecretString;
use steward_contract::{AuditAction, Operation, Problem, ProblemCode};

use super::{
    code::{note_lock, reference},
    tries::{Attempt, Counter},
};
use crate::{
    api::{
        endpoint::Call,
        error::{ApiError, detailed},
    },
    store::{admins, audit, entity::admin, failure::through_conflicts},
};

/// The admin whom the password belongs to. The counters say whose tries this one is counted with.
///
/// # Errors
/// `wrong_credentials` or `too_many_attempts`; both are counted, the first is logged.
pub async fn check<O: Operation>(
    call: &Call<O>,
    email: &str,
    password: SecretString,
    counters: Vec<Counter>,
) -> Result<admin::Model, ApiError> {
    let reserve = || Attempt::reserve(&call.platform, counters.clone());
    let attempt = through_conflicts(ApiError::is_conflict, reserve).await?;
    let take_back = async |was_right| {
        through_conflicts(ApiError::is_conflict, || attempt.take_back(&call.platform, was_right)).await
    };
    match admin_of(call, email, password).await {
        Ok((Some(admin), true)) => {
            take_back(true).await?;
            Ok(admin)
        }
        Ok((other, _)) => {
            // Alone, because the whole call once more would count the try once more.
            through_conflicts(ApiError::is_conflict, || note_failure(call, other.as_ref(), &attempt)).await?;
            Err(wrong().into())
        }
        Err(error) => {
            take_back(false).await?;
            Err(error)
        }
    }
}

/// Who the account is of, and whether the password is theirs.
async fn admin_of<O: Operation>(
    call: &Call<O>,
    email: &str,
    password: SecretString,
) -> Result<(Option<admin::Model>, bool), ApiError> {
    let admin = admins::by_email(call.platform.database().read(), email).await?;
    let hash = admin.as_ref().map(|admin| admin.password_hash.clone());
    let fits = call.platform.passwords().verify(password, hash).await?;
    Ok((admin, fits))
}

/// Who tried is in the log only when the account exists: people type passwords into the wrong field.
async fn note_failure<O: Operation>(
    call: &Call<O>,
    admin: Option<&admin::Model>,
    attempt: &Attempt,
) -> Result<(), ApiError> {
    let transaction = call.platform.database().begin().await?;
    let mut record = call.record(AuditAction::AdminSignInFailed).fact("operation", O::DECLARATION.id);
    record.admin = admin.map(reference);
    audit::append(&transaction, record).await?;
    if let Some(admin) = admin.filter(|_| attempt.locks_account()) {
        note_lock(call, &transaction, admin, "passwords").await?;
    }
    if attempt.locks_address() {
        audit::append(&transaction, call.record(AuditAction::AdminLocked).fact("too_many", "passwords")).await?;
    }
    Ok(transaction.commit().await?)
}

pub fn wrong() -> Problem {
    let detail = "Check both and try again. After five wrong attempts from one place you have to wait for 15 minutes.";
    detailed(ProblemCode::WrongCredentials, "Email or password is wrong.", detail)
}
