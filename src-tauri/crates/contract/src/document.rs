//! A file that the platform answers with: small enough to travel whole.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

crate::codes! {
    MediaType { Pdf = "application/pdf", Json = "application/json", Png = "image/png", Jpeg = "image/jpeg" }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Document {
    /// What a file of it is called.
    pub name: String,
    pub media_type: MediaType,
    /// Of its bytes, in hex.
    pub sha256: String,
    /// Its bytes, in base64.
    pub content: String,
}

impl Document {
    /// As a checksum is written.
    pub fn sha256_of(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Bytes that one has at most.
    pub const LONGEST: usize = 4 * 1024 * 1024;
}
