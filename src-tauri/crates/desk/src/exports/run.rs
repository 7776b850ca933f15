//! An export under way: from the stream into the file, then proven against the platform's record.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use steward_client::{Call, Download};
use steward_contract::{ExportPath, ExportRecord, ExportState, GetExport};

use super::tally::Tally;
use super::target::Target;
use super::{ExportRunState, Running};
use crate::session::Session;
use crate::{Answer, ConsoleError, Desk, DeskCode, Event};

/// Progress is told at most five times a second.
const PACE: Duration = Duration::from_millis(200);
/// How often the platform's record is asked for; it is written right after the last byte.
const QUESTIONS: u32 = 5;

impl Desk {
    pub(super) async fn run_export(self, session: Arc<Session>, download: Download, target: Target, running: Running) {
        let outcome = self.receive(&session, download, target, &running).await;
        let status = {
            let mut status = running.status();
            status.finished_at = Some(self.clock().now());
            match outcome {
                Ok(path) => {
                    status.state = ExportRunState::Finished;
                    status.file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    status.path = path.to_string_lossy().into_owned();
                }
                Err(error) if error.is(DeskCode::ExportCancelled) => status.state = ExportRunState::Cancelled,
                Err(error) => {
                    status.state = ExportRunState::Failed;
                    status.error = Some(error);
                }
            }
            status.clone()
        };
        if let Ok(home) = self.home().await
            && let Err(error) = home.store.put_export(&status).await
        {
            tracing::error!(%error, "an export is not in the list");
        }
        self.running().remove(&status.id);
        (self.setup().events)(Event::ExportProgress(Box::new(status)));
    }

    async fn receive(
        &self,
        session: &Session,
        mut download: Download,
        mut target: Target,
        running: &Running,
    ) -> Answer<PathBuf> {
        let mut tally = Tally::of(running.status().query.format.unwrap_or_default());
        let start = Instant::now();
        let mut told = start;
        loop {
            let piece = tokio::select! {
                biased;
                () = running.cancel.notified() => return Err(cancelled()),
                piece = download.next() => piece?,
            };
            let Some(piece) = piece else { break };
            target.write(&piece)?;
            tally.add(&piece);
            if told.elapsed() >= PACE {
                told = Instant::now();
                self.tell(running, &tally, start.elapsed());
            }
        }
        self.tell(running, &tally, start.elapsed());
        prove(session, &download, &tally, running).await?;
        finish(target).await
    }

    fn tell(&self, running: &Running, tally: &Tally, elapsed: Duration) {
        let status = {
            let mut status = running.status();
            status.rows = tally.rows().unwrap_or_default();
            status.bytes = as_float(tally.bytes());
            status.rows_per_second = rate(status.rows, elapsed);
            status.clone()
        };
        (self.setup().events)(Event::ExportProgress(Box::new(status)));
    }
}

/// Gives the file its name.
pub(super) async fn finish(target: Target) -> Answer<PathBuf> {
    let finished = tokio::task::spawn_blocking(move || target.finish()).await;
    finished.map_err(|error| ConsoleError::internal(&error))?
}

async fn prove(session: &Session, download: &Download, tally: &Tally, running: &Running) -> Answer<()> {
    running.status().sha256 = Some(tally.sha256());
    let Some(record) = proven(session, download, tally).await? else { return Ok(()) };
    let mut status = running.status();
    status.verified = true;
    status.rows = record.rows;
    status.audit = Some(record.audit);
    Ok(())
}

/// The platform's record of what it sent, where it can be asked. A difference means that the file is not what was asked for.
pub(super) async fn proven(session: &Session, download: &Download, tally: &Tally) -> Answer<Option<ExportRecord>> {
    let record = record(session, download).await?;
    let same_rows = |record: &ExportRecord| tally.rows().is_none_or(|rows| rows == record.rows);
    let same = |record: &ExportRecord| record.sha256 == Some(tally.sha256()) && same_rows(record);
    if record.as_ref().is_some_and(|record| !same(record)) {
        return Err(ConsoleError::new(DeskCode::AnswerInvalid, "The file is not what the platform says it sent.")
            .remedy("It was not kept. Export again."));
    }
    Ok(record)
}

/// The record of a finished export; `None` when the platform can't be asked.
async fn record(session: &Session, download: &Download) -> Answer<Option<ExportRecord>> {
    let call = Call::<GetExport>::new(&ExportPath { export_id: download.export_id }, &(), &())?;
    for _ in 0..QUESTIONS {
        match session.call(&call).await {
            Ok(record) if record.state == ExportState::Finished => return Ok(Some(record)),
            Ok(_) => tokio::time::sleep(PACE).await,
            Err(error) => {
                tracing::warn!(%error, "the export can't be proven");
                return Ok(None);
            }
        }
    }
    Ok(None)
}

fn cancelled() -> ConsoleError {
    ConsoleError::new(DeskCode::ExportCancelled, "The export was cancelled.").remedy("No part of the file was kept.")
}

fn rate(rows: u32, elapsed: Duration) -> u32 {
    let milliseconds = elapsed.as_millis().max(1);
    u32::try_from(u128::from(rows) * 1000 / milliseconds).unwrap_or(u32::MAX)
}

/// Exact up to 9 PB.
#[allow(clippy::cast_precision_loss, reason = "no file is that large")]
pub(super) fn as_float(bytes: u64) -> f64 {
    bytes as f64
}
