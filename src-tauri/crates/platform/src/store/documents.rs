//! Documents of the identity check (USR-3). They are what their first bytes say, whatever they are called.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use steward_contract::{KycDocument, MediaType};
use uuid::Uuid;

use super::{
    entity::kyc_document::{Column, Entity, Model},
    users::code,
};
use crate::clock::instant;

/// Documents of one user that are listed.
const MOST: u64 = 50;

/// What a user handed in, newest first, without what is in it.
///
/// # Errors
/// When the database can't be read.
pub async fn of_user(connection: &impl ConnectionTrait, user: i64) -> Result<Vec<KycDocument>, DbErr> {
    type Row = (Uuid, i16, String, i16, String, i32, i64);
    let columns = [
        Column::DocumentId,
        Column::Kind,
        Column::Name,
        Column::MediaType,
        Column::Sha256,
        Column::Bytes,
        Column::SubmittedAt,
    ];
    let documents = Entity::find().filter(Column::UserId.eq(user)).select_only().columns(columns);
    let rows: Vec<Row> = documents
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(connection)
        .await?;
    let shown = |(document_id, kind, name, media_type, sha256, bytes, at): Row| {
        let bytes = bytes.unsigned_abs();
        let (kind, media_type) = (code(kind)?, code(media_type)?);
        Ok(KycDocument { document_id, kind, name, media_type, sha256, bytes, submitted_at: instant(at) })
    };
    rows.into_iter().map(shown).collect()
}

/// One of a user's, whole.
///
/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, user: i64, document_id: Uuid) -> Result<Option<Model>, DbErr> {
    let of_user = Entity::find().filter(Column::UserId.eq(user));
    of_user.filter(Column::DocumentId.eq(document_id)).one(connection).await
}

/// What it is by its first bytes; nothing else is ever shown.
pub fn media_type_of(content: &[u8]) -> Option<MediaType> {
    const KNOWN: [(&[u8], MediaType); 3] =
        [(b"\x89PNG\r\n\x1a\n", MediaType::Png), (b"\xff\xd8\xff", MediaType::Jpeg), (b"%PDF-", MediaType::Pdf)];
    KNOWN.into_iter().find(|(magic, _)| content.starts_with(magic)).map(|(_, media_type)| media_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_what_its_first_bytes_say() {
        assert_eq!(media_type_of(b"%PDF-1.7"), Some(MediaType::Pdf));
        assert_eq!(media_type_of(b"\x89PNG\r\n\x1a\n\0"), Some(MediaType::Png));
        for other in [b"<html>".as_slice(), b"", b"<svg/>", b"GIF89a", b" %PDF-1.7", b"PNG"] {
            assert_eq!(media_type_of(other), None);
        }
    }
}
