//! `POST /v1/users/selections` (LST-10).

use steward_contract::{SelectUsers, Selection};

use crate::api::{
    endpoint::{Call, Endpoint},
    error::ApiError,
};

impl Endpoint for SelectUsers {
    async fn handle(call: Call<Self>) -> Result<Selection, ApiError> {
        let (platform, admin) = (&call.platform, call.caller()?.admin_id);
        let frozen = platform.users().freeze(&call.body.user_ids, admin, platform.new_id(), platform.clock().now());
        Ok(frozen.await?)
    }
}
