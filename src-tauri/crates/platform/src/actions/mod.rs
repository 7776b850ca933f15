//! What is done to users, one transaction each: the status changes only if it is still what the action started from,
//! everything else follows, and the audit entry comes last.

mod mail;
mod money;
mod once;
pub mod reactivate;
mod status;
pub mod suspend;
pub mod target;
#[cfg(test)]
mod tests;

use sea_orm::DatabaseTransaction;
use steward_contract::{ActionOutcome, FieldError, Operation, Problem};

pub use money::payouts;
pub use target::wrong_status;

use crate::api::{
    endpoint::{Call, Endpoint},
    error::{ApiError, invalid},
};

/// An operation that changes a user after a confirmation, once per idempotency key.
pub trait Action: Operation<Response = ActionOutcome> + Sized {
    /// The full id of what is acted on, as the confirmation names it.
    fn target(call: &Call<Self>) -> String;

    /// Everything that is wrong with the request.
    fn faults(call: &Call<Self>) -> Vec<FieldError>;

    /// Does it. A refusal, which is the inner error, must have changed nothing.
    ///
    /// # Errors
    /// When the database can't be used.
    fn apply(
        call: &Call<Self>,
        transaction: &DatabaseTransaction,
    ) -> impl Future<Output = Result<Result<ActionOutcome, Problem>, ApiError>> + Send;
}

impl<T: Action> Endpoint for T {
    async fn handle(call: Call<Self>) -> Result<ActionOutcome, ApiError> {
        let faults = T::faults(&call);
        if faults.is_empty() { once::once(&call).await } else { Err(invalid(faults).into()) }
    }
}
