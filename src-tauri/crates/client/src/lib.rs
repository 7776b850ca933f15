//! Calls a platform through the contract's table, over HTTPS, and trusts none of its answers.
//!
//! Holds no session: the caller passes the token of each call and decides what to do with a refusal.

mod answer;
mod call;
mod certificate;
mod client;
mod download;
mod error;
mod origin;

pub use call::Call;
pub use certificate::Certificate;
pub use client::{Client, Limits, Probe, RequestIds};
pub use download::Download;
pub use error::{CallError, Cause};
pub use origin::{Origin, OriginError};
