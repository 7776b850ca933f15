//! Passwords, tokens and codes on their way: wiped when they go, printed by nothing, and in no digest that is kept.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

/// A text that only its two ends may see. As JSON it is a plain string; `Debug` shows nothing of it.
#[derive(Debug, Clone, ToSchema)]
#[schema(value_type = String, format = Password)]
pub struct Secret(SecretString);

impl Secret {
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl Default for Secret {
    fn default() -> Self {
        Self::from(String::new())
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<SecretString> for Secret {
    fn from(text: SecretString) -> Self {
        Self(text)
    }
}

impl From<Secret> for SecretString {
    fn from(secret: Secret) -> Self {
        secret.0
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(String::deserialize(deserializer)?.into())
    }
}

/// The names of those fields of a type that are secrets, as its schema has them.
pub fn secret_fields<T: ToSchema>() -> Vec<String> {
    let schema = serde_json::to_value(T::schema()).unwrap_or_default();
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties.filter(|(_, property)| is_secret(property)).map(|(name, _)| name.clone()).collect()
}

/// Whether a property is a secret, or one that may be absent, or a list of them.
fn is_secret(property: &serde_json::Value) -> bool {
    let place = format!("#/components/schemas/{}", Secret::name());
    match property {
        serde_json::Value::String(text) => *text == place,
        serde_json::Value::Object(fields) => fields.values().any(is_secret),
        serde_json::Value::Array(items) => items.iter().any(is_secret),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ChangePasswordRequest, RecoveryCodes, SignInRequest, SuspendRequest, UnlockRequest};

    #[test]
    fn a_secret_travels_as_text_and_is_printed_as_nothing() {
        let secret = Secret::from("a passphrase");
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"a passphrase\"");
        assert_eq!(serde_json::from_str::<Secret>("\"a passphrase\"").unwrap(), secret);
        assert!(!format!("{secret:?}").contains("passphrase"));
    }

    #[test]
    fn the_secrets_of_a_type_are_known() {
        assert_eq!(secret_fields::<ChangePasswordRequest>(), ["current_password", "new_password"]);
        assert_eq!(secret_fields::<SignInRequest>(), ["password"]);
        assert_eq!(secret_fields::<UnlockRequest>(), ["code", "password"]);
        assert_eq!(secret_fields::<RecoveryCodes>(), ["recovery_codes"]);
        assert!(secret_fields::<SuspendRequest>().is_empty());
        assert!(secret_fields::<()>().is_empty());
    }
}
