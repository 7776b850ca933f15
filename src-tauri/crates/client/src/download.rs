//! A body that is read piece by piece, because it can be of any size.

use std::time::Duration;

use bytes::Bytes;
use reqwest::Response;
use uuid::Uuid;

use crate::{CallError, Cause, answer};

/// An export under way. It is whole only when [`next`](Self::next) has answered `None`: a cut connection is an error.
pub struct Download {
    /// The platform's name for it.
    pub export_id: Uuid,
    /// Users flagged Test that are not in the file, where the platform says so.
    pub test_users_left_out: Option<u32>,
    pub(crate) answer: Response,
    pub(crate) idle: Duration,
    pub(crate) request_id: Uuid,
}

impl Download {
    pub(crate) fn export_id(answer: &Response) -> Result<Uuid, Cause> {
        let header = answer.headers().get("Export-Id").and_then(|value| value.to_str().ok());
        header
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| Cause::AnswerInvalid("the header Export-Id is missing".to_owned()))
    }

    pub(crate) fn test_users_left_out(answer: &Response) -> Option<u32> {
        answer.headers().get("Test-Users-Left-Out")?.to_str().ok()?.parse().ok()
    }

    /// The next piece, or `None` at the end.
    ///
    /// # Errors
    /// A cut connection, or no byte within the idle limit.
    pub async fn next(&mut self) -> Result<Option<Bytes>, CallError> {
        let piece = answer::next(&mut self.answer, self.idle).await;
        piece.map_err(|cause| CallError { cause, sent: true, request_id: self.request_id })
    }
}
