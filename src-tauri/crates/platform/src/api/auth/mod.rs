//! `/v1/auth`: signing in, staying signed in, confirming actions.

mod address;
mod confirm_enrolment;
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

/// A challenge that can still be answered, and the admin who is signing in with it.
async fn signing_in<O: Operation>(
    call: &Call<O>,
    transaction: &DatabaseTransaction,
    challenge: &str,
) -> Result<(challenge::Model, admin::Model), ApiError> {
    let now = call.platform.clock().now_ms();
    let challenge = challenges::open(transaction, challenge, now).await?.ok_or_else(expired)?;
    let admin = admins::by_id(transaction, challenge.admin_id).await?.ok_or_else(expired)?;
    if admin.active { Ok((challenge, admin)) } else { Err(disabled()) }
}

fn expired() -> ApiError {
    let detail = "A sign-in has 5 minutes. Enter your password again.";
    detailed(ProblemCode::ChallengeExpired, "This sign-in is not open any more.", detail).into()
}

fn disabled() -> ApiError {
    problem(ProblemCode::AdminDisabled, "This account is not active.").into()
}
