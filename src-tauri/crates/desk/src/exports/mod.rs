//! Exports: streamed into a file that has its name only when it is whole and proven (EXP-1, EXP-3, EXP-4).

mod activity;
mod audit;
mod cells;
mod control;
mod keep;
mod preview;
mod run;
mod start;
mod tally;
pub(crate) mod target;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use steward_contract::{AuditRef, ExportQuery};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::ConsoleError;

pub use preview::ExportPreview;

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ExportDefaults {
    pub folder: String,
    pub file_name: String,
    /// Bytes that are free where the folder is.
    #[specta(type = u32)]
    pub free_bytes: f64,
}

#[derive(Debug, Clone, PartialEq, Deserialize, specta::Type)]
pub struct ExportRequest {
    pub query: ExportQuery,
    /// A selection by ids; it is frozen before the export.
    pub user_ids: Option<Vec<Uuid>>,
    pub folder: String,
    pub file_name: String,
    /// A code, for exports that need to be confirmed.
    pub code: Option<String>,
    /// Which users, in the words of the screen.
    pub scope_label: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportRunState {
    Running,
    Finished,
    Cancelled,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ExportStatus {
    pub id: Uuid,
    pub connection: Uuid,
    pub path: String,
    pub file_name: String,
    pub state: ExportRunState,
    /// Written so far, without the header.
    pub rows: u32,
    pub total_rows: Option<u32>,
    /// Users flagged Test that are not in the file.
    pub test_users_left_out: Option<u32>,
    #[specta(type = u32)]
    pub bytes: f64,
    pub rows_per_second: u32,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    /// Of the file, in hex.
    pub sha256: Option<String>,
    /// Whether rows and checksum of the file are those of the platform's record.
    pub verified: bool,
    pub audit: Option<AuditRef>,
    pub error: Option<ConsoleError>,
    pub query: ExportQuery,
    pub scope_label: String,
}

/// An export under way.
#[derive(Clone)]
pub(crate) struct Running {
    status: Arc<Mutex<ExportStatus>>,
    cancel: Arc<Notify>,
}

impl Running {
    fn new(status: ExportStatus) -> Self {
        Self { status: Arc::new(Mutex::new(status)), cancel: Arc::default() }
    }

    fn status(&self) -> MutexGuard<'_, ExportStatus> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
