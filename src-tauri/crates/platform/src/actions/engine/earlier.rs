//! Outcomes as the version before kept them.

use serde::Deserialize;
use steward_contract::{AuditRef, Done, Effect, Subject, SubjectKind, UserStatus};
use uuid::Uuid;

/// As the first version kept it, which could suspend and reactivate.
#[derive(Deserialize)]
pub struct Earlier {
    user_id: Uuid,
    status: UserStatus,
    sessions_ended: u32,
    tokens_revoked: u32,
    audit: AuditRef,
    digest: String,
}

impl From<Earlier> for Done {
    /// What was not kept is not invented: payouts without their number and a mail without its address are left to the audit
    /// entry, which has what was known of them.
    fn from(earlier: Earlier) -> Self {
        let Earlier { user_id, status, sessions_ended, tokens_revoked, audit, digest } = earlier;
        let changes = Effect::Changes { field: "status".to_owned(), old: None, new: Some(status.to_string()) };
        let effects = [
            Some(changes),
            (sessions_ended > 0).then_some(Effect::SessionsEnd { count: sessions_ended }),
            (tokens_revoked > 0).then_some(Effect::TokensRevoked { count: tokens_revoked }),
        ];
        let id = user_id.to_string();
        let subject = Subject { kind: SubjectKind::User, label: id.clone(), id };
        Self {
            subject,
            effects: effects.into_iter().flatten().collect(),
            audit,
            digest,
            undo: None,
            masked: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use steward_contract::ActionFate;

    use super::*;
    use crate::{actions::engine::read_fate, store::fates::Fate};

    /// As a database of the version before has it.
    #[test]
    fn what_the_first_version_kept_is_read() {
        let kept = json!({
            "user_id": Uuid::nil(), "status": "suspended", "sessions_ended": 2, "tokens_revoked": 0,
            "payouts_held": [{"amount": "412.00", "currency": "USD"}], "payouts_released": [], "user_mailed": true,
            "audit": {"id": Uuid::nil(), "number": 7}, "digest": "7F3A-91C2",
        });
        let fate = Fate {
            admin_id: Uuid::nil(),
            key: Uuid::nil(),
            operation: "users.suspend".to_owned(),
            digest: String::new(),
            result: kept.to_string(),
            refused: false,
            at: 0,
            user_id: None,
        };
        let ActionFate::Done { outcome } = read_fate(&fate).unwrap() else { panic!("not done") };
        let kinds: Vec<_> = outcome.effects.iter().map(|effect| json!(effect)["kind"].clone()).collect();
        assert_eq!(kinds, ["changes", "sessions_end"]);
        assert_eq!((outcome.audit.number, outcome.digest.as_str()), (7, "7F3A-91C2"));
    }
}
