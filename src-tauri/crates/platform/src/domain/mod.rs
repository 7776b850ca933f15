//! The rules, without I/O: what may follow what, and for how long.

pub mod as_of;
pub mod audit;
pub mod backoff;
pub mod browsing;
pub mod credits;
pub mod facts;
pub mod masking;
pub mod names;
pub mod networks;
pub mod pasted;
pub mod phone;
pub mod rank;
pub mod retention;
pub mod session;
pub mod status;
pub mod step_up;
pub mod unique_id;
