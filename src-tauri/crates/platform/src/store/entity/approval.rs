//! What an admin asked for and another one decides (REA-1).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "approvals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub approval_id: Uuid,
    pub operation: String,
    /// The ids of the action's path.
    pub target: String,
    /// JSON: the action.
    pub action: String,
    /// Of the request, in hex.
    pub digest: String,
    pub user_id: Uuid,
    pub user_name: String,
    /// JSON: what the action is about, as it was named.
    pub subject: String,
    /// JSON: what was foreseen.
    pub effects: String,
    pub reason: Option<String>,
    pub permission: String,
    pub requested_by: Uuid,
    /// As it was then, so that history outlives the admin's account.
    pub requested_by_name: String,
    pub requested_at: i64,
    pub lapses_at: i64,
    pub state: i16,
    /// Absent while it waits, and where it lapsed.
    pub decided_by: Option<Uuid>,
    pub decided_by_name: Option<String>,
    pub decided_at: Option<i64>,
    /// Why it was rejected.
    pub decision: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
