//! `GET /v1/users/{user_id}/api-clients` (USR-13): a company's API clients are those of its users who are in the group API.

use steward_contract::{ListApiClients, Module, UserRef};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    store::{codes::TermKind, user_records},
};

/// The group, in platforms that have it.
const GROUP: &str = "api";

impl Endpoint for ListApiClients {
    async fn handle(call: Call<Self>) -> Result<Vec<UserRef>, ApiError> {
        super::needs(&call, Module::Api)?;
        let read = call.platform.database().read();
        let user = super::find(read, call.path.user_id).await?;
        let terms = call.platform.users().terms().await?;
        let Ok(group) = terms.bit(TermKind::Group, GROUP) else { return Ok(Vec::new()) };
        let clients = user_records::in_company(read, &user, group).await?;
        Ok(clients.into_iter().map(|client| UserRef { user_id: client.user_id, name: client.name }).collect())
    }
}
