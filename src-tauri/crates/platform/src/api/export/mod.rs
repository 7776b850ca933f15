//! Rows that are sent as a file, streamed from one state of the data (EXP-1, EXP-3, EXP-4).

mod body;
mod file;
mod format;
mod ledger;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use sea_orm::DatabaseTransaction;
use steward_contract::{ExportFormat, Operation};
use uuid::Uuid;

use super::{
    endpoint::Call,
    error::{ApiError, unavailable},
};
use crate::{
    entrance::{Full, Seat},
    store::{audit::Record, failure},
};
pub use file::{Broken, File, written};

/// What will be sent, decided before the first byte.
pub trait Exported: Send + Sync + 'static {
    type Of: Operation;

    /// Of the file, without what it ends in.
    const NAME: &'static str;

    fn format(&self) -> ExportFormat;

    fn columns(&self) -> Vec<&'static str>;

    /// Rows, as they were counted in the state of the data that is sent.
    fn expected(&self) -> u32;

    /// Whether cells of CSV that a spreadsheet would run are defused.
    fn guards(&self) -> bool;

    fn tells_sensitive(&self) -> bool;

    /// What the answer says of it besides, in its head.
    fn headers(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// What the log says of it besides.
    fn told(&self, call: &Call<Self::Of>, record: Record) -> Record;

    /// Writes every row.
    fn write(
        &self,
        call: &Call<Self::Of>,
        snapshot: &DatabaseTransaction,
        file: &mut File,
    ) -> impl Future<Output = Result<(), Broken>> + Send;
}

/// A place among the exports that run. Each holds a connection to the database for as long as its reader likes.
///
/// # Errors
/// When there is none.
pub fn seat<O: Operation>(call: &Call<O>) -> Result<Seat<Uuid>, ApiError> {
    let seat = call.platform.exports().take(call.caller()?.admin_id, call.platform.entrance().limits.exports_of_one);
    let full = |full| match full {
        Full::Own => unavailable("You have as many exports running as an admin may have at once."),
        Full::All => unavailable("As many exports are running as the platform can have at once."),
    };
    seat.map_err(|error| full(error).into())
}

/// Confirms it where it has to be, for a target, writes down that it begins, and sends it.
///
/// # Errors
/// Those of the confirmation, and when the log can't be written: then nothing is sent.
pub async fn send<E: Exported>(
    call: Call<E::Of>,
    export: E,
    snapshot: DatabaseTransaction,
    seat: Seat<Uuid>,
    confirmed: Option<String>,
) -> Result<Response, ApiError> {
    let (writer, body) = body::channel(call.platform.entrance().limits.part);
    let file = File::new(writer, export.format(), export.guards(), export.expected()).map_err(written)?;
    let transaction = call.platform.database().begin().await?;
    if let Some(target) = confirmed {
        call.confirm(&transaction, &target).await?;
    }
    let entry = ledger::open(&call, &export, &transaction).await?;
    transaction.commit().await?;
    let headers = [
        (header::CONTENT_TYPE.as_str(), format::content_type(export.format())),
        (header::CONTENT_DISPOSITION.as_str(), format!("attachment; filename=\"{}.{}\"", E::NAME, export.format())),
        (header::CACHE_CONTROL.as_str(), "no-store".to_owned()),
        ("export-id", entry.export_id.to_string()),
    ];
    let headers: Vec<_> = headers.into_iter().chain(export.headers()).collect();
    // On its own: it must write down how it ended even when nobody reads any more.
    tokio::spawn(async move {
        let _seat = seat;
        let sent = file.send(&call, &export, snapshot).await;
        let closed = failure::through_conflicts(failure::is_conflict, || ledger::close(&call, &entry, &sent)).await;
        if let Err(error) = closed {
            tracing::error!(%error, "the end of an export could not be written down");
        }
    });
    Ok((axum::response::AppendHeaders(headers), body).into_response())
}
