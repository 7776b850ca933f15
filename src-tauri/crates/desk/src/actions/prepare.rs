//! Freezes a request and stores it with its key, before anything is sent.

use steward_contract::{ReactivateRequest, SuspendRequest, short_digest};
use uuid::Uuid;

use super::{ActionKind, PreparedAction};
use crate::{Answer, Desk};

impl Desk {
    /// # Errors
    /// When there is no such user, or the local store can't be used.
    pub async fn prepare_suspend(
        &self,
        connection: Uuid,
        user_id: Uuid,
        request: SuspendRequest,
    ) -> Answer<PreparedAction> {
        let action = self.draft(connection, user_id, ActionKind::Suspend).await?;
        self.freeze(connection, PreparedAction { suspend: Some(request), ..action }).await
    }

    /// # Errors
    /// When there is no such user, or the local store can't be used.
    pub async fn prepare_reactivate(
        &self,
        connection: Uuid,
        user_id: Uuid,
        request: ReactivateRequest,
    ) -> Answer<PreparedAction> {
        let action = self.draft(connection, user_id, ActionKind::Reactivate).await?;
        self.freeze(connection, PreparedAction { reactivate: Some(request), ..action }).await
    }

    async fn draft(&self, connection: Uuid, user_id: Uuid, action: ActionKind) -> Answer<PreparedAction> {
        let environment = self.session(connection)?.meta()?.environment;
        let platform = self.stored_connection(connection).await?.name;
        let user = self.user_row(connection, user_id).await?;
        Ok(PreparedAction {
            action_id: self.rng().id(),
            action,
            user_id,
            user_name: user.name,
            user_email: user.email,
            digest: String::new(),
            environment,
            platform,
            suspend: None,
            reactivate: None,
        })
    }

    async fn freeze(&self, connection: Uuid, mut action: PreparedAction) -> Answer<PreparedAction> {
        action.digest = short_digest(&action.request()?.digest(action.user_id)?);
        self.home().await?.store.put_action(connection, &action).await?;
        Ok(action)
    }

    /// Forgets an action that was prepared, or that the admin doesn't want to follow any more.
    ///
    /// # Errors
    /// When the local store can't be used.
    pub async fn discard_action(&self, connection: Uuid, action_id: Uuid) -> Answer<()> {
        self.session(connection)?;
        Ok(self.home().await?.store.remove_action(action_id).await?)
    }
}
