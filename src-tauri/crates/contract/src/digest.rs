//! The digest that ties a confirmation to exactly one request (CON-6).

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::{OPERATIONS, Parameters};

/// SHA-256 over operation, target and body, in hex. Both sides compute it from the body as it will be sent, but for its
/// secrets: digests are kept, and whoever has one of a password can try passwords on it. Objects are written with sorted
/// keys, so that the order of fields doesn't matter.
///
/// # Errors
/// When the body can't be written as JSON.
pub fn request_digest(operation: &str, target: &str, body: &impl Serialize) -> Result<String, serde_json::Error> {
    let body = canonical_json(&without_secrets(operation, serde_json::to_value(body)?))?;
    let mut hash = Sha256::new();
    for part in [operation.as_bytes(), target.as_bytes(), &body] {
        // Lengths first, so that no two different requests join to the same bytes.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What a body says beside its secrets.
pub fn without_secrets(operation: &str, mut body: Value) -> Value {
    let secrets = OPERATIONS.iter().find(|declared| declared.id == operation).map(|declared| declared.secrets);
    if let (Some(secrets), Value::Object(fields)) = (secrets, &mut body) {
        for mut secret in secrets().iter().filter_map(|name| fields.remove(name)) {
            wipe(&mut secret);
        }
    }
    body
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        _ => {}
    }
}

/// JSON without spaces and with the keys of every object in order: the same bytes for the same content.
///
/// # Errors
/// When the content can't be written as JSON.
pub fn canonical_json(content: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&sort(serde_json::to_value(content)?))
}

/// What a request without a body is confirmed by: its query parameters, as an object; null when there are none.
pub fn query_content(query: &impl Parameters) -> Value {
    let pairs = query.to_pairs();
    if pairs.is_empty() {
        return Value::Null;
    }
    Value::Object(pairs.into_iter().map(|(name, value)| (name.to_owned(), Value::String(value))).collect())
}

/// The same value with the keys of every object in order, whatever map `serde_json` was built with.
fn sort(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<String, Value> = fields.into_iter().collect();
            Value::Object(fields.into_iter().map(|(name, value)| (name, sort(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sort).collect()),
        plain => plain,
    }
}

/// The first eight digits as people compare them: `7F3A-91C2`.
pub fn short_digest(digest: &str) -> String {
    let digits: String = digest.chars().take(8).collect::<String>().to_uppercase();
    match digits.split_at_checked(4) {
        Some((head, tail)) => format!("{head}-{tail}"),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn order_of_fields_does_not_matter_and_content_does() {
        let digest = |body| request_digest("users.suspend", "u1", &body).unwrap();
        assert_eq!(digest(json!({"a": 1, "b": 2})), digest(json!({"b": 2, "a": 1})));
        assert_ne!(digest(json!({"a": 1})), digest(json!({"a": 2})));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let body = json!(null);
        assert_ne!(request_digest("ab", "c", &body).unwrap(), request_digest("a", "bc", &body).unwrap());
    }

    /// Two passwords that give the same digest give nothing away.
    #[test]
    fn secrets_are_in_no_digest() {
        let digest = |current: &str, new: &str| {
            let body = json!({"current_password": current, "new_password": new});
            request_digest("me.password.change", "a1", &body).unwrap()
        };
        assert_eq!(digest("one passphrase", "two passphrases"), digest("another", "and another"));
        let other = request_digest("me.password.change", "a2", &json!({})).unwrap();
        assert_ne!(digest("one passphrase", "two passphrases"), other);
    }

    #[test]
    fn short_form_is_two_groups_of_four() {
        assert_eq!(short_digest("7f3a91c2d5"), "7F3A-91C2");
    }
}
