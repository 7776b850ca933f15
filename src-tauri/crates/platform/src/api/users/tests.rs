//! Reading users, as a client sees it.

mod export;
mod lists;
mod reading;
mod running_exports;
