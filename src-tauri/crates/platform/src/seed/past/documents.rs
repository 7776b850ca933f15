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

/// Users of the sample whose documents are there, of those who wait for somebody to look at them and of the others: enough to
/// look at, in a sample of any size.
const WAITING: i64 = 5_000;
const DECIDED: i64 = 300;

pub fn add(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let user = &person.user;
    let most = match KycStatus::from_number(user.kyc_status) {
        None | Some(KycStatus::NotStarted) => 0,
        Some(KycStatus::Pending) => WAITING,
        Some(_) => DECIDED,
    };
    if user.id > most {
        return;
    }
    let at = chance.between(user.registered_at, user.registered_at + DAY);
    let kinds = [KycDocumentKind::Passport, KycDocumentKind::IdentityCard, KycDocumentKind::DrivingLicence];
    let proof = kinds[usize::try_from(user.id).unwrap_or_default() % kinds.len()];
    for kind in [proof, KycDocumentKind::ProofOfAddress] {
        hand_in(rows, user.id, kind, at, chance);
    }
    if user.company.is_some() {
        hand_in(rows, user.id, KycDocumentKind::CompanyRegistration, at, chance);
    }
}

pub fn hand_in(rows: &mut Rows, user: i64, kind: KycDocumentKind, at: i64, chance: &mut Chance) {
    let (media_type, extension, content) = match kind {
        KycDocumentKind::CompanyRegistration => (MediaType::Pdf, "pdf", scan::certificate()),
        KycDocumentKind::ProofOfAddress => (MediaType::Png, "png", scan::letter(user.unsigned_abs())),
        _ => (MediaType::Png, "png", scan::card(user.unsigned_abs())),
    };
    let present = rows.documents.iter().rev().take_while(|row| row.user_id == user).count();
    rows.documents.push(kyc_document::Model {
        id: key(user, present),
        document_id: chance.uuid(),
        user_id: user,
        kind: kind.number(),
        name: format!("{kind}.{extension}"),
        media_type: media_type.number(),
        sha256: Document::sha256_of(&content),
        bytes: i32::try_from(content.len()).unwrap_or(i32::MAX),
        submitted_at: at,
        content,
    });
}
