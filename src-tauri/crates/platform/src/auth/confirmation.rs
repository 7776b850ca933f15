//! The second confirmation of an action, used up in the transaction of what it confirms (CON-6).

use sea_orm::DatabaseTransaction;
use steward_contract::{Problem, ProblemCode};

use super::Caller;
use crate::{
    error::{ApiError, detailed},
    store::grants,
};

/// What a confirmation must have been made for.
pub struct Wanted<'a> {
    pub operation: &'a str,
    pub target: &'a str,
    /// Of the request, in hex.
    pub digest: &'a str,
}

/// # Errors
/// `step_up_required` when none came, `step_up_refused` when it doesn't fit.
pub async fn consume(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    grant: Option<&str>,
    wanted: &Wanted<'_>,
    now: i64,
) -> Result<(), ApiError> {
    let Some(grant) = grant else { return Err(required().into()) };
    let fits = grants::consume(transaction, grant, caller.admin_id, caller.session_id, wanted, now).await?;
    if fits { Ok(()) } else { Err(refused().into()) }
}

pub fn required() -> Problem {
    detailed(
        ProblemCode::StepUpRequired,
        "This action needs a fresh code.",
        "Confirm it with a code from your authenticator. Nothing was changed.",
    )
}

fn refused() -> Problem {
    detailed(
        ProblemCode::StepUpRefused,
        "The confirmation does not fit this action.",
        "It was made for something else, was used already, or is older than 2 minutes. Confirm the action again. \
         Nothing was changed.",
    )
}
