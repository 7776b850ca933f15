//! What holds for the texts that admins write.

use steward_contract::FieldError;

/// Characters of a justification, a reason or a note.
pub const LONG: usize = 2_000;
/// Characters of the message that the user reads.
pub const MESSAGE: usize = 500;

/// What is wrong with a text that must say something, if anything is.
pub fn fault(field: &str, text: &str, most: usize) -> Option<FieldError> {
    if text.trim().is_empty() {
        return Some(FieldError::new(field, "must not be empty"));
    }
    let length = text.chars().count();
    (length > most).then(|| FieldError::new(field, format!("has {length} characters, {most} are allowed")))
}

/// The same of one that may be absent.
pub fn fault_if_given(field: &str, text: Option<&String>, most: usize) -> Option<FieldError> {
    text.and_then(|text| fault(field, text, most))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_have_1_to_2000_characters(length in 0..4_000_usize) {
            let fault = fault("reason", &"ü".repeat(length), LONG);
            prop_assert_eq!(fault.is_none(), (1..=LONG).contains(&length));
        }
    }

    #[test]
    fn blank_texts_are_none() {
        assert_eq!(fault("reason", " \n", LONG).unwrap().field, "reason");
        assert_eq!(fault_if_given("message", None, MESSAGE), None);
    }
}
