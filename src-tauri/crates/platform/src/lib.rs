//! Steward's reference backend: the `steward-platform` program, and the platform that the console has built in.

pub mod actions;
pub mod api;
pub mod auth;
mod browsed;
pub mod clock;
pub mod demo;
pub mod domain;
mod entrance;
mod erasure;
pub mod error;
mod in_progress;
pub mod jobs;
pub mod mail;
mod memory;
pub mod openapi;
mod pages;
mod platform;
pub mod presets;
pub mod rng;
pub mod seed;
mod start;
pub mod store;
#[cfg(test)]
mod testing;

pub use entrance::{Entrance, Limits, connections::allow as allow_connections};
pub use platform::{Platform, Setup};
pub use start::{Options, Running, StartError, start};
