//! Steward's reference backend.

pub mod api;
pub mod auth;
pub mod clock;
pub mod domain;
mod platform;
pub mod presets;
pub mod rng;
mod running;
pub mod store;

pub use platform::{Platform, Setup};
