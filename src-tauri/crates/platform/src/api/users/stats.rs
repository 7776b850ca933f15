//! `GET /v1/users/stats` (STA-1).

use steward_contract::{GetUserStats, UserStats};

use crate::api::{
    endpoint::{Call, Endpoint},
    error::ApiError,
};

impl Endpoint for GetUserStats {
    async fn handle(call: Call<Self>) -> Result<UserStats, ApiError> {
        let stats = call.platform.users().stats(call.platform.clock().now()).await?;
        Ok(UserStats::clone(&stats))
    }
}
