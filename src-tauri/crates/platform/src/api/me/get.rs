//! `GET /v1/me`.

use steward_contract::{GetMe, LabelledValue, Me};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    presets::Role,
    store::recovery_codes,
};

impl Endpoint for GetMe {
    async fn handle(call: Call<Self>) -> Result<Me, ApiError> {
        let caller = call.caller()?;
        let roles = call.platform.preset().roles.iter();
        let labelled = |role: &Role| LabelledValue { value: role.code.clone(), label: role.label.clone() };
        let left = recovery_codes::left(call.platform.database().read(), caller.admin_id).await?;
        Ok(Me {
            id: caller.admin_id,
            name: caller.name.clone(),
            email: caller.email.clone(),
            roles: caller.roles.clone(),
            permissions: caller.permissions.clone(),
            admin_roles: roles.map(labelled).collect(),
            recovery_codes_left: u32::try_from(left).unwrap_or(u32::MAX),
        })
    }
}
