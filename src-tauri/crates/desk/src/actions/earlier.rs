//! Prepared actions as the local store has them: today's, and those of the version before, which knew two.

use serde::Deserialize;
use steward_contract::{
    Action, Environment, Plan, PlannedUser, ReactivateRequest, Subject, SubjectKind, SuspendRequest, UserPath,
};
use uuid::Uuid;

use super::PreparedAction;

/// # Errors
/// When it is neither.
pub(crate) fn read(body: &str) -> Result<PreparedAction, serde_json::Error> {
    let prepared = serde_json::from_str(body);
    prepared.or_else(|error| serde_json::from_str::<Earlier>(body).ok().and_then(Earlier::into_today).ok_or(error))
}

#[derive(Deserialize)]
struct Earlier {
    action_id: Uuid,
    user_id: Uuid,
    user_name: String,
    user_email: Option<String>,
    digest: String,
    environment: Environment,
    platform: String,
    suspend: Option<SuspendRequest>,
    reactivate: Option<ReactivateRequest>,
}

impl Earlier {
    /// Without effects: what its review showed was not kept.
    fn into_today(self) -> Option<PreparedAction> {
        let path = UserPath { user_id: self.user_id };
        let action = match (self.suspend, self.reactivate) {
            (Some(body), _) => Action::SuspendUser { path, body },
            (None, Some(body)) => Action::ReactivateUser { path, body },
            (None, None) => return None,
        };
        let id = self.user_id.to_string();
        let plan = Plan {
            subject: Subject { kind: SubjectKind::User, id, label: self.user_name.clone() },
            user: PlannedUser {
                user_id: Some(self.user_id),
                name: self.user_name.clone(),
                email: self.user_email.clone(),
            },
            effects: Vec::new(),
            faults: Vec::new(),
            refusal: None,
            approval: None,
            undo: None,
            version: String::new(),
        };
        Some(PreparedAction {
            action_id: self.action_id,
            action,
            has_secret: false,
            plan,
            user_name: self.user_name,
            user_email: self.user_email,
            digest: self.digest,
            needs_code: true,
            environment: self.environment,
            platform: self.platform,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// As the store of the version before has it.
    #[test]
    fn what_the_version_before_kept_is_read() {
        let kept = json!({
            "action_id": Uuid::nil(), "action": "suspend", "user_id": Uuid::nil(), "user_name": "Lucía Romero",
            "user_email": null, "digest": "7F3A-91C2", "environment": "demo", "platform": "Kestrel",
            "suspend": {
                "reason": "SECURITY", "justification": "x", "message": null, "until": null,
                "notice": {"email": false, "include_reason": false, "include_appeal": false},
            },
            "reactivate": null,
        });
        let prepared = read(&kept.to_string()).unwrap();
        assert_eq!(prepared.action.declaration().id, "users.suspend");
        assert_eq!((prepared.plan.subject.label.as_str(), prepared.needs_code), ("Lucía Romero", true));
        assert_eq!(read(&serde_json::to_string(&prepared).unwrap()).unwrap(), prepared);
        assert!(read("{}").is_err());
    }
}
