//! The real window, the real keychain, the real platform. Run with `cargo xtask test --only e2e`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on ends")]

mod harness;

mod access;
mod acting;
mod approving;
mod connecting;
mod creating;
mod deleting;
mod editing;
mod exporting;
mod figures;
mod finding;
mod first_start;
mod installing;
mod locking;
mod looking_back;
mod mailing;
mod once;
mod outage;
mod safety;
mod suspending;
mod tour;
