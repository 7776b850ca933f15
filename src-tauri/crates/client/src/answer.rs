//! Reads answers: bounded in size and time, of the right kind, or an error that says what came instead.

use std::time::Duration;

use reqwest::{Response, StatusCode, header::CONTENT_TYPE};
use serde::de::DeserializeOwned;
use steward_contract::Problem;
use tokio::time::timeout;
use zeroize::Zeroizing;

use crate::{Cause, Limits};

/// The JSON of a successful answer. Answers carry tokens, so their bytes are wiped.
pub(crate) async fn read_json<T: DeserializeOwned>(answer: Response, limits: &Limits) -> Result<T, Cause> {
    let answer = accept(answer, limits).await?;
    if answer.status() == StatusCode::NO_CONTENT {
        return parse(b"null");
    }
    require(&answer, "application/json")?;
    parse(&read_body(answer, limits).await?)
}

/// The answer when it is a success; otherwise the problem that it carries.
pub(crate) async fn accept(answer: Response, limits: &Limits) -> Result<Response, Cause> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    if kind(&answer) == "application/problem+json" {
        let problem: Problem = parse(&read_body(answer, limits).await?)?;
        return Err(Cause::Refused(Box::new(problem)));
    }
    Err(match status {
        StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            Cause::Unreachable(format!("something in between answered {status}"))
        }
        _ if status.is_redirection() => Cause::NotAPlatform("it sends elsewhere".to_owned()),
        _ => Cause::NotAPlatform(format!("it answered {status} without saying why")),
    })
}

pub(crate) fn require(answer: &Response, expected: &str) -> Result<(), Cause> {
    let found = kind(answer);
    let fits = found.eq_ignore_ascii_case(expected);
    if fits { Ok(()) } else { Err(Cause::NotAPlatform(format!("it answered with {}, not {expected}", show(found)))) }
}

/// The content type without its parameters.
fn kind(answer: &Response) -> &str {
    let value = answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim()
}

fn show(kind: &str) -> String {
    if kind.is_empty() { "nothing named".to_owned() } else { kind.chars().take(60).collect() }
}

async fn read_body(mut answer: Response, limits: &Limits) -> Result<Zeroizing<Vec<u8>>, Cause> {
    let mut body = Zeroizing::new(Vec::new());
    while let Some(chunk) = next(&mut answer, limits.idle).await? {
        if body.len() + chunk.len() > limits.answer_bytes {
            return Err(Cause::AnswerTooLarge(limits.answer_bytes));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The next piece of a body, when it comes in time.
pub(crate) async fn next(answer: &mut Response, idle: Duration) -> Result<Option<bytes::Bytes>, Cause> {
    Ok(timeout(idle, answer.chunk()).await.map_err(|_| Cause::TimedOut)??)
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Cause> {
    serde_json::from_slice(body).map_err(|error| Cause::invalid_json(&error))
}
