//! Checks the second factor: once per code, five wrong ones in five minutes, every failure in the log (CON-6).

use sea_orm::DatabaseTransaction;
use steward_contract::{AdminRef, AuditAction, CodeKind, Operation, Problem, ProblemCode};

use super::totp;
use crate::{
    api::{
        endpoint::Call,
        error::{ApiError, detailed},
    },
    domain::session::Tries,
    store::{admins, attempts, audit, entity::admin, recovery_codes},
};

/// What to check a code against.
#[derive(Debug, Clone, Copy)]
pub enum Against<'a> {
    /// The admin's own authenticator.
    Authenticator,
    Recovery,
    /// A sealed secret that this code would confirm.
    Candidate(&'a [u8]),
}

impl From<CodeKind> for Against<'_> {
    fn from(kind: CodeKind) -> Self {
        match kind {
            CodeKind::Totp => Self::Authenticator,
            CodeKind::Recovery => Self::Recovery,
        }
    }
}

enum Verdict {
    /// The time step it belongs to; 0 for a recovery code.
    Right(i64),
    Used,
    Wrong,
}

/// Accepts a code in the transaction that it is for, and gives its time step. A refusal is counted and logged, so it
/// commits the transaction, which must not have changed anything before.
///
/// # Errors
/// `wrong_code`, `used_code`, `too_many_attempts`.
pub async fn accept<O: Operation>(
    call: &Call<O>,
    transaction: DatabaseTransaction,
    admin: &admin::Model,
    against: Against<'_>,
    code: &str,
) -> Result<(DatabaseTransaction, i64), ApiError> {
    match check(call, &transaction, admin, against, code).await? {
        Ok(step) => Ok((transaction, step)),
        Err(problem) => {
            transaction.commit().await?;
            Err(problem.into())
        }
    }
}

async fn check<O: Operation>(
    call: &Call<O>,
    transaction: &DatabaseTransaction,
    admin: &admin::Model,
    against: Against<'_>,
    code: &str,
) -> Result<Result<i64, Problem>, ApiError> {
    let now = call.platform.clock().now_ms();
    // Whoever has the password and guesses at the code doesn't keep those out who are signed in.
    let subject = call
        .caller()
        .map_or_else(|_| format!("code:{}", admin.id), |caller| format!("code:session:{}", caller.session_id));
    let tries = attempts::lock(transaction, &subject).await?;
    if let Some(seconds) = tries.wait(now) {
        return Ok(Err(too_many(seconds)));
    }
    match verdict(call, transaction, admin, against, code).await? {
        Verdict::Right(step) => {
            attempts::put(transaction, &subject, Tries::default()).await?;
            Ok(Ok(step))
        }
        Verdict::Used => {
            note_failure(call, transaction, admin, "used").await?;
            Ok(Err(used()))
        }
        Verdict::Wrong => {
            let tries = tries.failed(now);
            attempts::put(transaction, &subject, tries).await?;
            note_failure(call, transaction, admin, "wrong").await?;
            if tries.wait(now).is_some() {
                note_lock(call, transaction, admin, "codes").await?;
            }
            Ok(Err(wrong(tries)))
        }
    }
}

async fn verdict<O: Operation>(
    call: &Call<O>,
    transaction: &DatabaseTransaction,
    admin: &admin::Model,
    against: Against<'_>,
    code: &str,
) -> Result<Verdict, ApiError> {
    let now = call.platform.clock().now_ms();
    let step = |sealed: &[u8]| {
        let secret = call.platform.secrets().open(admin.id, sealed).map_err(ApiError::internal)?;
        totp::step_of(&secret, code, now).map_err(|error| ApiError::internal(error.to_string()))
    };
    match against {
        Against::Authenticator => {
            let Some(secret) = &admin.totp_secret else { return Ok(Verdict::Wrong) };
            let Some(step) = step(secret)? else { return Ok(Verdict::Wrong) };
            let first = admins::accept_step(transaction, admin.id, step).await?;
            Ok(if first { Verdict::Right(step) } else { Verdict::Used })
        }
        Against::Candidate(secret) => Ok(step(secret)?.map_or(Verdict::Wrong, Verdict::Right)),
        Against::Recovery if recovery_codes::accept(transaction, admin.id, code, now).await? => Ok(Verdict::Right(0)),
        Against::Recovery if recovery_codes::was_used(transaction, admin.id, code).await? => Ok(Verdict::Used),
        Against::Recovery => Ok(Verdict::Wrong),
    }
}

async fn note_failure<O: Operation>(
    call: &Call<O>,
    transaction: &DatabaseTransaction,
    admin: &admin::Model,
    why: &str,
) -> Result<(), ApiError> {
    let mut record = call.record(AuditAction::AdminCodeFailed).fact("code", why).fact("operation", O::DECLARATION.id);
    record.admin = Some(reference(admin));
    audit::append(transaction, record).await?;
    Ok(())
}

/// # Errors
/// When the log can't be written.
pub async fn note_lock<O: Operation>(
    call: &Call<O>,
    transaction: &DatabaseTransaction,
    admin: &admin::Model,
    what: &str,
) -> Result<(), ApiError> {
    let mut record = call.record(AuditAction::AdminLocked).fact("too_many", what);
    record.admin = Some(reference(admin));
    audit::append(transaction, record).await?;
    Ok(())
}

pub fn reference(admin: &admin::Model) -> AdminRef {
    AdminRef { id: admin.id, name: admin.name.clone() }
}

pub fn too_many(seconds: u32) -> Problem {
    let minutes = seconds.div_ceil(60);
    let detail = format!("Try again in {minutes} min. Nothing was changed.");
    Problem { retry_after: Some(seconds), ..detailed(ProblemCode::TooManyAttempts, "Too many wrong attempts.", detail) }
}

fn used() -> Problem {
    let detail = "Wait for the next code and enter that one. Nothing was changed.";
    detailed(ProblemCode::UsedCode, "This code was used already.", detail)
}

fn wrong(tries: Tries) -> Problem {
    let detail =
        "Check that the clock of your device is right, and enter the code that is shown now. Nothing was changed.";
    let problem = detailed(ProblemCode::WrongCode, "The code is wrong.", detail);
    let locked = tries.left() == 0;
    let retry_after = locked.then_some(u32::try_from(crate::domain::session::LOCK.num_seconds()).unwrap_or_default());
    Problem { attempts_left: Some(tries.left()), retry_after, ..problem }
}
