//! `GET /v1/actions/{key}`: what became of a change whose answer was lost (invariant 4).

use steward_contract::{ActionFate, GetFate};

use super::{
    endpoint::{Call, Endpoint},
    error::ApiError,
};
use crate::store::fates;

impl Endpoint for GetFate {
    async fn handle(call: Call<Self>) -> Result<ActionFate, ApiError> {
        let (admin_id, key) = (call.caller()?.admin_id, call.path.key);
        // In this order: what ends between the two looks is seen by the second.
        let runs = call.platform.in_progress().contains(admin_id, key);
        match fates::find(call.platform.database().read(), admin_id, key).await? {
            Some(fate) if fate.refused => Ok(ActionFate::Refused { problem: serde_json::from_str(&fate.result)? }),
            Some(fate) => Ok(ActionFate::Done { outcome: serde_json::from_str(&fate.result)? }),
            None if runs => Ok(ActionFate::InProgress),
            None => Ok(ActionFate::Unknown),
        }
    }
}
