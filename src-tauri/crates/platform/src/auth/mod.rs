//! Who is calling, and how they prove it.

pub mod account;
mod caller;
pub mod code;
pub mod credentials;
pub mod password;
pub mod secret;
pub mod tokens;
pub mod totp;

pub use caller::{Caller, authenticate};
