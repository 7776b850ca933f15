//! Freezes an action with the plan that the review shows, and stores both with the key, before anything is sent.

use steward_contract::{Action, ActionParts, Plan, PlanAction, ProblemCode, StepUp};
use uuid::Uuid;

use super::PreparedAction;
use crate::{Answer, ConsoleError, Desk};

impl Desk {
    /// # Errors
    /// `invalid_fields` for a request that is not complete; the refusal, when it would be refused as things stand; when
    /// there is no such user, or the local store can't be used.
    pub async fn prepare_action(&self, connection: Uuid, action: Action) -> Answer<PreparedAction> {
        let environment = self.session(connection)?.meta()?.environment;
        let platform = self.stored_connection(connection).await?.name;
        let plan = self.plan(connection, &action).await?;
        let action_id = self.rng().id();
        let bare = self.typed().keep(action_id, action.clone())?;
        let prepared = PreparedAction {
            action_id,
            has_secret: bare != action,
            digest: action.short_digest()?,
            needs_code: action.declaration().step_up != StepUp::Never,
            user_name: plan.user.name.clone(),
            user_email: plan.user.email.clone(),
            action: bare,
            plan,
            environment,
            platform,
        };
        self.home().await?.store.put_action(connection, &prepared).await?;
        Ok(prepared)
    }

    /// What the action would do now. One that would not be done has no review.
    async fn plan(&self, connection: Uuid, action: &Action) -> Answer<Plan> {
        let plan = self.call::<PlanAction>(connection, &(), &(), &ActionParts::of(action)?).await?;
        if !plan.faults.is_empty() {
            let error = ConsoleError::new(ProblemCode::InvalidFields, "Something is not filled in as it has to be.");
            let remedy = "Correct what is named. Nothing was changed.";
            return Err(ConsoleError { fields: plan.faults, ..error.remedy(remedy) });
        }
        match plan.refusal {
            Some(refusal) => Err(refusal.into()),
            None => Ok(plan),
        }
    }

    /// Forgets an action that was prepared. One that was sent stays until it is known what became of it.
    ///
    /// # Errors
    /// When the local store can't be used.
    pub async fn discard_action(&self, connection: Uuid, action_id: Uuid) -> Answer<()> {
        self.session(connection)?;
        let store = self.home().await?.store;
        let stored = store.action(connection, action_id).await?;
        if stored.is_some_and(|stored| stored.sent_at.is_some()) {
            return Ok(());
        }
        self.typed().forget(action_id);
        Ok(store.remove_action(action_id).await?)
    }
}
