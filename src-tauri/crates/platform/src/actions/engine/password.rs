//! The password that an action gives. Before its transaction: a hash takes long, and nobody else could write meanwhile.

use secrecy::SecretString;
use steward_contract::Secret;

use crate::{
    Platform,
    actions::Doing,
    auth::password::{LENGTH, generate_readable},
    error::ApiError,
};

pub struct Given {
    /// The one that the platform made: for whoever asked, and nobody after.
    pub made: Option<Secret>,
    pub hash: String,
}

/// # Errors
/// When hashing fails.
pub async fn give<O: Doing>(platform: &Platform, body: &O::Body) -> Result<Option<Given>, ApiError> {
    let chosen = O::password(body).filter(|chosen| LENGTH.contains(&chosen.expose().chars().count()));
    let made = O::MAKES_PASSWORD.then(|| generate_readable(platform.rng()));
    let Some(password) = made.clone().or_else(|| chosen.cloned().map(SecretString::from)) else { return Ok(None) };
    let hash = platform.passwords().hash(password, platform.rng()).await?;
    Ok(Some(Given { made: made.map(Secret::from), hash }))
}
