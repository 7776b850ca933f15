//! Steward's reference backend.

pub mod store;
