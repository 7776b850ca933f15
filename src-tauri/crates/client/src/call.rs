//! One call of an operation, written down once, so that it can be sent again when a token had run out.

use std::marker::PhantomData;

use bytes::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::SecretString;
use serde::Serialize;
use serde_json::Value;
use steward_contract::{Idempotency, Operation, Parameters as _};
use uuid::Uuid;
use zeroize::Zeroizing;

/// What is escaped in a path: all but letters, digits and the hyphens of ids.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-');

pub struct Call<O: Operation> {
    pub(crate) path: String,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) body: Option<Bytes>,
    pub(crate) idempotency_key: Option<Uuid>,
    pub(crate) step_up: Option<SecretString>,
    pub(crate) if_match: Option<String>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    /// # Errors
    /// When path or body can't be written as JSON.
    pub fn new(path: &O::Path, query: &O::Query, body: &O::Body) -> Result<Self, serde_json::Error> {
        let path = fill(O::DECLARATION.path, &serde_json::to_value(path)?);
        Ok(Self::of(path, query.to_pairs(), write(body)?))
    }

    /// A call of an operation that takes nothing.
    pub fn plain() -> Self
    where
        O: Operation<Path = (), Query = (), Body = ()>,
    {
        Self::of(O::DECLARATION.path.to_owned(), Vec::new(), None)
    }

    fn of(path: String, query: Vec<(&'static str, String)>, body: Option<Bytes>) -> Self {
        Self { path, query, body, idempotency_key: None, step_up: None, if_match: None, operation: PhantomData }
    }

    /// With the key under which the platform keeps what became of it.
    #[must_use]
    pub fn keyed(mut self, key: Uuid) -> Self {
        debug_assert!(O::DECLARATION.idempotency == Idempotency::Required, "{} takes no key", O::DECLARATION.id);
        self.idempotency_key = Some(key);
        self
    }

    /// With the version of the plan that was shown: worse than that must not be done.
    #[must_use]
    pub fn seen(mut self, version: &str) -> Self {
        self.if_match = Some(format!("\"{version}\""));
        self
    }

    /// With a fresh confirmation.
    #[must_use]
    pub fn confirmed(mut self, grant: SecretString) -> Self {
        self.step_up = Some(grant);
        self
    }
}

/// The path with every `{placeholder}` replaced, escaped so that a value can't add a segment.
fn fill(template: &str, values: &Value) -> String {
    let Value::Object(values) = values else { return template.to_owned() };
    values.iter().fold(template.to_owned(), |path, (name, value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        path.replace(&format!("{{{name}}}"), &utf8_percent_encode(&text, ESCAPED).to_string())
    })
}

/// The body as it is sent, wiped when the last copy goes; none for `()`.
fn write(body: &impl Serialize) -> Result<Option<Bytes>, serde_json::Error> {
    let bytes = Zeroizing::new(serde_json::to_vec(body)?);
    Ok((bytes.as_slice() != b"null").then(|| Bytes::from_owner(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use steward_contract::{GetMe, GetUser, UserPath};

    #[test]
    fn placeholders_are_filled_and_escaped() {
        assert_eq!(fill("/v1/users/{user_id}/flags", &json!({"user_id": "a/../b"})), "/v1/users/a%2F%2E%2E%2Fb/flags");
    }

    #[test]
    fn a_call_is_written_from_the_table() {
        let call = Call::<GetUser>::new(&UserPath { user_id: Uuid::nil() }, &(), &()).unwrap();
        assert_eq!(call.path, "/v1/users/00000000-0000-0000-0000-000000000000");
        assert!(call.body.is_none() && call.query.is_empty());
    }

    #[test]
    fn a_call_without_path_keeps_the_path_of_the_table() {
        assert_eq!(Call::<GetMe>::plain().path, "/v1/me");
    }
}
