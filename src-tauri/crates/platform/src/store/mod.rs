//! What the platform keeps, and how it is asked for it.

pub mod codes;
mod database;
pub mod entity;
pub mod fold;
pub mod indexes;
mod migration;

pub use database::Database;
pub use migration::Migrator;
