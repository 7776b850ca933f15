//! What admins do to users. Suspend and reactivate are the pattern that the others follow: effects before, one
//! transaction, one outcome, one audit entry.

mod outcome;
mod suspension;

pub use outcome::*;
pub use suspension::*;
