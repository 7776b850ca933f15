//! Documents of a platform, saved as files: checked against what the platform says of them, whole or not at all.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Deserialize;
use steward_contract::{
    Document, GetErasureArchive, GetErasureCertificate, GetKycDocument, MediaType, UserDocumentPath, UserPath,
};
use uuid::Uuid;

use crate::exports::target::Target;
use crate::{Answer, ConsoleError, Desk, DeskCode};

/// Which of a user's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeptDocument {
    ErasureCertificate,
    ErasureArchive,
    /// Which one is named beside.
    KycDocument,
}

impl Desk {
    /// Saves a document into a folder, under its own name or a free one next to it; the file's path.
    ///
    /// # Errors
    /// The platform's refusals, `answer_invalid` for one that isn't what it says, and what can be wrong with a folder.
    pub async fn save_document(
        &self,
        connection: Uuid,
        which: KeptDocument,
        user_id: Uuid,
        document_id: Option<Uuid>,
        folder: &str,
    ) -> Answer<String> {
        let path = UserPath { user_id };
        let unnamed = || ConsoleError::field("document_id", "Name the document.");
        let document = match which {
            KeptDocument::ErasureCertificate => self.call::<GetErasureCertificate>(connection, &path, &(), &()).await?,
            KeptDocument::KycDocument => {
                let path = UserDocumentPath { user_id, document_id: document_id.ok_or_else(unnamed)? };
                self.call::<GetKycDocument>(connection, &path, &(), &()).await?
            }
            KeptDocument::ErasureArchive => self.call::<GetErasureArchive>(connection, &path, &(), &()).await?,
        };
        let bytes = bytes_of(&document)?;
        let mut target = Target::create_beside(folder, &document.name, extension(document.media_type))?;
        let written = tokio::task::spawn_blocking(move || {
            target.write(&bytes)?;
            target.finish()
        });
        let path =
            written.await.map_err(|_| ConsoleError::new(DeskCode::FileFailed, "The file was not written."))??;
        Ok(path.to_string_lossy().into_owned())
    }
}

/// Its bytes, when they are those that the platform names.
fn bytes_of(document: &Document) -> Answer<Vec<u8>> {
    let bytes = STANDARD.decode(&document.content).ok();
    let whole = bytes.filter(|bytes| Document::sha256_of(bytes) == document.sha256);
    whole.ok_or_else(|| {
        ConsoleError::new(DeskCode::AnswerInvalid, "The document did not arrive as it was sent.")
            .remedy("Try again. No file was written.")
    })
}

fn extension(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Pdf => "pdf",
        MediaType::Json => "json",
        MediaType::Png => "png",
        MediaType::Jpeg => "jpg",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_what_it_says_is_no_document() {
        let sha256 = Document::sha256_of(b"%PDF");
        let of = |content: &str| Document {
            name: "certificate.pdf".to_owned(),
            media_type: MediaType::Pdf,
            sha256: sha256.clone(),
            content: content.to_owned(),
        };
        assert_eq!(bytes_of(&of(&STANDARD.encode("%PDF"))).unwrap(), b"%PDF");
        for content in ["", "%PDF", &STANDARD.encode("%PDG")] {
            assert!(bytes_of(&of(content)).unwrap_err().is(DeskCode::AnswerInvalid), "{content}");
        }
    }
}
