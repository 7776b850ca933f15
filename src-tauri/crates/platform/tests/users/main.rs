//! What the store says about users, on SQLite and on PostgreSQL alike.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on ends")]

mod consistency;
mod filters;
mod pages;
mod parts;
mod pasted;
mod postgres;
mod sample;
mod seeds;
mod similar;
mod statements;
