//! `/v1/actions`, and every operation that is an action: handed to the engine as it came.

mod fate;
mod plan;

use steward_contract::Targets;

use super::{
    endpoint::{Call, Endpoint},
    error::{ApiError, unreadable},
};
use crate::actions::{
    Doing,
    engine::{Order, perform},
    version::Version,
};

impl<T: Doing> Endpoint for T {
    async fn handle(call: Call<Self>) -> Result<T::Response, ApiError> {
        let missing = || unreadable("The call needs a key.", "idempotency-key", "missing");
        let action =
            T::DECLARATION.audit.ok_or_else(|| ApiError::internal("an action that the log has no word for"))?;
        perform::<T>(Order {
            platform: &call.platform,
            caller: call.caller()?,
            path: &call.path,
            body: &call.body,
            key: call.idempotency_key().ok_or_else(missing)?,
            digest: call.digest(&call.path.target())?,
            grant: call.step_up(),
            seen: call.if_match().map(Version::parse).transpose()?,
            record: call.record(action),
        })
        .await
    }
}
