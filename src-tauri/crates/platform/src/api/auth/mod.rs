//! `/v1/auth`: signing in, staying signed in, confirming actions.

mod confirm_enrolment;
#[cfg(test)]
mod guessing;
mod refresh;
mod second_factor;
mod sign_in;
mod sign_out;
mod start_enrolment;
mod step_up;
#[cfg(test)]
mod tests;
mod unlock;

use sea_orm::DatabaseTransaction;
use steward_contract::{Operation, ProblemCode};

use super::{
    endpoint::Call,
    error::{ApiError, detailed, problem},
};
use crate::store::{
    admins, challenges,
    entity::{admin, challenge},
};

/// A challenge that can still be answered and the admin who is signing in with it, in a transaction that nobody else
/// changes the admin's password beside.
async fn signing_in<O: Operation>(
    call: &Call<O>,
    challenge: &str,
) -> Result<(DatabaseTransaction, challenge::Model, admin::Model), ApiError> {
    let (database, now) = (call.platform.database(), call.platform.clock().now_ms());
    // Looked for before anything is locked: invented ones keep nobody waiting.
    challenges::open(database.read(), challenge, now).await?.ok_or_else(expired)?;
    let transaction = database.begin().await?;
    let challenge = challenges::open(&transaction, challenge, now).await?.ok_or_else(expired)?;
    let admin = admins::lock(&transaction, challenge.admin_id).await?.ok_or_else(expired)?;
    if challenge.password_changed_at != admin.password_changed_at {
        return Err(expired());
    }
    if admins::may_enter(&transaction, &admin).await? { Ok((transaction, challenge, admin)) } else { Err(disabled()) }
}

fn expired() -> ApiError {
    let detail = "A sign-in has 5 minutes, and ends with a new password. Enter your password again.";
    detailed(ProblemCode::ChallengeExpired, "This sign-in is not open any more.", detail).into()
}

fn disabled() -> ApiError {
    problem(ProblemCode::AdminDisabled, "This account is not active.").into()
}
