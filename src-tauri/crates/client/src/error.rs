//! Why a call gave no answer that can be used.

use std::error::Error as StdError;

use steward_contract::Problem;
use uuid::Uuid;

#[derive(Debug, thiserror::Error)]
#[error("{cause}")]
pub struct CallError {
    #[source]
    pub cause: Cause,
    /// Whether the platform may have received the call. When `false`, it certainly had no effect.
    pub sent: bool,
    /// The `X-Request-Id` the call carried.
    pub request_id: Uuid,
}

#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// The platform answered with a problem (RFC 9457).
    #[error("refused: {}", .0.title)]
    Refused(Box<Problem>),
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    #[error("the server took too long")]
    TimedOut,
    #[error("the connection is not safe: {0}")]
    TlsFailed(String),
    /// Something answered, but not a platform: another kind of content, a redirect.
    #[error("this is not a platform: {0}")]
    NotAPlatform(String),
    #[error("the answer has more than {0} bytes")]
    AnswerTooLarge(usize),
    /// The place only: the text of a JSON error can quote what was read.
    #[error("the answer cannot be read ({0})")]
    AnswerInvalid(String),
    #[error("the platform speaks version {0} of the API")]
    VersionUnsupported(String),
}

impl Cause {
    pub(crate) fn invalid_json(error: &serde_json::Error) -> Self {
        Self::AnswerInvalid(format!("{:?} at line {} column {}", error.classify(), error.line(), error.column()))
    }
}

impl From<reqwest::Error> for Cause {
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        if error.is_timeout() {
            return Self::TimedOut;
        }
        match tls_error(&error) {
            Some(tls) => Self::TlsFailed(tls),
            None => Self::Unreachable(innermost(&error)),
        }
    }
}

/// The TLS failure at the root of an error. An `io::Error` does not list what it wraps among its sources.
fn tls_error(error: &(dyn StdError + 'static)) -> Option<String> {
    let mut link = Some(error);
    while let Some(error) = link {
        if let Some(tls) = error.downcast_ref::<rustls::Error>() {
            return Some(tls.to_string());
        }
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        link = match wrapped {
            Some(wrapped) => Some(wrapped as &(dyn StdError + 'static)),
            None => error.source(),
        };
    }
    None
}

fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}
