//! A right body for every action.

use serde_json::{Value, json};
use uuid::Uuid;

/// Null for an action that takes none; a test says which are missing.
pub fn of_action(operation: &str) -> Value {
    match operation {
        "users.create" => newcomer(),
        "users.suspend" => suspension(),
        "users.reactivate" => reactivation(),
        "users.lockdown" => json!({"reason": "Ticket 4411: stolen", "message": "Please call us."}),
        "users.flags.set" => json!({"flag": "risk", "reason": "Ticket 4411: three cards"}),
        "users.flags.clear" => json!({"flag": "watch", "reason": null}),
        "users.notes.add" => {
            json!({"text": "Called back.", "category": "support", "priority": "normal", "roles": ["agent"]})
        }
        "users.delete" => deletion(),
        "users.reject" => json!({"reason": "Ticket 4411: no such company", "message": "Please send the register."}),
        "users.kyc.approve" => json!({"expires_on": "2031-08-14", "reason": "Ticket 4411: all is readable"}),
        "users.hard_delete" => final_deletion(),
        "users.credits.adjust" => {
            json!({"amount": "25.00", "kind": "complimentary", "reason": "Ticket 4411: late delivery"})
        }
        "users.profile.update" => profile_update(),
        "users.credentials.set" => json!({
            "email": null, "phone": null, "username": "lucia.direct", "password": null, "end_sessions": true,
            "reason": "Ticket 4411: known by voice",
        }),
        "users.email.change" => json!({"email": "lucia@example.com", "reason": "Ticket 4411: another provider"}),
        "users.email.override" => json!({"email": "lucia@example.net", "reason": "Ticket 4411: lost the old one"}),
        "users.groups.change" => json!({"add": ["support"], "remove": ["finance"], "reason": "Ticket 4411"}),
        "users.allowed_ips.set" => json!({"allowed_ips": ["198.51.100.0/24"], "reason": "Ticket 4411"}),
        "users.unique_id.set" => json!({"unique_id": null, "reason": "Ticket 4411"}),
        "users.approve" | "users.sessions.revoke" | "approvals.approve" | "users.mail.send_again" => Value::Null,
        _ => json!({"reason": "Ticket 4411"}),
    }
}

/// The same for one of several users: what only one may have is theirs alone.
pub fn of_action_on(operation: &str, user_id: Uuid) -> Value {
    let mut body = of_action(operation);
    match operation {
        "users.profile.update" => body["username"]["new"] = json!(format!("u{}", user_id.simple())),
        "users.credentials.set" => body["username"] = json!(format!("v{}", user_id.simple())),
        "users.create" => body["email"] = json!(format!("{user_id}@example.net")),
        "users.email.change" | "users.email.override" => body["email"] = json!(format!("{user_id}@example.net")),
        _ => {}
    }
    body
}

/// Whom the preset `full` takes in.
pub fn newcomer() -> Value {
    json!({
        "name": "Lucía Peñasco", "email": "lucia.new@example.com", "phone": null, "phone_extension": null,
        "username": null, "status": "active", "user_types": ["learner"], "roles": [], "password": null,
        "send_link": true,
    })
}

/// Every field of the users that tests make.
pub fn profile_update() -> Value {
    let edit = |old: Option<&str>, new: &str| json!({"old": old, "new": new});
    json!({
        "first_name": edit(Some("Lucía"), "Lucía Inés"),
        "last_name": edit(Some("Example"), "Peñasco"),
        "date_of_birth": edit(None, "1991-08-04"),
        "username": edit(None, "lucia.penasco"),
        "preferred_language": edit(None, "es"),
        "phone": edit(None, "+1 305 555 0194"),
        "phone_extension": edit(None, "12"),
        "address": edit(None, "210 Avenida Ficticia"),
        "address_acknowledged": true,
        "reason": "Ticket 4411: read back on a call",
    })
}

pub fn suspension() -> Value {
    json!({
        "reason": "TOS_VIOLATION", "justification": "Ticket 4411: spam", "message": "Please call us.", "until": null,
        "notice": {"email": true, "include_reason": true, "include_appeal": true},
    })
}

pub fn deletion() -> Value {
    json!({"reason": "Ticket 4411: asked for it", "retention_acknowledged": true})
}

pub fn final_deletion() -> Value {
    json!({"reason": "Ticket 4411: asked for it", "final_acknowledged": true})
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
