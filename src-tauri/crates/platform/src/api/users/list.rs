//! `GET /v1/users` (LST-1 to LST-9).

use std::time::Instant;

use steward_contract::{ListUsers, UserPage};

use super::browsing;
use crate::api::{
    endpoint::{Call, Endpoint},
    error::ApiError,
};

impl Endpoint for ListUsers {
    async fn handle(call: Call<Self>) -> Result<UserPage, ApiError> {
        // Measured, not decided by: the one thing here that isn't the clock's.
        let started = Instant::now();
        let page = call.platform.users().list(&call.query, Some(call.caller()?), call.platform.clock().now()).await?;
        browsing::count(&call, &page).await?;
        Ok(UserPage { took_ms: started.elapsed().as_secs_f64() * 1000.0, ..page })
    }
}
