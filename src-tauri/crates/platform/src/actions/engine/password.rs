//! The password that an action makes. Before its transaction: a hash takes long, and nobody else could write meanwhile.

use steward_contract::Secret;

use crate::{Platform, actions::Doing, auth::password, error::ApiError};

pub struct Made {
    /// For whoever asked, and nobody after.
    pub secret: Secret,
    pub hash: String,
}

/// # Errors
/// When hashing fails.
pub async fn make<O: Doing>(platform: &Platform) -> Result<Option<Made>, ApiError> {
    if !O::MAKES_PASSWORD {
        return Ok(None);
    }
    let secret = password::generate_readable(platform.rng());
    let hash = platform.passwords().hash(secret.clone(), platform.rng()).await?;
    Ok(Some(Made { secret: secret.into(), hash }))
}
