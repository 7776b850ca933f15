//! What one admin asks for and another one decides (REA-1).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action, AdminRef, DateTime, Effect, Permission, Problem, Subject, Utc,
    parameters::{how, parameters},
};

crate::codes! {
    /// What became of a request.
    ApprovalState { Pending = "pending", Approved = "approved", Rejected = "rejected", Lapsed = "lapsed" }
}

crate::codes! {
    /// Which requests a list is of: those that the caller may decide, those that the caller made, all that wait, all that
    /// don't any more.
    ApprovalList { ForMe = "for_me", ByMe = "by_me", Pending = "pending", Decided = "decided" }
}

/// An action that an admin confirmed and that is done when another one approves it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Approval {
    pub approval_id: Uuid,
    #[schema(value_type = crate::ActionParts)]
    pub action: Action,
    /// As people compare it: `7F3A-91C2`.
    pub digest: String,
    pub subject: Subject,
    pub user_id: Uuid,
    pub user_name: String,
    /// What was foreseen when it was asked for.
    pub effects: Vec<Effect>,
    /// Why it was asked for.
    pub reason: Option<String>,
    /// What whoever decides it must hold.
    pub permission: Permission,
    pub requested_by: AdminRef,
    pub requested_at: DateTime<Utc>,
    /// When it can't be decided any more.
    pub lapses_at: DateTime<Utc>,
    pub state: ApprovalState,
    /// Absent while it waits, and where it lapsed.
    pub decided_by: Option<AdminRef>,
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was rejected.
    pub decision: Option<String>,
    /// Whether the caller is somebody who decides it: it waits, another one asked, and they hold the permission.
    pub may_decide: bool,
}

/// One request beside what would happen now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ApprovalDetail {
    pub approval: Approval,
    /// What approving it would do as things stand; nothing where it can't be done, or is decided.
    pub effects: Vec<Effect>,
    /// In what these are not those that were foreseen.
    pub differences: Vec<EffectDifference>,
    /// Why the caller can't approve it now, if so.
    pub refusal: Option<Problem>,
}

/// An effect when something was asked for, and now; absent where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct EffectDifference {
    pub asked: Option<Effect>,
    pub now: Option<Effect>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ApprovalPage {
    pub items: Vec<Approval>,
    pub next_cursor: Option<String>,
    /// How many wait for the caller.
    pub for_me: u32,
    /// How many of the caller's own wait for somebody else.
    pub by_me: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ApprovalListQuery {
    /// All when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ApprovalList>,
    /// Those about one user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rows per page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

parameters! { ApprovalListQuery { list, user_id, cursor, limit as Rows } }
