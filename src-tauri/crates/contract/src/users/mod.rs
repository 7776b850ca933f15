//! Users: the list and how it is narrowed, one user and everything about them.

mod column;
mod credits;
mod detail;
mod filter;
mod history;
mod list;
mod query;
mod sensitive;
mod vocabulary;

pub use column::*;
pub use credits::*;
pub use detail::*;
pub use filter::*;
pub use history::*;
pub use list::*;
pub use query::*;
pub use sensitive::*;
pub use vocabulary::*;
