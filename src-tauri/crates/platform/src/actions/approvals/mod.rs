//! What one admin asks for and another one decides (REA-1).

mod approve;
mod differences;
mod inside;
mod reject;
mod requested;

pub use differences::differences;
pub use inside::{claims_of, is_for_deleted, touches_of};
pub use requested::{Requested, waits};
