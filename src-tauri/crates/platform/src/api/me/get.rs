//! `GET /v1/me`.

use steward_contract::{GetMe, Me};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    store::recovery_codes,
};

impl Endpoint for GetMe {
    async fn handle(call: Call<Self>) -> Result<Me, ApiError> {
        let caller = call.caller()?;
        let left = recovery_codes::left(call.platform.database().read(), caller.admin_id).await?;
        Ok(Me {
            id: caller.admin_id,
            name: caller.name.clone(),
            email: caller.email.clone(),
            roles: caller.roles.clone(),
            permissions: caller.permissions.clone(),
            recovery_codes_left: u32::try_from(left).unwrap_or(u32::MAX),
        })
    }
}
