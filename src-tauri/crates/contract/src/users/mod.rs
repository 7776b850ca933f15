//! Users: the list and how it is narrowed, one user and everything about them.

mod api_access;
mod as_of;
mod column;
mod credits;
mod detail;
mod documents;
mod filter;
mod history;
mod learning;
mod list;
mod query;
mod sensitive;
mod vocabulary;
mod wallets;

pub use api_access::*;
pub use as_of::*;
pub use column::*;
pub use credits::*;
pub use detail::*;
pub use documents::*;
pub use filter::*;
pub use history::*;
pub use learning::*;
pub use list::*;
pub use query::*;
pub use sensitive::*;
pub use vocabulary::*;
pub use wallets::*;
