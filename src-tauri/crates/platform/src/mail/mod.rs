//! What the platform writes to users: the outbox's rows become mail and leave.

pub mod gateway;
pub mod links;
mod message;
pub mod smtp;
mod templates;
#[cfg(test)]
mod tests;
pub mod worker;

use steward_contract::PostKind;

pub use gateway::Gateway;
pub use smtp::Smtp;
pub use templates::{Templates, Written};

/// The ways out that are set up. Without one, what would leave by it waits and can be looked at.
#[derive(Clone, Default)]
pub struct Post {
    pub smtp: Option<Smtp>,
    pub sms: Option<Gateway>,
}

impl Post {
    /// Whether there is a way out for what is of a kind.
    pub fn has(&self, kind: PostKind) -> bool {
        match kind {
            PostKind::Mail => self.smtp.is_some(),
            PostKind::Sms => self.sms.is_some(),
        }
    }
}

/// Why something didn't leave, for people, and whether it is worth another try.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct NotSent {
    pub error: String,
    pub for_good: bool,
}

impl NotSent {
    /// What others say of it can be long and can be anything.
    fn new(error: impl std::fmt::Display, for_good: bool) -> Self {
        const LONG: usize = 300;
        let error = error.to_string();
        let words: Vec<&str> = error.split(|c: char| c.is_whitespace() || c.is_control()).collect();
        let error = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        Self { error: error.chars().take(LONG).collect(), for_good }
    }
}
