//! The file while it is written and sent.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use futures::TryStreamExt;
use sea_orm::DbErr;
use sha2::{Digest, Sha256};
use steward_contract::ExportUsers;
use steward_export::CsvWriter;
use tokio::sync::mpsc::Sender;

use super::Export;
use crate::{api::endpoint::Call, store::users::Cells};

pub type Chunk = Result<Bytes, io::Error>;

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
enum Broken {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("nobody reads any more")]
    Gone,
}

/// What the CSV writer wrote and nobody has taken yet.
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
    csv: CsvWriter<Written>,
    written: Written,
    hash: Sha256,
    rows: i64,
    sender: Sender<Chunk>,
}

impl File {
    pub fn new(sender: Sender<Chunk>, guards: bool) -> Self {
        let written = Written::default();
        Self { csv: CsvWriter::new(written.clone(), guards), written, hash: Sha256::new(), rows: 0, sender }
    }

    /// Sends all of it, as fast as it is read.
    pub async fn send(mut self, call: &Call<ExportUsers>, export: &Export) -> Sent {
        match self.write(call, export).await {
            Ok(()) => {
                let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
                Sent { rows: self.rows, sha256: Some(sha256) }
            }
            Err(error) => {
                tracing::warn!(%error, rows = self.rows, "an export was not finished");
                // Breaks the transfer, so that the reader can't take a part for the whole.
                let _ = self.sender.send(Err(io::Error::other("the export was not finished"))).await;
                Sent { rows: self.rows, sha256: None }
            }
        }
    }

    async fn write(&mut self, call: &Call<ExportUsers>, export: &Export) -> Result<(), Broken> {
        let users = call.platform.users();
        let terms = users.terms().await?;
        let cells = Cells::of(&export.columns);
        self.csv.row(export.columns.iter().map(|column| column.as_str())).map_err(written)?;
        self.pass(0).await?;
        let now = call.platform.clock().now();
        let mut rows = users.stream(&export.selected, &export.columns, export.sort, now).await?;
        while let Some(row) = rows.try_next().await? {
            cells.each(&row, &terms, &mut |cell| self.csv.cell(cell))?;
            self.csv.end_row().map_err(written)?;
            self.rows += 1;
            self.pass(CHUNK).await?;
        }
        self.csv.flush().map_err(written)?;
        self.pass(0).await
    }

    /// Sends what is written, when it is at least so much.
    async fn pass(&mut self, least: usize) -> Result<(), Broken> {
        if least == 0 {
            self.csv.flush().map_err(written)?;
        }
        let Some(bytes) = self.written.take(least) else { return Ok(()) };
        self.hash.update(&bytes);
        self.sender.send(Ok(bytes.into())).await.map_err(|_| Broken::Gone)
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it is what map_err passes")]
fn written(error: io::Error) -> DbErr {
    DbErr::Custom(error.to_string())
}
