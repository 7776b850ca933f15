//! Begins an export: checks everything that can be checked, freezes a selection, confirms, opens the stream.

use secrecy::SecretString;
use steward_client::{Call, Download};
use steward_contract::{
    CodeKind, ExportQuery, ExportUsers, ListUsers, Parameters as _, ProblemCode, SelectRequest, SelectUsers, Sort,
    UserListQuery, UserSelector, query_content,
};
use uuid::Uuid;

use super::target::Target;
use super::{ExportRequest, ExportRunState, ExportStatus, Running};
use crate::session::Session;
use crate::{Answer, ConsoleError, Desk};

impl Desk {
    /// Starts an export. What follows is told by events and by [`Desk::exports`].
    ///
    /// # Errors
    /// A wrong name or folder, `file_exists`, and the platform's refusals, `step_up_required` among them. Nothing is
    /// left behind.
    pub async fn start_export(&self, connection: Uuid, request: ExportRequest) -> Answer<ExportStatus> {
        let session = self.session(connection)?;
        let format = request.query.format.unwrap_or_default();
        let target = Target::create(&request.folder, &request.file_name, format.as_str())?;
        let query = frozen(&session, &request).await?;
        let download = open(&session, &query, request.code).await?;
        let status = ExportStatus {
            id: self.rng().id(),
            connection,
            path: target.path().to_string_lossy().into_owned(),
            file_name: target.path().file_name().unwrap_or_default().to_string_lossy().into_owned(),
            state: ExportRunState::Running,
            rows: 0,
            total_rows: total(&session, &query).await,
            test_users_left_out: download.test_users_left_out,
            bytes: 0.0,
            rows_per_second: 0,
            started_at: self.clock().now(),
            finished_at: None,
            sha256: None,
            verified: false,
            audit: None,
            error: None,
            query,
            scope_label: request.scope_label,
        };
        self.home().await?.store.put_export(&status).await?;
        let running = Running::new(status.clone());
        self.running().insert(status.id, running.clone());
        tokio::spawn(self.clone().run_export(session, download, target, running));
        Ok(status)
    }
}

/// The query as it is sent: its parameters as the platform reads them, and ids as a frozen selection.
async fn frozen(session: &Session, request: &ExportRequest) -> Answer<ExportQuery> {
    let mut query = in_order(request.query.clone());
    if let Some(user_ids) = &request.user_ids {
        let body = SelectRequest { user_ids: user_ids.clone() };
        let selection = session.call(&Call::<SelectUsers>::new(&(), &(), &body)?).await?;
        query.selector.selection = Some(selection.selection_id);
    }
    let pairs = query.to_pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    ExportQuery::from_pairs(pairs).map_err(|fields| {
        let mut error = ConsoleError::new(ProblemCode::InvalidFields, "This export cannot be asked for.");
        error.fields = fields;
        error
    })
}

/// The order of the list where none is asked for, so that the file is what the screen shows.
pub(super) fn in_order(query: ExportQuery) -> ExportQuery {
    let sort = query.sort.or_else(|| Some(Sort::default().to_string()));
    ExportQuery { sort, ..query }
}

async fn open(session: &Session, query: &ExportQuery, code: Option<String>) -> Answer<Download> {
    let call = Call::<ExportUsers>::new(&(), query, &())?;
    let call = match code {
        Some(code) => call.confirmed(confirm(session, query, code).await?),
        None => call,
    };
    Ok(session.download(&call).await?)
}

async fn confirm(session: &Session, query: &ExportQuery, code: String) -> Answer<SecretString> {
    session.confirm_on_self::<ExportUsers>(&query_content(query), CodeKind::Totp, code).await
}

/// Whom an export means: a list has the users flagged Test unless it is told, an export has not.
pub(super) fn selector(query: &ExportQuery) -> UserSelector {
    let include_test_users = query.selector.include_test_users.or(Some(false));
    UserSelector { include_test_users, ..query.selector.clone() }
}

/// How many rows there will be: for the progress only.
async fn total(session: &Session, query: &ExportQuery) -> Option<u32> {
    let query = UserListQuery { selector: selector(query), limit: Some(1), ..UserListQuery::default() };
    let page = session.call(&Call::<ListUsers>::new(&(), &query, &()).ok()?).await.ok()?;
    Some(page.total.count)
}
