//! A right body for every action.

use serde_json::{Value, json};

/// Null for an action that takes none; a test says which are missing.
pub fn of_action(operation: &str) -> Value {
    match operation {
        "users.suspend" => suspension(),
        "users.reactivate" => reactivation(),
        "users.lockdown" => json!({"reason": "Ticket 4411: stolen", "message": "Please call us."}),
        "users.flags.set" => json!({"flag": "risk", "reason": "Ticket 4411: three cards"}),
        "users.flags.clear" => json!({"flag": "watch", "reason": null}),
        "users.notes.add" => {
            json!({"text": "Called back.", "category": "support", "priority": "normal", "roles": ["agent"]})
        }
        "users.sessions.revoke" | "approvals.approve" => Value::Null,
        _ => json!({"reason": "Ticket 4411"}),
    }
}

pub fn suspension() -> Value {
    json!({
        "reason": "TOS_VIOLATION", "justification": "Ticket 4411: spam", "message": "Please call us.", "until": null,
        "notice": {"email": true, "include_reason": true, "include_appeal": true},
    })
}

pub fn suspension_for(reason: &str) -> Value {
    let mut body = suspension();
    body["reason"] = json!(reason);
    body
}

pub fn reactivation() -> Value {
    let conditions = json!({"require_password_change": true, "require_kyc": true, "monitor_days": 30});
    json!({"reason": "Ticket 4411: settled", "conditions": conditions})
}
