//! A user's activity log as a file (ACL-1): streamed and proven like an export of users, and short enough to wait for.

use steward_client::Call;
use steward_contract::{ActivityExportQuery, CodeKind, ExportActivity, UserPath, query_content};
use uuid::Uuid;

use super::{keep::keep, target::Target};
use crate::{Answer, Desk};

impl Desk {
    /// Saves what a user did, under the filters, into a folder, under a free name; the file's path.
    ///
    /// # Errors
    /// The platform's refusals, those of the code among them, a cut connection, `answer_invalid` for a file that isn't what
    /// the platform sent, and what can be wrong with a folder. Nothing is left behind.
    pub async fn save_activity(
        &self,
        connection: Uuid,
        user_id: Uuid,
        query: &ActivityExportQuery,
        code: String,
        folder: &str,
    ) -> Answer<String> {
        let session = self.session(connection)?;
        let format = query.format.unwrap_or_default();
        let name = format!("activity-{user_id}-{}", self.clock().now().format("%Y-%m-%d"));
        let target = Target::create_beside(folder, &name, format.as_str())?;
        let (whom, content) = (user_id.to_string(), query_content(query));
        let grant = session.confirm_on::<ExportActivity>(whom, &content, CodeKind::Totp, code).await?;
        let call = Call::<ExportActivity>::new(&UserPath { user_id }, query, &())?.confirmed(grant);
        keep(&session, session.download(&call).await?, target, format).await
    }
}
