//! Who is calling, and how they prove it.

mod caller;
pub mod code;
pub mod credentials;
pub mod password;
pub mod secret;
pub mod tokens;
pub mod totp;

pub use caller::{Caller, authenticate};
