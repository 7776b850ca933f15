//! What the desk tells without being asked.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use crate::ExportStatus;

/// The console was locked, by hand or after idle time.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsoleLocked {}

/// A session ended that this console did not end itself.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionEnded {
    pub connection: Uuid,
    pub reason: String,
}

/// A platform came into reach or went out of it.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionChanged {
    pub connection: Uuid,
    pub online: bool,
    pub since: DateTime<Utc>,
}

#[derive(Debug, Clone)]
pub enum Event {
    ConsoleLocked(ConsoleLocked),
    SessionEnded(SessionEnded),
    ConnectionChanged(ConnectionChanged),
    ExportProgress(Box<ExportStatus>),
}

/// Where events go.
pub type Events = Arc<dyn Fn(Event) + Send + Sync>;
