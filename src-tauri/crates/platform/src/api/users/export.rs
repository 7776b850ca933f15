//! `GET /v1/users/bulk/export`: users as CSV, streamed (EXP-1, EXP-2, EXP-3, EXP-4).

mod body;
mod file;
mod ledger;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use sea_orm::DatabaseTransaction;
use steward_contract::{Column, ExportUsers, FieldError, ProblemCode, Sort, UserSelector};
use uuid::Uuid;

use crate::{
    api::{
        endpoint::{Call, Respond},
        error::{ApiError, detailed, invalid, unavailable},
        meta::EXPORT_STEP_UP_ROWS,
    },
    entrance::{Full, Seat},
    store::{
        failure,
        users::{Condition, Selected, allow},
    },
};
use file::File;

/// What will be sent, decided before the first byte.
pub(super) struct Export {
    pub selected: Selected,
    pub columns: Vec<Column>,
    pub sort: Option<Sort>,
    pub guards: bool,
    pub expected: u32,
    pub test_users_left_out: u32,
}

impl Export {
    fn tells_sensitive(&self) -> bool {
        self.columns.iter().any(|column| column.sensitive().is_some())
    }
}

impl Respond for ExportUsers {
    async fn respond(call: Call<Self>) -> Result<Response, ApiError> {
        let seat = seat(&call)?;
        let snapshot = call.platform.database().snapshot().await?;
        let export = prepare(&call, &snapshot).await?;
        let transaction = call.platform.database().begin().await?;
        confirm(&call, &export, &transaction).await?;
        let entry = ledger::open(&call, &export, &transaction).await?;
        transaction.commit().await?;
        let headers = [
            (header::CONTENT_TYPE.as_str(), "text/csv; charset=utf-8; header=present".to_owned()),
            (header::CONTENT_DISPOSITION.as_str(), "attachment; filename=\"users.csv\"".to_owned()),
            (header::CACHE_CONTROL.as_str(), "no-store".to_owned()),
            ("export-id", entry.export_id.to_string()),
            ("test-users-left-out", export.test_users_left_out.to_string()),
        ];
        let (writer, body) = body::channel(call.platform.entrance().limits.part);
        // On its own: it must write down how it ended even when nobody reads any more.
        tokio::spawn(async move {
            let _seat = seat;
            let sent = File::new(writer, export.guards).send(&call, &export, snapshot).await;
            let closed = failure::through_conflicts(failure::is_conflict, || ledger::close(&call, &entry, &sent)).await;
            if let Err(error) = closed {
                tracing::error!(%error, "the end of an export could not be written down");
            }
        });
        Ok((headers, body).into_response())
    }
}

/// A place among the exports that run. Each holds a connection to the database for as long as its reader likes.
fn seat(call: &Call<ExportUsers>) -> Result<Seat<Uuid>, ApiError> {
    let seat = call.platform.exports().take(call.caller()?.admin_id, call.platform.entrance().limits.exports_of_one);
    let full = |full| match full {
        Full::Own => unavailable("You have as many exports running as an admin may have at once."),
        Full::All => unavailable("As many exports are running as the platform can have at once."),
    };
    seat.map_err(|error| full(error).into())
}

/// Whether a code is needed is decided by the very rows that will be sent.
async fn prepare(call: &Call<ExportUsers>, snapshot: &DatabaseTransaction) -> Result<Export, ApiError> {
    let query = &call.query;
    let wrong = |field: &str, message: String| ApiError::from(invalid(vec![FieldError::new(field, message)]));
    let columns = query.columns().map_err(|error| wrong("fields", error.to_string()))?;
    let sort = query.sort.as_deref().map(str::parse).transpose();
    let sort = sort.map_err(|error: steward_contract::codes::UnknownCode| wrong("sort", error.to_string()))?;
    let tells = columns.iter().filter_map(|column| Some(("fields", column.sensitive()?)));
    allow(tells, Some(call.caller()?))?;
    let now = call.platform.clock().now();
    let everybody = UserSelector { include_test_users: None, ..query.selector.clone() };
    let mut selected = call.platform.users().select(&everybody, Some(call.caller()?), now).await?;
    if !selected.skipped.is_empty() {
        return Err(skipped(&selected));
    }
    let test_users_left_out = leave_out_test_users(call, snapshot, &mut selected).await?;
    let expected = call.platform.users().count_in(snapshot, &selected, now).await?;
    Ok(Export { selected, columns, sort, guards: query.guard.unwrap_or(true), expected, test_users_left_out })
}

/// Unless they are asked for (FLG-2). Gives how many there are.
async fn leave_out_test_users(
    call: &Call<ExportUsers>,
    snapshot: &DatabaseTransaction,
    selected: &mut Selected,
) -> Result<u32, ApiError> {
    if call.query.selector.include_test_users == Some(true) {
        return Ok(0);
    }
    let mut test_users = selected.clone();
    test_users.conditions.push(Condition::test_users());
    selected.conditions.push(Condition::no_test_users());
    Ok(call.platform.users().count_in(snapshot, &test_users, call.platform.clock().now()).await?)
}

/// Going on without a filter would send more than was asked for (LST-4).
fn skipped(selected: &Selected) -> ApiError {
    let fields =
        selected.skipped.iter().map(|skipped| FieldError::new(skipped.filter.as_str(), skipped.reason.clone()));
    let fields = fields.collect();
    let problem = detailed(
        ProblemCode::FilterSkipped,
        "A filter cannot be evaluated right now, so nothing was exported.",
        "Try again when the service is back, or take the filter out.",
    );
    steward_contract::Problem { fields, ..problem }.into()
}

/// Much data, or what says most about a person, needs a fresh code (CON-6).
async fn confirm(call: &Call<ExportUsers>, export: &Export, transaction: &DatabaseTransaction) -> Result<(), ApiError> {
    if export.tells_sensitive() || export.expected >= EXPORT_STEP_UP_ROWS {
        call.confirm(transaction, &call.caller()?.admin_id.to_string()).await?;
    }
    Ok(())
}
