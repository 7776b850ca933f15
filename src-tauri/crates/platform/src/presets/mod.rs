//! What kind of platform this is, as data (PRE-2).

mod role;

pub use role::{Role, standard as standard_roles};

/// One kind of platform.
#[derive(Debug, Clone)]
pub struct Preset {
    pub code: String,
    pub name: String,
    pub roles: Vec<Role>,
}
