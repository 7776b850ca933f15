//! The file while it is written and sent.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use sea_orm::{DatabaseTransaction, DbErr};
use sha2::{Digest, Sha256};
use steward_contract::{ExportFormat, Operation, Sensitive};
use steward_export::{Cell, Table};

use super::{
    Exported,
    body::{Unread, Writer},
    format::table,
};
use crate::{
    api::{
        endpoint::Call,
        error::{ApiError, denied},
    },
    auth,
};

/// Bytes that are sent at a time.
const CHUNK: usize = 64 * 1024;

/// How a file ended.
pub struct Sent {
    pub rows: i64,
    /// Of all bytes, in hex; only when all of them were taken.
    pub sha256: Option<String>,
}

/// Why a file was not finished.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Unread(#[from] Unread),
    #[error("there are more rows than were counted and confirmed")]
    More,
    #[error("a row can't be told: {0}")]
    Row(#[from] ApiError),
    #[error("the admin may not go on: {0}")]
    Revoked(ApiError),
}

/// What was written and nobody has taken yet.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Written {
    /// Everything, when it is worth sending.
    fn take(&self, least: usize) -> Option<Vec<u8>> {
        let mut bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (bytes.len() >= least).then(|| std::mem::take(&mut *bytes))
    }
}

pub struct File {
    table: Box<dyn Table + Send>,
    written: Written,
    hash: Sha256,
    rows: i64,
    expected: u32,
    writer: Writer,
}

impl File {
    pub(super) fn new(writer: Writer, format: ExportFormat, guards: bool, expected: u32) -> io::Result<Self> {
        let written = Written::default();
        let table = table(format, guards, written.clone())?;
        Ok(Self { table, written, hash: Sha256::new(), rows: 0, expected, writer })
    }

    /// Sends all of it, as fast as it is read and for as long as the admin may have it.
    pub(super) async fn send<E: Exported>(
        mut self,
        call: &Call<E::Of>,
        export: &E,
        snapshot: DatabaseTransaction,
    ) -> Sent {
        let ended = tokio::select! {
            written = self.write(call, export, &snapshot) => written,
            reason = revoked(call, export) => Err(Broken::Revoked(reason)),
        };
        match ended {
            Ok(()) => {
                self.writer.finish();
                let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
                Sent { rows: self.rows, sha256: Some(sha256) }
            }
            Err(error) => {
                tracing::warn!(%error, rows = self.rows, "an export was not finished");
                Sent { rows: self.rows, sha256: None }
            }
        }
    }

    async fn write<E: Exported>(
        &mut self,
        call: &Call<E::Of>,
        export: &E,
        snapshot: &DatabaseTransaction,
    ) -> Result<(), Broken> {
        self.table.head(&export.columns()).map_err(written)?;
        self.pass(0).await?;
        export.write(call, snapshot, self).await?;
        self.table.end().map_err(written)?;
        self.pass(0).await
    }

    /// Writes the next cell of the row.
    pub fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        self.table.cell(cell)
    }

    /// Ends the row, and sends what is worth it.
    pub async fn end_row(&mut self) -> Result<(), Broken> {
        if self.rows == i64::from(self.expected) {
            return Err(Broken::More);
        }
        self.table.end_row().map_err(written)?;
        self.rows += 1;
        self.pass(CHUNK).await
    }

    /// Sends what is written, when it is at least so much.
    async fn pass(&mut self, least: usize) -> Result<(), Broken> {
        if least == 0 {
            self.table.flush().map_err(written)?;
        }
        let Some(bytes) = self.written.take(least) else { return Ok(()) };
        self.hash.update(&bytes);
        Ok(self.writer.send(bytes.into()).await?)
    }
}

/// Waits until the admin may no longer export: the session ended, the account is off, the permission is gone. A
/// database that can't be asked is no reason.
async fn revoked<E: Exported>(call: &Call<E::Of>, export: &E) -> ApiError {
    loop {
        tokio::time::sleep(call.platform.entrance().limits.recheck).await;
        match may_go_on(call, export).await {
            Err(reason @ ApiError::Refused(_)) => return reason,
            Err(error) => tracing::warn!(%error, "whether an export may go on could not be asked"),
            Ok(()) => {}
        }
    }
}

async fn may_go_on<E: Exported>(call: &Call<E::Of>, export: &E) -> Result<(), ApiError> {
    let caller = auth::again(&call.platform, call.caller()?).await?;
    if export.tells_sensitive() && !caller.may(Sensitive::PERMISSION) {
        return Err(denied(Sensitive::PERMISSION).into());
    }
    let lacking = E::Of::DECLARATION.access.lacks(|permission| caller.may(permission));
    lacking.map_or(Ok(()), |permission| Err(denied(permission).into()))
}

/// A file that can't be written.
#[allow(clippy::needless_pass_by_value, reason = "it is what map_err passes")]
pub fn written(error: io::Error) -> DbErr {
    DbErr::Custom(error.to_string())
}
