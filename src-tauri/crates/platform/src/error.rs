//! What is given back when something can't be done as it was asked: RFC 9457 problems with the contract's codes.

use std::error::Error;

use sea_orm::DbErr;
use steward_contract::{FieldError, Permission, Problem, ProblemCode};

use crate::store::failure;

/// Why a call did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The caller can do something about it, and the problem says what.
    #[error("refused: {}", .0.code)]
    Refused(Box<Problem>),
    #[error(transparent)]
    Database(#[from] DbErr),
    /// A fault of ours; the caller learns only that it happened.
    #[error(transparent)]
    Internal(Box<dyn Error + Send + Sync>),
}

impl ApiError {
    pub fn internal(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }

    /// Whether the transaction got in the way of another, so that it has changed nothing and may run again.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Database(error) if failure::is_conflict(error))
    }

    /// The refusal itself; whatever is no refusal is logged and becomes one that tells nothing of the inside.
    pub fn into_problem(self) -> Problem {
        match self {
            Self::Refused(problem) => *problem,
            Self::Database(error) if failure::is_busy(&error) => {
                tracing::warn!(error = %error, "the database is busy");
                unavailable("The platform’s database cannot be used right now.")
            }
            Self::Database(error) => internal(&error),
            Self::Internal(error) => internal(&*error),
        }
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

/// A problem with a title and nothing else; the rest is added by struct update.
pub fn problem(code: ProblemCode, title: impl Into<String>) -> Problem {
    Problem {
        code,
        status: code.status(),
        title: title.into(),
        detail: None,
        fields: Vec::new(),
        permission: None,
        retry_after: None,
        attempts_left: None,
        request_id: None,
    }
}

pub fn detailed(code: ProblemCode, title: impl Into<String>, detail: impl Into<String>) -> Problem {
    Problem { detail: Some(detail.into()), ..problem(code, title) }
}

/// `not_found("user")`: "There is no such user."
pub fn not_found(what: &str) -> Problem {
    problem(ProblemCode::NotFound, format!("There is no such {what}."))
}

pub fn invalid(fields: Vec<FieldError>) -> Problem {
    let title = match fields.as_slice() {
        [one] => format!("\"{}\" cannot be accepted.", one.field),
        many => format!("{} fields cannot be accepted.", many.len()),
    };
    let detail = Some("Nothing was changed. Correct what is named and send it again.".to_owned());
    Problem { detail, fields, ..problem(ProblemCode::InvalidFields, title) }
}

pub fn unreadable(title: impl Into<String>, field: &str, message: impl Into<String>) -> Problem {
    Problem { fields: vec![FieldError::new(field, message)], ..problem(ProblemCode::BadRequest, title) }
}

pub fn denied(permission: Permission) -> Problem {
    let title = format!("This needs the permission {permission}, which your account does not have.");
    let detail = Some("Ask an administrator of this platform for a role that has it.".to_owned());
    Problem { permission: Some(permission), detail, ..problem(ProblemCode::PermissionDenied, title) }
}

pub fn unavailable(title: &str) -> Problem {
    let detail = Some("Nothing was changed. Try again in a moment.".to_owned());
    Problem { retry_after: Some(2), detail, ..problem(ProblemCode::Unavailable, title) }
}

fn internal(error: &dyn Error) -> Problem {
    tracing::error!(error = %error, "a call failed");
    let detail = "Nothing was changed. If it happens again, give the request ID to whoever runs the platform.";
    detailed(ProblemCode::Internal, "The platform made a mistake.", detail)
}
