//! Who is calling, and how they prove it.

pub mod account;
mod caller;
pub mod code;
pub mod confirmation;
pub mod credentials;
pub mod keys;
pub mod password;
pub mod sealing;
pub mod secret;
pub mod tokens;
pub mod totp;
pub mod tries;

pub use caller::{Caller, again, authenticate};
