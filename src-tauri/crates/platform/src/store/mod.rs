//! What the platform keeps, and how it is asked for it.

pub mod admin_sessions;
pub mod admins;
pub mod attempts;
pub mod audit;
pub mod challenges;
pub mod codes;
mod database;
pub mod device;
pub mod entity;
pub mod failure;
pub mod fates;
pub mod fold;
pub mod grants;
pub mod indexes;
pub mod ip;
pub mod learning;
pub mod list;
mod migration;
pub mod paging;
pub mod private;
pub mod recovery_codes;
pub mod refresh_tokens;
pub mod roles;
pub mod sealing;
pub mod search;
pub mod terms;
pub mod users;

pub use database::{Cache, Database};
pub use migration::Migrator;
pub use users::Users;
