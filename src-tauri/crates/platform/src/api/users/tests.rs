//! Reading users, as a client sees it.

mod activity_export;
mod as_of;
mod browsing;
mod export;
mod lists;
mod reading;
mod running_exports;
mod tabs;
