//! Exports as the platform remembers them (EXP-4).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AuditRef, DateTime, Utc};

crate::codes! {
    /// How the rows of a file are written (EXP-1). The code is what its name ends in.
    #[derive(Default)]
    ExportFormat { #[default] Csv = "csv", Json = "json", JsonLines = "jsonl", Excel = "xlsx" }
}

impl ExportFormat {
    /// As the answer names it, without parameters.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json => "application/json",
            Self::JsonLines => "application/jsonl",
            Self::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

crate::codes! {
    ExportState { Running = "running", Finished = "finished", Aborted = "aborted" }
}

/// What an export sent. The console compares rows and checksum with the file it wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ExportRecord {
    pub export_id: Uuid,
    pub state: ExportState,
    pub rows: u32,
    /// Of all bytes sent, in hex; present when finished.
    pub sha256: Option<String>,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub audit: AuditRef,
}
