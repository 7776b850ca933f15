//! What the desk tells without being asked.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use steward_contract::ProblemCode;
use uuid::Uuid;

use crate::ExportStatus;

#[derive(Debug, Clone)]
pub enum Event {
    /// The console was locked, by hand or after idle time.
    ConsoleLocked,
    /// A session ended that this console did not end itself.
    SessionEnded {
        connection: Uuid,
        reason: ProblemCode,
    },
    /// A platform came into reach or went out of it, or is looked for once more.
    ConnectionChanged {
        connection: Uuid,
        online: bool,
        since: DateTime<Utc>,
        /// When it will be looked for again, while it's out of reach.
        next_try: Option<DateTime<Utc>>,
    },
    ExportProgress(Box<ExportStatus>),
    /// A secret waits for the window that shows it.
    ShowOnce {
        id: Uuid,
    },
    /// No such window may stay.
    OnceOver,
}

/// Where events go.
pub type Events = Arc<dyn Fn(Event) + Send + Sync>;
