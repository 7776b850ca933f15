//! `/v1/users/{user_id}/kyc/documents`: what a user handed in to prove who they are (USR-3). Opening one is recorded (BEY-6).

use base64::{Engine, engine::general_purpose::STANDARD};
use steward_contract::{AuditAction, Document, GetKycDocument, KycDocument, ListKycDocuments, Module};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, not_found},
    },
    store::{audit, documents},
};

impl Endpoint for ListKycDocuments {
    async fn handle(call: Call<Self>) -> Result<Vec<KycDocument>, ApiError> {
        super::needs(&call, Module::Kyc)?;
        let read = call.platform.database().read();
        let user = super::find(read, call.path.user_id).await?;
        Ok(documents::of_user(read, user.id).await?)
    }
}

impl Endpoint for GetKycDocument {
    async fn handle(call: Call<Self>) -> Result<Document, ApiError> {
        super::needs(&call, Module::Kyc)?;
        let transaction = call.platform.database().begin().await?;
        let user = super::find(&transaction, call.path.user_id).await?;
        let found = documents::find(&transaction, user.id, call.path.document_id).await?;
        let found = found.filter(|document| document.content.len() <= Document::LONGEST);
        let document = found.ok_or_else(|| not_found("document of this user"))?;
        // Whatever else it says it is, is not given out to be drawn.
        let media_type =
            documents::media_type_of(&document.content).ok_or_else(|| not_found("document that can be shown"))?;
        let record = call.record(AuditAction::UserDocumentOpened).fact("document", document.document_id);
        let record = audit::Record { user_id: Some(user.user_id), ..record.fact("sha256", &document.sha256) };
        audit::append(&transaction, record).await?;
        transaction.commit().await?;
        let content = STANDARD.encode(&document.content);
        Ok(Document { name: document.name, media_type, sha256: Document::sha256_of(&document.content), content })
    }
}
