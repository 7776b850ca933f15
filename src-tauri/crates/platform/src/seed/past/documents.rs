//! What sample users handed in to prove who they are: scans of nothing, drawn here, and a PDF for companies. Each says that it
//! is a specimen.

use steward_contract::{Document, KycDocumentKind, KycStatus, MediaType};

use crate::{
    seed::{
        chance::{Chance, DAY},
        person::Person,
        rows::{Rows, key},
        scan,
    },
    store::{codes::Numbered, entity::kyc_document},
};

/// Users of the sample who have documents: enough to look at, in a sample of any size.
const WITH_DOCUMENTS: i64 = 5_000;

pub fn add(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let user = &person.user;
    let waits = KycStatus::from_number(user.kyc_status) == Some(KycStatus::Pending);
    if !waits || user.id > WITH_DOCUMENTS {
        return;
    }
    let kinds = [KycDocumentKind::Passport, KycDocumentKind::IdentityCard, KycDocumentKind::DrivingLicence];
    let at = (user.registered_at + chance.between(DAY / 24, DAY)).max(user.registered_at);
    let mut hand_in = |kind: KycDocumentKind, media_type: MediaType, content: Vec<u8>| {
        let present = rows.documents.iter().rev().take_while(|row| row.user_id == user.id).count();
        let extension = if media_type == MediaType::Pdf { "pdf" } else { "png" };
        rows.documents.push(kyc_document::Model {
            id: key(user.id, present),
            document_id: chance.uuid(),
            user_id: user.id,
            kind: kind.number(),
            name: format!("{kind}.{extension}"),
            media_type: media_type.number(),
            sha256: Document::sha256_of(&content),
            bytes: i32::try_from(content.len()).unwrap_or(i32::MAX),
            submitted_at: at,
            content,
        });
    };
    let kind = kinds[usize::try_from(user.id).unwrap_or_default() % kinds.len()];
    hand_in(kind, MediaType::Png, scan::card(user.id.unsigned_abs()));
    hand_in(KycDocumentKind::ProofOfAddress, MediaType::Png, scan::letter(user.id.unsigned_abs()));
    if let Some(company) = &user.company {
        hand_in(KycDocumentKind::CompanyRegistration, MediaType::Pdf, scan::certificate(company));
    }
}
