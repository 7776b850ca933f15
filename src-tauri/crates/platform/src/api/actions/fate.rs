//! `GET /v1/actions/{key}`: what became of a change whose answer was lost (invariant 4).

use steward_contract::{ActionFate, GetFate};

use crate::{
    actions::engine::read_fate,
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    store::fates,
};

impl Endpoint for GetFate {
    async fn handle(call: Call<Self>) -> Result<ActionFate, ApiError> {
        let (admin_id, key) = (call.caller()?.admin_id, call.path.key);
        // In this order: what ends between the two looks is seen by the second.
        let runs = call.platform.in_progress().contains(admin_id, key);
        match fates::find(call.platform.database().read(), admin_id, key).await? {
            Some(fate) => Ok(read_fate(&fate)?),
            None if runs => Ok(ActionFate::InProgress),
            None => Ok(ActionFate::Unknown),
        }
    }
}
