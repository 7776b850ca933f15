//! Steward's API, declared once: every operation with its types, permission, step-up, idempotency and audit action.
//!
//! Depends on no framework and does no I/O. [`operations`] is the table; everything else is the types it names.

mod actions;
mod approvals;
mod audit;
mod auth;
pub mod carried;
pub mod codes;
mod digest;
mod export;
mod meta;
mod operation;
mod operations;
mod outbox;
mod parameters;
mod permission;
mod problem;
mod secret;
mod users;
mod values;

pub use actions::*;
pub use approvals::*;
pub use audit::*;
pub use auth::*;
pub use digest::*;
pub use export::*;
pub use meta::*;
pub use operation::*;
pub use operations::*;
pub use outbox::*;
pub use parameters::*;
pub use permission::*;
pub use problem::*;
pub use secret::*;
pub use users::*;
pub use values::*;
