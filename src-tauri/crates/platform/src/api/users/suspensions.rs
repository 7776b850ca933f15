//! `GET /v1/users/{user_id}/suspensions` (REA-1).

use steward_contract::{ListSuspensions, Suspension};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    store::users::suspensions,
};

impl Endpoint for ListSuspensions {
    async fn handle(call: Call<Self>) -> Result<Vec<Suspension>, ApiError> {
        let database = call.platform.database().read();
        let user = super::find(database, call.path.user_id).await?;
        Ok(suspensions(database, user.id).await?)
    }
}
