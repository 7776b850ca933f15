//! `/v1/users/{user_id}/erasure`: how far a deletion for good is, its certificate, and what the law asks to be kept (DEL-3).

use base64::{Engine, engine::general_purpose::STANDARD};
use sea_orm::ConnectionTrait;
use steward_contract::{
    ArchiveRef, AuditAction, AuditRef, Document, Erasure, GetErasure, GetErasureArchive, GetErasureCertificate,
    KeptData, MediaType, ProblemCode, RetainedData, TakenStep,
};
use uuid::Uuid;

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, detailed, not_found},
    },
    clock::instant,
    domain::retention::kept_until,
    erasure::{self, certificate},
    store::{
        archives, audit,
        erasures::{self, Taken},
        users::code,
    },
};

impl Endpoint for GetErasure {
    async fn handle(call: Call<Self>) -> Result<Erasure, ApiError> {
        read(call.platform.database().read(), call.path.user_id).await
    }
}

/// Reading either is recorded, and nothing is read that isn't (BEY-6).
impl Endpoint for GetErasureCertificate {
    async fn handle(call: Call<Self>) -> Result<Document, ApiError> {
        let transaction = call.platform.database().begin().await?;
        let erasure = read(&transaction, call.path.user_id).await?;
        if erasure.completed_at.is_none() {
            return Err(unfinished("It is certified when it is completed."));
        }
        let pdf = certificate::write(&erasure, &call.platform.preset().name, call.platform.clock().now())?;
        let document = document(format!("erasure-{}.pdf", erasure.user_id), MediaType::Pdf, &pdf);
        let mut record = call.record(AuditAction::UserCertificateRead).fact("sha256", &document.sha256);
        record.user_id = Some(erasure.user_id);
        audit::append(&transaction, record).await?;
        transaction.commit().await?;
        Ok(document)
    }
}

impl Endpoint for GetErasureArchive {
    async fn handle(call: Call<Self>) -> Result<Document, ApiError> {
        let transaction = call.platform.database().begin().await?;
        let found = erasures::find(&transaction, call.path.user_id).await?.ok_or_else(|| not_found("erasure"))?;
        let archive = archives::find(&transaction, found.id).await?;
        let archive = archive.ok_or_else(|| unfinished("There is no archive yet, or its time is over."))?;
        let content = erasure::open(&call.platform, &archive)?;
        let name = format!("{}-{}.json", erasure::ARCHIVE, found.user_id);
        let mut record = call.record(AuditAction::UserArchiveRead).fact("sha256", &archive.sha256);
        record.user_id = Some(found.user_id);
        audit::append(&transaction, record).await?;
        transaction.commit().await?;
        Ok(document(name, MediaType::Json, &content))
    }
}

fn unfinished(detail: &str) -> ApiError {
    detailed(ProblemCode::WrongStatus, "There is no such document of this erasure now.", detail).into()
}

fn document(name: String, media_type: MediaType, bytes: &[u8]) -> Document {
    let sha256 = Document::sha256_of(bytes);
    Document { name, media_type, sha256, content: STANDARD.encode(bytes) }
}

/// # Errors
/// `not_found`.
async fn read(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Erasure, ApiError> {
    let row = erasures::find(connection, user_id).await?.ok_or_else(|| not_found("erasure"))?;
    let steps = erasures::taken(connection, row.id).await?.iter().map(step).collect::<Result<Vec<_>, _>>()?;
    let archive = archives::find(connection, row.id).await?.map(|archive| ArchiveRef {
        sha256: archive.sha256,
        bytes: archive.bytes.unsigned_abs(),
        kept_until: instant(archive.kept_until),
    });
    let deleted_at = instant(row.deleted_at);
    let stays = RetainedData::ALL.iter().copied().filter(|what| *what != RetainedData::PersonalData);
    Ok(Erasure {
        erasure_id: row.erasure_id,
        user_id: row.user_id,
        numeric_id: row.id.to_string(),
        deleted_at,
        began_at: instant(row.began_at),
        requested_by: super::by(row.requested_by, row.requested_by_name),
        approved_by: super::by(row.approved_by, row.approved_by_name),
        completed_at: if row.next_at.is_none() { steps.last().map(|step| step.at) } else { None },
        steps,
        held: serde_json::from_str(&row.held)?,
        records: serde_json::from_str(&row.records)?,
        kept: stays.map(|what| KeptData { what, until: kept_until(what, deleted_at) }).collect(),
        archive,
    })
}

fn step(taken: &Taken) -> Result<TakenStep, ApiError> {
    let number = u32::try_from(taken.audit_number).map_err(ApiError::internal)?;
    let audit = AuditRef { id: taken.audit_id, number };
    Ok(TakenStep { step: code(taken.step)?, at: instant(taken.at), audit })
}
