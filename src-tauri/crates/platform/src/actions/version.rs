//! What of a plan an admin relies on: whether it became worse between the review and the deed. Another session that ends
//! does not matter; another payout that is held does.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rust_decimal::Decimal;
use serde_json::json;
use sha2::{Digest, Sha256};
use steward_contract::{Effect, FieldError, PendingPayouts, Problem, ProblemCode, ProfileField};

use crate::error::{detailed, unreadable};

/// Bytes that a version may have: a sum for every currency there is.
const LONGEST: usize = 8 * 1024;

/// Before what is only compared.
const SEAL: char = '#';

/// What weighs of effects, by name: `payouts_held.USD` is `412.00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(BTreeMap<String, String>);

impl Version {
    pub fn of(effects: &[Effect]) -> Self {
        Self(effects.iter().flat_map(weigh).collect())
    }

    /// As it travels in a plan, and back in `If-Match`.
    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&self.0).unwrap_or_default())
    }

    /// # Errors
    /// `bad_request` for a text that no plan can have had.
    pub fn parse(header: &str) -> Result<Self, Problem> {
        let text = header.trim().trim_matches('"');
        let bytes = Some(text).filter(|text| text.len() <= LONGEST).and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let facts = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let refusal = || {
            unreadable("The header If-Match is wrong.", "if-match", "not the version of a plan; plan the action anew")
        };
        facts.map(Self).ok_or_else(refusal)
    }

    /// Why what was done is not what was seen, if it is worse.
    pub fn worsened(&self, done: &[Effect]) -> Option<Problem> {
        let now = Self::of(done);
        let worse: Vec<FieldError> = now.0.iter().filter_map(|(name, value)| self.worse(name, value)).collect();
        let title = "What the review named has changed.";
        let detail = "Look at it again and confirm it anew. Nothing was changed.";
        (!worse.is_empty()).then(|| Problem { fields: worse, ..detailed(ProblemCode::Changed, title, detail) })
    }

    fn worse(&self, name: &str, value: &str) -> Option<FieldError> {
        let Some(seen) = self.0.get(name) else {
            let value = if value.starts_with(SEAL) { "another" } else { value };
            return Some(FieldError::new(name, format!("was not there when it was reviewed; now {value}")));
        };
        if value.starts_with(SEAL) {
            return (seen != value).then(|| FieldError::new(name, "is no longer what it was when it was reviewed"));
        }
        let numbers = seen.parse::<Decimal>().ok().zip(value.parse::<Decimal>().ok());
        let is_worse = numbers.map_or(seen != value, |(seen, now)| now > seen);
        is_worse.then(|| FieldError::new(name, format!("{seen} when it was reviewed, {value} now")))
    }
}

fn weigh(effect: &Effect) -> Vec<(String, String)> {
    match effect {
        // They grow while somebody goes on trying, and an unlock is not to fail for that.
        Effect::Changes { field, .. } if matches!(field.as_str(), "failed_logins" | "locked_until") => Vec::new(),
        Effect::Changes { field, old, new } if is_personal(field) => {
            vec![(field.clone(), sealed(&json!([old, new]).to_string()))]
        }
        Effect::Changes { field, old, new } => {
            let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
            vec![(field.clone(), format!("{} → {}", text(old), text(new)))]
        }
        Effect::PayoutsHeld { payouts } => sums("payouts_held", payouts),
        Effect::PayoutsReleased { payouts } => sums("payouts_released", payouts),
        Effect::AdminSessionsEnd { .. } => vec![("admin_sessions_end".to_owned(), "yes".to_owned())],
        Effect::NoLoginLeft => vec![("no_login_left".to_owned(), "yes".to_owned())],
        _ => Vec::new(),
    }
}

/// Whether a field tells who somebody is, or where.
fn is_personal(field: &str) -> bool {
    field == "allowed_ips" || field.starts_with("oauth_") || field.parse::<ProfileField>().is_ok()
}

/// What somebody's profile says is compared without being told again: not in a header, not in what a refusal keeps.
fn sealed(text: &str) -> String {
    format!("{SEAL}{}", URL_SAFE_NO_PAD.encode(&Sha256::digest(text)[..12]))
}

fn sums(name: &str, payouts: &[PendingPayouts]) -> Vec<(String, String)> {
    payouts.iter().map(|sum| (format!("{name}.{}", sum.sum.currency), sum.sum.amount.clone())).collect()
}

#[cfg(test)]
mod tests {
    use steward_contract::Money;

    use super::*;

    fn held(amount: &str) -> Effect {
        let sum = Money { amount: amount.to_owned(), currency: "USD".to_owned() };
        Effect::PayoutsHeld { payouts: vec![PendingPayouts { count: 1, sum }] }
    }

    fn status(old: &str, new: &str) -> Effect {
        Effect::Changes { field: "status".to_owned(), old: Some(old.to_owned()), new: Some(new.to_owned()) }
    }

    fn fields(seen: &[Effect], done: &[Effect]) -> Vec<String> {
        let seen = Version::parse(&format!("\"{}\"", Version::of(seen).to_text())).unwrap();
        seen.worsened(done).into_iter().flat_map(|problem| problem.fields).map(|fault| fault.field).collect()
    }

    #[test]
    fn more_money_or_another_status_is_worse() {
        assert_eq!(fields(&[held("412.00")], &[held("620.00")]), ["payouts_held.USD"]);
        assert_eq!(fields(&[], &[held("1.00")]), ["payouts_held.USD"]);
        assert_eq!(fields(&[status("active", "suspended")], &[status("inactive", "suspended")]), ["status"]);
    }

    #[test]
    fn less_money_and_other_sessions_are_not() {
        assert!(fields(&[held("412.00")], &[held("100.00")]).is_empty());
        assert!(fields(&[held("412.00")], &[]).is_empty());
        let sessions = |count| Effect::SessionsEnd { count };
        assert!(fields(&[sessions(1)], &[sessions(2), Effect::TokensRevoked { count: 1 }]).is_empty());
    }

    /// Somebody who goes on trying must not keep a user from being unlocked.
    #[test]
    fn another_failed_login_is_not_worse() {
        let failed = |old: &str| Effect::Changes {
            field: "failed_logins".to_owned(),
            old: Some(old.to_owned()),
            new: Some("0".to_owned()),
        };
        assert!(fields(&[failed("5")], &[failed("6")]).is_empty());
    }

    /// EDT-7, without telling the values to whoever reads a header or what was kept of a refusal.
    #[test]
    fn another_value_of_a_profile_is_worse_and_is_not_told() {
        let phone = |old: &str| Effect::Changes {
            field: "phone".to_owned(),
            old: Some(old.to_owned()),
            new: Some("+1 305 555 0194".to_owned()),
        };
        let (seen, now) = ([phone("+1 305 555 0188")], [phone("+1 305 555 0149")]);
        assert!(fields(&seen, &seen).is_empty());
        assert_eq!((fields(&seen, &now), fields(&[], &now)), (vec!["phone".to_owned()], vec!["phone".to_owned()]));
        let told = format!("{:?} {:?}", Version::of(&seen), Version::of(&seen).worsened(&now));
        assert!(!told.contains("555"), "{told}");
        let long = [phone(&"x".repeat(100_000))];
        assert!(fields(&long, &long).is_empty());
    }

    #[test]
    fn what_no_plan_had_is_refused() {
        for text in ["", "\"\"", "*", "W10", "eyJhIjoxfQ", &"A".repeat(LONGEST + 1)] {
            assert_eq!(Version::parse(text).unwrap_err().code, ProblemCode::BadRequest, "{text}");
        }
    }
}
