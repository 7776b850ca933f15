//! The desk's events, typed for the web view.

use chrono::{DateTime, Utc};
use serde::Serialize;
use specta::Type;
use steward_contract::ProblemCode;
use steward_desk::{Event as DeskEvent, ExportStatus};
use tauri::AppHandle;
use tauri_specta::Event;
use uuid::Uuid;

use crate::once_window;

#[derive(Debug, Clone, Serialize, Type, Event)]
pub(crate) struct ConsoleLocked {}

#[derive(Debug, Clone, Serialize, Type, Event)]
pub(crate) struct SessionEnded {
    pub connection: Uuid,
    pub reason: ProblemCode,
}

#[derive(Debug, Clone, Serialize, Type, Event)]
pub(crate) struct ConnectionChanged {
    pub connection: Uuid,
    pub online: bool,
    pub since: DateTime<Utc>,
    /// When the platform will be looked for again, while it's out of reach.
    pub next_try: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Serialize, Type, Event)]
pub(crate) struct ExportProgress(pub ExportStatus);

/// An event that can't be delivered concerns a window that is closing.
pub(crate) fn pass_on(app: &AppHandle, event: DeskEvent) {
    let passed = match event {
        DeskEvent::ConsoleLocked => ConsoleLocked {}.emit(app),
        DeskEvent::SessionEnded { connection, reason } => SessionEnded { connection, reason }.emit(app),
        DeskEvent::ConnectionChanged { connection, online, since, next_try } => {
            ConnectionChanged { connection, online, since, next_try }.emit(app)
        }
        DeskEvent::ExportProgress(status) => ExportProgress(*status).emit(app),
        DeskEvent::ShowOnce { id } => {
            once_window::open(app, id);
            Ok(())
        }
        DeskEvent::OnceOver => {
            once_window::close_all(app);
            Ok(())
        }
    };
    if let Err(error) = passed {
        tracing::debug!(%error, "event");
    }
}
