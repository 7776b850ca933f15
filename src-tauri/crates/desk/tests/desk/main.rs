//! The desk beside a real platform: what it does when all is well, and when it isn't.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on ends")]

mod actions;
mod built_in;
mod exports;
mod once;
mod session;
mod support;
mod typed;
