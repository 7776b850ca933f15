//! Who is calling, and how they prove it.

mod caller;
pub mod password;
pub mod secret;
pub mod totp;

pub use caller::{Caller, authenticate};
