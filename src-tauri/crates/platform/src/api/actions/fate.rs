//! `GET /v1/actions/{key}`: what became of a change whose answer was lost (invariant 4).

use steward_contract::{ActionFate, GetFate, Sensitive};

use crate::{
    actions::engine::read_fate,
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    auth::Caller,
    domain::masking::shown,
    store::fates,
};

impl Endpoint for GetFate {
    async fn handle(call: Call<Self>) -> Result<ActionFate, ApiError> {
        let (caller, key) = (call.caller()?, call.path.key);
        let admin_id = caller.admin_id;
        // In this order: what ends between the two looks is seen by the second.
        let runs = call.platform.in_progress().contains(admin_id, key);
        match fates::find(call.platform.database().read(), admin_id, key).await? {
            Some(fate) => Ok(as_seen(read_fate(&fate)?, caller)),
            None if runs => Ok(ActionFate::InProgress),
            None => Ok(ActionFate::Unknown),
        }
    }
}

/// Whoever may no longer see what they once changed is not told it again.
fn as_seen(fate: ActionFate, caller: &Caller) -> ActionFate {
    match fate {
        ActionFate::Done { outcome } => {
            let outcome = Box::new(shown(*outcome, caller.may(Sensitive::PERMISSION)));
            ActionFate::Done { outcome }
        }
        other => other,
    }
}
