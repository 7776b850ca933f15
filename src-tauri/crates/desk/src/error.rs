//! Errors as the screens get them: a code to branch on, a sentence, and what to do.

use crate::console::Closed;
use serde::Serialize;
use steward_client::{CallError, Cause, OriginError};
use steward_contract::{FieldError, Permission, Problem, ProblemCode};

/// What can go wrong on this side of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeskCode {
    Unreachable,
    TimedOut,
    TlsFailed,
    NotHttps,
    NotAPlatform,
    AnswerTooLarge,
    AnswerInvalid,
    VersionUnsupported,
    KeychainMissing,
    KeychainLocked,
    StoreBroken,
    ConsoleLocked,
    NotConnected,
    OutcomeUnknown,
    DiskFull,
    FileExists,
    FileFailed,
    FolderMissing,
    ExportCancelled,
}

/// A code of the platform or one of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, specta::Type)]
#[serde(untagged)]
pub enum ConsoleErrorCode {
    Platform(ProblemCode),
    Desk(DeskCode),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, specta::Type, thiserror::Error)]
#[error("{message}")]
pub struct ConsoleError {
    pub code: ConsoleErrorCode,
    /// What failed, in one sentence.
    pub message: String,
    /// What to do next, and whether anything changed.
    pub remedy: Option<String>,
    pub fields: Vec<FieldError>,
    pub request_id: Option<String>,
    pub permission: Option<Permission>,
    /// Seconds to wait.
    pub retry_after: Option<u32>,
    pub attempts_left: Option<u32>,
}

pub type Answer<T> = Result<T, ConsoleError>;

impl ConsoleError {
    pub fn new(code: impl Into<ConsoleErrorCode>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            remedy: None,
            fields: Vec::new(),
            request_id: None,
            permission: None,
            retry_after: None,
            attempts_left: None,
        }
    }

    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// One field of what was asked is wrong; nothing was done.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let mut error =
            Self::new(ProblemCode::InvalidFields, message.clone()).remedy("Correct the field and try again.");
        error.fields.push(FieldError::new(field, message));
        error
    }

    /// A mistake of ours. The cause goes to the log, not to the screen.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal error");
        Self::new(ProblemCode::Internal, "Steward could not do this: internal error.")
            .remedy("Try again. Nothing was sent.")
    }

    pub fn console_locked() -> Self {
        Self::new(DeskCode::ConsoleLocked, "Steward is locked.").remedy("Unlock it with your password or a code.")
    }

    pub fn not_connected() -> Self {
        Self::new(DeskCode::NotConnected, "This platform is not open.").remedy("Open the connection again.")
    }

    pub fn not_signed_in() -> Self {
        Self::new(ProblemCode::NotSignedIn, "You are not signed in.").remedy("Sign in to go on.")
    }

    pub fn is(&self, code: impl Into<ConsoleErrorCode>) -> bool {
        self.code == code.into()
    }
}

impl From<ProblemCode> for ConsoleErrorCode {
    fn from(code: ProblemCode) -> Self {
        Self::Platform(code)
    }
}

impl From<DeskCode> for ConsoleErrorCode {
    fn from(code: DeskCode) -> Self {
        Self::Desk(code)
    }
}

impl From<Problem> for ConsoleError {
    fn from(problem: Problem) -> Self {
        Self {
            code: problem.code.into(),
            message: problem.title,
            remedy: problem.detail,
            fields: problem.fields,
            request_id: problem.request_id,
            permission: problem.permission,
            retry_after: problem.retry_after,
            attempts_left: problem.attempts_left,
        }
    }
}

impl From<CallError> for ConsoleError {
    fn from(error: CallError) -> Self {
        let request_id = error.request_id.to_string();
        tracing::info!(%error, request_id, "call failed");
        let mut error = match error.cause {
            Cause::Refused(problem) => Self::from(*problem),
            cause => from_cause(&cause),
        };
        error.request_id.get_or_insert(request_id);
        error
    }
}

fn from_cause(cause: &Cause) -> ConsoleError {
    let (code, remedy) = match cause {
        Cause::Refused(problem) => return ConsoleError::from((**problem).clone()),
        Cause::Unreachable(_) => (DeskCode::Unreachable, "Check the address and your network, then try again."),
        Cause::TimedOut => (DeskCode::TimedOut, "Try again; if it stays like this, tell whoever runs the server."),
        Cause::TlsFailed(_) => {
            (DeskCode::TlsFailed, "Nothing was sent. Check the address; the server’s certificate must be valid.")
        }
        Cause::NotAPlatform(_) => (DeskCode::NotAPlatform, "Check the address."),
        Cause::AnswerTooLarge(_) => (DeskCode::AnswerTooLarge, "Ask for less, or tell whoever runs the server."),
        Cause::AnswerInvalid(_) => (DeskCode::AnswerInvalid, "The server may be faulty or of another version."),
        Cause::VersionUnsupported(_) => (DeskCode::VersionUnsupported, "Update Steward, or have the platform updated."),
    };
    ConsoleError::new(code, capitalized(&format!("{cause}."))).remedy(remedy)
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl From<OriginError> for ConsoleError {
    fn from(error: OriginError) -> Self {
        let mut console = Self::field("url", capitalized(&format!("{error}.")));
        if matches!(error, OriginError::NotHttps(_)) {
            console.code = DeskCode::NotHttps.into();
            console.remedy = Some("Use an address that starts with https://.".to_owned());
        }
        console
    }
}

impl From<sqlx::Error> for ConsoleError {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "local store");
        Closed::Store.into()
    }
}

impl From<serde_json::Error> for ConsoleError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(&format_args!("{:?} at column {}", error.classify(), error.column()))
    }
}
