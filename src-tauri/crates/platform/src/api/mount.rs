//! From a request to a [`Call`]: who it is, what they may do, what they ask for, in this order. Nobody sends a body who
//! may not make the call.

use std::net::{IpAddr, SocketAddr};

use axum::{
    Router,
    body::{Body, HttpBody},
    extract::{ConnectInfo, FromRequestParts, Path, Request, State},
    http::{HeaderMap, header, request::Parts},
    response::Response,
    routing::{MethodFilter, on},
};
use bytes::Bytes;
use serde_json::Value;
use steward_contract::{
    Access, Idempotency, Operation, Parameters, ProblemCode, StepUp, query_content, without_secrets,
};
use uuid::Uuid;

use super::{
    body, content,
    endpoint::{Call, Respond},
    error::{ApiError, denied, invalid, problem, unreadable},
    request_id::RequestId,
};
use crate::{
    auth::{self, Caller, confirmation},
    entrance::CannotRead,
    platform::Platform,
    store::failure,
};

/// Adds the route of one operation.
#[allow(clippy::expect_used, reason = "the table's methods are those of HTTP; a wrong one ends the start, not a call")]
pub fn mount<O: Respond>(router: Router<Platform>) -> Router<Platform> {
    let method = MethodFilter::try_from(O::DECLARATION.method).expect("a method that routes can have");
    router.route(O::DECLARATION.path, on(method, serve::<O>))
}

/// A call whose transaction got in the way of another has changed nothing, so it is simply made again.
async fn serve<O: Respond>(State(platform): State<Platform>, request: Request) -> Result<Response, ApiError> {
    let (parts, body) = request.into_parts();
    let from = caller_address(&platform, &parts)?;
    let (body, mut known) = match body.is_end_stream() {
        true => (Bytes::new(), None),
        false => take_body::<O>(&platform, &parts, from, body).await?,
    };
    let _turn = platform.turn()?;
    let answer = || answer::<O>(&platform, parts.clone(), from, &body, known.take());
    failure::through_conflicts(ApiError::is_conflict, answer).await
}

/// The body of a call that may be made, and who makes it where that was found out in the same moment. Otherwise it is found
/// out again: it may have changed while the body was on its way.
async fn take_body<O: Operation>(
    platform: &Platform,
    parts: &Parts,
    from: Option<IpAddr>,
    body: Body,
) -> Result<(Bytes, Option<Caller>), ApiError> {
    let welcome = async {
        let _turn = platform.turn()?;
        let caller = admit::<O>(platform, &parts.headers).await?;
        body::is_json(&parts.headers).map(|()| caller)
    };
    let limit = O::DECLARATION.body_limit;
    match welcome.await {
        Ok(caller) => {
            let received = body::receive(platform, from, body, limit).await?;
            Ok((received.bytes, caller.filter(|_| received.with_its_head)))
        }
        Err(refusal) => {
            body::discard(platform, from, body, limit).await;
            Err(refusal)
        }
    }
}

async fn answer<O: Respond>(
    platform: &Platform,
    parts: Parts,
    from: Option<IpAddr>,
    body: &[u8],
    known: Option<Caller>,
) -> Result<Response, ApiError> {
    O::respond(receive::<O>(platform.clone(), parts, from, body, known).await?).await
}

async fn receive<O: Operation>(
    platform: Platform,
    mut parts: Parts,
    from: Option<IpAddr>,
    body: &[u8],
    known: Option<Caller>,
) -> Result<Call<O>, ApiError> {
    let caller = if known.is_some() { known } else { admit::<O>(&platform, &parts.headers).await? };
    let step_up = text(&parts.headers, "step-up")?.map(str::to_owned);
    if O::DECLARATION.step_up == StepUp::Always && step_up.is_none() {
        return Err(confirmation::required().into());
    }
    let idempotency_key = idempotency_key::<O>(&parts.headers)?;
    let path = path::<O>(&mut parts).await?;
    let query = query::<O>(&parts)?;
    let (body, received) = content::read(body)?;
    let content = match received {
        Value::Null => query_content(&query),
        received => without_secrets(O::DECLARATION.id, received),
    };
    Ok(Call {
        platform,
        path,
        query,
        body,
        caller,
        request_id: parts.extensions.get::<RequestId>().cloned().ok_or_else(|| ApiError::internal("no request id"))?,
        ip: from,
        client: text(&parts.headers, "user-agent")?.map(|name| name.chars().take(120).collect()),
        idempotency_key,
        step_up,
        if_match: text(&parts.headers, "if-match")?.map(str::to_owned),
        content,
    })
}

/// Checks what the declaration asks of the caller (RBA-1). Whatever is not allowed by it is refused.
async fn admit<O: Operation>(platform: &Platform, headers: &HeaderMap) -> Result<Option<Caller>, ApiError> {
    let access = O::DECLARATION.access;
    if access == Access::Public {
        return Ok(None);
    }
    let caller = auth::authenticate(platform, bearer(headers)).await?;
    match access.lacks(|permission| caller.may(permission)) {
        Some(permission) => Err(denied(permission).into()),
        None => Ok(Some(caller)),
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

fn idempotency_key<O: Operation>(headers: &HeaderMap) -> Result<Option<Uuid>, ApiError> {
    const NAME: &str = "idempotency-key";
    let bad = |message: &str| ApiError::from(unreadable("The header Idempotency-Key is wrong.", NAME, message));
    match (O::DECLARATION.idempotency, text(headers, NAME)?) {
        (Idempotency::None, _) => Ok(None),
        (Idempotency::Required, None) => {
            Err(bad("missing; send a new UUID, and the same one when you repeat the call"))
        }
        (Idempotency::Required, Some(key)) => key.parse().map(Some).map_err(|_| bad("not a UUID")),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, ApiError> {
    let value = headers.get(name).map(|value| value.to_str()).transpose();
    value.map_err(|_| unreadable("A header cannot be read.", name, "must be ASCII text").into())
}

async fn path<O: Operation>(parts: &mut Parts) -> Result<O::Path, ApiError>
where
    O::Path: Send,
{
    let path = Path::<O::Path>::from_request_parts(parts, &()).await;
    path.map(|Path(path)| path)
        .map_err(|rejection| unreadable("The address of the call is wrong.", "path", rejection.body_text()).into())
}

fn query<O: Operation>(parts: &Parts) -> Result<O::Query, ApiError> {
    let text = parts.uri.query().unwrap_or_default();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    let faults: Vec<_> =
        pairs.iter().filter(|(_, value)| value.contains('\0')).map(|(name, _)| content::nul(name)).collect();
    if !faults.is_empty() {
        return Err(invalid(faults).into());
    }
    O::Query::from_pairs(pairs).map_err(|fields| invalid(fields).into())
}

/// The caller's own address, also when a trusted proxy stands between.
pub(crate) fn caller_address(platform: &Platform, parts: &Parts) -> Result<Option<IpAddr>, ApiError> {
    let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else { return Ok(None) };
    let caller = platform.entrance().proxies.caller(peer.ip().to_canonical(), &parts.headers);
    let unreadable = |error: CannotRead| unreadable("A proxy's header can't be read.", error.header, error.message);
    caller.map(Some).map_err(|error| unreadable(error).into())
}

/// For paths that no operation has.
pub async fn unknown_path() -> ApiError {
    problem(ProblemCode::NotFound, "The platform has nothing at this address.").into()
}

/// For paths of the table that were called with another method.
pub async fn wrong_method() -> ApiError {
    problem(ProblemCode::MethodNotAllowed, "This address cannot be called with this method.").into()
}
