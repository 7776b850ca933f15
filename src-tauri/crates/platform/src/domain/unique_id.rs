//! Unique ids as a platform makes them: a pattern with a digit for each `#`.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::facts;

/// Ids are longer by a digit after so many that were taken: a pattern never runs out.
const TRIES_OF_A_LENGTH: u32 = 8;

/// Ids that are tried for one user.
pub const TRIES: u32 = 32;

/// `KST-######`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern {
    before: String,
    digits: usize,
}

impl Default for Pattern {
    fn default() -> Self {
        Self { before: "ID-".to_owned(), digits: 8 }
    }
}

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let before = text.trim_end_matches('#');
        let digits = text.len() - before.len();
        let fits = (4..=12).contains(&digits)
            && before.len() <= 16
            && facts::unique_id(&text.replace('#', "0")) == Ok(text.replace('#', "0"));
        let refusal = || {
            format!("\"{text}\" is no pattern of unique ids: capital letters, digits or hyphens, then 4 to 12 times #")
        };
        if fits { Ok(Self { before: before.to_owned(), digits }) } else { Err(refusal()) }
    }
}

impl Pattern {
    /// The id that a user gets, the same each time it is asked for; another with each try, as the ones before were taken.
    pub fn id_of(&self, user_id: Uuid, attempt: u32) -> String {
        let hash = Sha256::new().chain_update(user_id.as_bytes()).chain_update(attempt.to_be_bytes()).finalize();
        let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let longer = usize::try_from(attempt / TRIES_OF_A_LENGTH).unwrap_or_default();
        let digits = self.digits + longer;
        let number = number % 10_u64.pow(u32::try_from(digits).unwrap_or_default());
        format!("{}{number:0digits$}", self.before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_pattern_and_grow_where_it_is_full() {
        let pattern = Pattern::try_from("KST-######".to_owned()).unwrap();
        let id = pattern.id_of(Uuid::from_u128(7), 0);
        assert_eq!((id.len(), &id[..4]), (10, "KST-"));
        assert_eq!(id, pattern.id_of(Uuid::from_u128(7), 0));
        assert_ne!(id, pattern.id_of(Uuid::from_u128(7), 1));
        assert_ne!(id, pattern.id_of(Uuid::from_u128(8), 0));
        assert_eq!(pattern.id_of(Uuid::nil(), TRIES - 1).len(), 13);
        assert_eq!(facts::unique_id(&id), Ok(id));
    }

    #[test]
    fn a_pattern_has_digits_at_its_end() {
        for text in ["", "KST-", "###", "######-A", "kst-######", "K ######", &"#".repeat(13)] {
            assert!(Pattern::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
