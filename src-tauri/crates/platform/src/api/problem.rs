//! How problems leave the platform: one place that writes their body and their headers.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use steward_contract::{Problem, ProblemCode};

use super::request_id::RequestId;
use crate::{domain::step_up, error::ApiError};

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        response(self.into_problem())
    }
}

/// A response that carries the problem along until [`render`] writes it.
pub fn response(problem: Problem) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.extensions_mut().insert(problem);
    response
}

/// Writes the problem that a response carries, if it carries one.
pub fn render(mut response: Response, id: &RequestId) -> Response {
    let Some(mut problem) = response.extensions_mut().remove::<Problem>() else {
        return response;
    };
    problem.request_id = Some(id.to_string());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(challenge) = challenge(problem.code) {
        headers.insert(header::WWW_AUTHENTICATE, challenge);
    }
    if let Some(seconds) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    *response.body_mut() = Body::from(serde_json::to_vec(&problem).unwrap_or_default());
    response
}

/// RFC 6750 section 3 and RFC 9470 section 3.
fn challenge(code: ProblemCode) -> Option<HeaderValue> {
    match code {
        ProblemCode::NotSignedIn => Some(HeaderValue::from_static("Bearer")),
        ProblemCode::SessionEnded => Some(HeaderValue::from_static("Bearer error=\"invalid_token\"")),
        ProblemCode::StepUpRequired | ProblemCode::StepUpRefused => Some(HeaderValue::from_static(step_up::CHALLENGE)),
        _ => None,
    }
}
