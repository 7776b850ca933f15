//! Reads a JSON body strictly: bounded, one value, no field that the operation doesn't have.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;
use steward_contract::{FieldError, ProblemCode};

use super::error::{ApiError, detailed, invalid, unreadable};

/// The body as its type, and as it came.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<(T, Value), ApiError> {
    let value = if body.is_empty() { Value::Null } else { serde_json::from_slice(body).map_err(not_json)? };
    if let Some(place) = place_of_nul(&value) {
        return Err(invalid(vec![nul(if place.is_empty() { "body" } else { &place })]).into());
    }
    Ok((typed(&value)?, value))
}

/// Every unknown field is refused, wherever it stands: a field that is silently dropped is a change that somebody
/// believes to have made.
pub fn typed<T: DeserializeOwned>(value: &Value) -> Result<T, ApiError> {
    let mut unknown = BTreeSet::new();
    let mut note = |path: serde_ignored::Path<'_>| {
        unknown.insert(path.to_string());
    };
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(value, &mut track);
    let result: Result<T, _> = serde_ignored::deserialize(tracked, &mut note);
    match result {
        Ok(typed) if unknown.is_empty() => Ok(typed),
        Ok(_) => {
            Err(invalid(unknown.into_iter().map(|field| FieldError::new(field, "unknown field")).collect()).into())
        }
        Err(error) => Err(wrong_field(&track.path().to_string(), &error.to_string()).into()),
    }
}

/// serde names a missing or unknown field only in its message.
fn wrong_field(path: &str, message: &str) -> steward_contract::Problem {
    let named = message.split('`').nth(1).filter(|_| message.contains("field `"));
    let field = match (path, named) {
        (".", None) => "body".to_owned(),
        (".", Some(name)) => name.to_owned(),
        (path, Some(name)) if path.ends_with(name) => path.to_owned(),
        (path, Some(name)) => format!("{path}.{name}"),
        (path, None) => path.to_owned(),
    };
    invalid(vec![FieldError::new(field, message)])
}

/// Where a text has U+0000: `conditions.reason`.
fn place_of_nul(value: &Value) -> Option<String> {
    let below = |name: &str, value| {
        let place = place_of_nul(value)?;
        Some(if place.is_empty() { name.to_owned() } else { format!("{name}.{place}") })
    };
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| below(&index.to_string(), item)),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| below(name, value)),
        _ => None,
    }
}

/// PostgreSQL has no text with it, and nobody types it.
pub fn nul(field: &str) -> FieldError {
    FieldError::new(field, "has the character U+0000, which no text can have")
}

pub fn too_large(limit: usize) -> ApiError {
    let detail = format!("A body has at most {} KiB here. Nothing was changed.", limit / 1024);
    detailed(ProblemCode::TooLarge, "The request is too large or was cut off.", detail).into()
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err asks for")]
fn not_json(error: serde_json::Error) -> ApiError {
    let place = format!("not JSON at line {}, column {}", error.line(), error.column());
    unreadable("The body cannot be read.", "body", place).into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use steward_contract::{ReactivateRequest, SignInRequest, SuspendRequest};

    use super::*;

    #[allow(clippy::needless_pass_by_value, reason = "so that it takes what json! makes")]
    fn refused<T: DeserializeOwned>(value: Value) -> String {
        match typed::<T>(&value) {
            Err(ApiError::Refused(problem)) => {
                assert_eq!(problem.code, ProblemCode::InvalidFields);
                problem.fields[0].field.clone()
            }
            _ => panic!("accepted"),
        }
    }

    fn reactivate() -> Value {
        json!({"reason": "ok", "conditions": {"require_password_change": false, "require_kyc": false}})
    }

    #[test]
    fn unknown_fields_are_named_wherever_they_are() {
        let mut body = reactivate();
        body["conditions"]["status"] = json!("active");
        assert_eq!(refused::<ReactivateRequest>(body), "conditions.status");
        let mut body = reactivate();
        body["status"] = json!("active");
        assert_eq!(refused::<ReactivateRequest>(body), "status");
        assert_eq!(refused::<SignInRequest>(json!({"email": "a", "password": "b", "rank": 9})), "rank");
    }

    #[test]
    fn missing_and_wrong_fields_are_named() {
        assert_eq!(refused::<SuspendRequest>(json!({"reason": "FRAUD"})), "justification");
        let mut body = reactivate();
        body["conditions"]["require_kyc"] = json!("yes");
        assert_eq!(refused::<ReactivateRequest>(body), "conditions.require_kyc");
        assert_eq!(refused::<ReactivateRequest>(json!([])), "body");
    }

    #[test]
    fn a_text_with_nul_is_found_wherever_it_is() {
        assert_eq!(place_of_nul(&json!({"a": {"b": ["x", "y\0"]}})).unwrap(), "a.b.1");
        assert_eq!(place_of_nul(&json!("\0")).unwrap(), "");
        assert_eq!(place_of_nul(&json!({"a": ["\\0", 0, null]})), None);
    }

    #[test]
    fn a_right_body_is_read() {
        assert!(typed::<ReactivateRequest>(&reactivate()).is_ok());
        assert!(typed::<()>(&Value::Null).is_ok());
    }
}
