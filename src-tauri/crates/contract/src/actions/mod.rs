//! What admins do: an [`Action`](crate::Action) is planned, confirmed and done, and each of the three says the same
//! [`Effect`]s.

mod access;
mod applications;
mod create;
mod credits;
mod deletion;
mod done;
mod effect;
mod erasure;
mod flags;
mod kyc;
mod notes;
mod outcome;
mod parts;
mod plan;
mod profile;
mod security;
mod suspension;
mod target;

pub use access::*;
pub use applications::*;
pub use create::*;
pub use credits::*;
pub use deletion::*;
pub use done::*;
pub use effect::*;
pub use erasure::*;
pub use flags::*;
pub use kyc::*;
pub use notes::*;
pub use outcome::*;
pub use parts::*;
pub use plan::*;
pub use profile::*;
pub use security::*;
pub use suspension::*;
pub use target::*;
