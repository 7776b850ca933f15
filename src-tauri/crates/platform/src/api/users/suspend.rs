//! `POST /v1/users/{user_id}/suspend` (SUS-1, SUS-2).

use sea_orm::DatabaseTransaction;
use steward_contract::{ActionOutcome, FieldError, Problem, SuspendUser};

use crate::{
    actions::{Action, suspend},
    api::{endpoint::Call, error::ApiError},
    domain::suspension,
};

impl Action for SuspendUser {
    fn target(call: &Call<Self>) -> String {
        call.path.user_id.to_string()
    }

    fn faults(call: &Call<Self>) -> Vec<FieldError> {
        suspension::faults(&call.body, call.platform.clock().now())
    }

    async fn apply(
        call: &Call<Self>,
        transaction: &DatabaseTransaction,
    ) -> Result<Result<ActionOutcome, Problem>, ApiError> {
        suspend::apply(call, transaction).await
    }
}
