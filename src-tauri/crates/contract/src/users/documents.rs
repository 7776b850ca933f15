//! USR-3: what users hand in to prove who they are.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{DateTime, MediaType, Utc};

crate::codes! {
    /// What a document proves who somebody is with.
    KycDocumentKind {
        Passport = "passport",
        IdentityCard = "identity_card",
        DrivingLicence = "driving_licence",
        ProofOfAddress = "proof_of_address",
        CompanyRegistration = "company_registration",
    }
}

/// A document that a user handed in, without what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct KycDocument {
    pub document_id: Uuid,
    pub kind: KycDocumentKind,
    pub name: String,
    pub media_type: MediaType,
    /// Of its bytes, in hex.
    pub sha256: String,
    pub bytes: u32,
    pub submitted_at: DateTime<Utc>,
}

/// One of a user's documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserDocumentPath {
    pub user_id: Uuid,
    pub document_id: Uuid,
}
