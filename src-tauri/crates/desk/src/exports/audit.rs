//! The audit log as a file (AUD-1): streamed and proven like an export of users.

use steward_client::Call;
use steward_contract::{AuditExportQuery, CodeKind, ExportAudit, query_content};
use uuid::Uuid;

use super::{keep::keep, target::Target};
use crate::{Answer, Desk};

impl Desk {
    /// Saves the audit log, under the filters, into a folder, under a free name; the file's path.
    ///
    /// # Errors
    /// The platform's refusals, those of the code among them, a cut connection, `answer_invalid` for a file that isn't what
    /// the platform sent, and what can be wrong with a folder. Nothing is left behind.
    pub async fn save_audit(
        &self,
        connection: Uuid,
        query: &AuditExportQuery,
        code: String,
        folder: &str,
    ) -> Answer<String> {
        let session = self.session(connection)?;
        let name = format!("audit-{}", self.clock().now().format("%Y-%m-%d"));
        let format = query.format.unwrap_or_default();
        let target = Target::create_beside(folder, &name, format.as_str())?;
        let grant = session.confirm_on_self::<ExportAudit>(&query_content(query), CodeKind::Totp, code).await?;
        let call = Call::<ExportAudit>::new(&(), query, &())?.confirmed(grant);
        keep(&session, session.download(&call).await?, target, format).await
    }
}
