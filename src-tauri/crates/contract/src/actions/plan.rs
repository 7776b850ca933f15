use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Action, Effect, FieldError, Permission, Problem};

crate::codes! {
    /// What an action is about.
    SubjectKind { User = "user", Session = "session", Approval = "approval", Message = "message" }
}

/// Whom or what an action is about, as people name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: String,
    pub label: String,
}

/// The user whom an action is about, whatever of theirs its subject is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct PlannedUser {
    /// Absent for somebody who is to be made.
    pub user_id: Option<Uuid>,
    pub name: String,
    pub email: Option<String>,
}

/// What an action would do, as things stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Plan {
    pub subject: Subject,
    pub user: PlannedUser,
    pub effects: Vec<Effect>,
    /// What is wrong with the request itself, by field.
    pub faults: Vec<FieldError>,
    /// Why it would be refused now, if it would be.
    pub refusal: Option<Problem>,
    /// What a second admin must hold who approves it, where one has to.
    pub approval: Option<Permission>,
    /// What would take it back, where something does.
    #[schema(value_type = Option<crate::ActionParts>)]
    pub undo: Option<Box<Action>>,
    /// What weighs of the effects, for `If-Match`: an action whose weighing effects have become worse since is refused.
    pub version: String,
}
