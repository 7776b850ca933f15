//! What a crowd of admins changes: pairs of actions, of which the second finds what the first left, so that they can go on
//! for as long as they like.

use anyhow::Context;
use serde_json::{Value, json};
use steward_contract::{Declaration, OPERATIONS, StepUp, request_digest};
use uuid::Uuid;

use super::{admin::Admin, http::Connection};

/// Operation and body.
type Change = (&'static str, fn() -> Value);

const PAIRS: [[Change; 2]; 4] = [
    [("users.suspend", suspension), ("users.reactivate", reactivation)],
    [("users.notes.add", note), ("users.credits.adjust", credits)],
    [("users.delete", deletion), ("users.restore", reason)],
    [("users.lockdown", lockdown), ("users.reactivate", reactivation)],
];

/// Makes an admin's change with this number, as the console does it: with a key, and a code where one is asked for.
///
/// # Errors
/// When the platform refuses.
pub fn make(
    number: usize,
    pair: usize,
    admin: &mut Admin,
    connection: &mut Connection,
    user: &str,
) -> anyhow::Result<()> {
    let (id, body) = PAIRS[pair % PAIRS.len()][number % 2];
    let operation = declaration(id)?;
    let body = body();
    let mut headers = format!("idempotency-key: {}\r\n", Uuid::from_u128(number as u128));
    if operation.step_up == StepUp::Always {
        let grant = admin.step_up(connection, id, user, &request_digest(id, user, &body)?)?;
        headers += &format!("step-up: {grant}\r\n");
    }
    let path = operation.path.replace("{user_id}", user);
    connection.call(operation.method.as_str(), &path, &headers, &body).map(drop)
}

fn declaration(id: &str) -> anyhow::Result<&'static Declaration> {
    OPERATIONS.iter().find(|operation| operation.id == id).with_context(|| format!("there is no operation {id}"))
}

fn suspension() -> Value {
    let notice = json!({"email": false, "include_reason": false, "include_appeal": false});
    json!({"reason": "SECURITY", "justification": "A measurement.", "message": null, "until": null, "notice": notice})
}

fn reactivation() -> Value {
    let conditions = json!({"require_password_change": false, "require_kyc": false, "monitor_days": null});
    json!({"reason": "A measurement.", "conditions": conditions})
}

fn note() -> Value {
    json!({"text": "A measurement.", "category": "support", "priority": "normal", "roles": []})
}

fn credits() -> Value {
    json!({"amount": "0.01", "kind": "complimentary", "reason": "A measurement."})
}

fn deletion() -> Value {
    json!({"reason": "A measurement.", "retention_acknowledged": true})
}

fn lockdown() -> Value {
    json!({"reason": "A measurement.", "message": null})
}

fn reason() -> Value {
    json!({"reason": "A measurement."})
}
