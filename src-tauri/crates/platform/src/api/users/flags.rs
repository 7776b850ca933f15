//! `GET /v1/users/{user_id}/flags` (FLG-1).

use steward_contract::{ListFlags, UserFlag};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    store::users::flags_of,
};

impl Endpoint for ListFlags {
    async fn handle(call: Call<Self>) -> Result<Vec<UserFlag>, ApiError> {
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        Ok(flags_of(call.platform.database().read(), &user).await?)
    }
}
