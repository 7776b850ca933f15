//! Pages that links in mail lead to: for the people whom the platform is about, and so for their browsers. They need no
//! script, tell no other page where they were opened, and can stand in none. What is asked for by opening one changes
//! nothing, because programs that look for bad mail open every link: people press the button on it.

mod follow;
mod said;
#[cfg(test)]
mod tests;
mod view;

use std::net::IpAddr;

use axum::{
    Router,
    body::Body,
    extract::{Path, Request, State},
    http::{header, request::Parts},
    middleware::{Next, from_fn_with_state},
    response::Response,
    routing::get,
};
use secrecy::SecretString;
use steward_contract::LinkPurpose;

use crate::{
    Platform,
    api::body,
    auth::{
        password, secret,
        tries::{Attempt, Counter},
    },
    error::ApiError,
    store::{activities::Origin, codes::Numbered, entity::link::Model, failure, links},
};
use follow::follow;
use said::Said;
use view::View;

/// Bytes that a form may have: two passwords of the greatest length, written as forms write them.
const FORM: usize = 16 * 1024;

pub fn routes(platform: &Platform) -> Router<Platform> {
    let routes = Router::new().route("/links/{secret}", get(show).post(press));
    routes.layer(from_fn_with_state(platform.clone(), welcome))
}

/// Turns away what other pages send.
async fn welcome(State(platform): State<Platform>, request: Request, next: Next) -> Response {
    let hosts = &platform.entrance().hosts;
    if let Err(unwelcome) = hosts.check_page(request.method(), request.uri(), request.headers()) {
        tracing::info!(header = unwelcome.header, "a page was asked for in a way that is not answered");
        return View::new(&platform).says(Said::Elsewhere);
    }
    next.run(request).await
}

/// `GET /links/{secret}`
async fn show(State(platform): State<Platform>, Path(secret): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let view = View::new(&platform);
    match open(&platform, &parts, &secret).await {
        Ok(Ok(link)) => view.asks(purpose(&link), &link, None),
        Ok(Err(said)) => view.says(said),
        Err(error) => view.fails(error),
    }
}

/// `POST /links/{secret}`
async fn press(State(platform): State<Platform>, Path(secret): Path<String>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let view = View::new(&platform);
    match pressed(&platform, &parts, &secret, body, &view).await {
        Ok(response) => response,
        Err(error) => view.fails(error),
    }
}

async fn pressed(
    platform: &Platform,
    parts: &Parts,
    secret: &str,
    body: Body,
    view: &View<'_>,
) -> Result<Response, ApiError> {
    let from = Origin { ip: address(platform, parts), user_agent: user_agent(parts) };
    let form = body::receive(platform, from.ip, body, FORM).await?.bytes;
    let _turn = platform.turn()?;
    let link = match open(platform, parts, secret).await? {
        Ok(link) => link,
        Err(said) => return Ok(view.says(said)),
    };
    let password = match (purpose(&link), chosen(&form, &link)) {
        (LinkPurpose::SetPassword, Err(fault)) => return Ok(view.asks(LinkPurpose::SetPassword, &link, Some(&fault))),
        (LinkPurpose::SetPassword, Ok(new)) => Some(platform.passwords().hash(new, platform.rng()).await?),
        _ => None,
    };
    let follow = || follow(platform, &link, &from, password.as_deref());
    Ok(view.says(failure::through_conflicts(ApiError::is_conflict, follow).await?))
}

/// The password that was typed, twice; or what is wrong with it.
fn chosen(form: &[u8], link: &Model) -> Result<SecretString, String> {
    let field = |name: &str| form_urlencoded::parse(form).find(|(key, _)| key == name).map(|(_, value)| value);
    let (new, again) = (field("password").unwrap_or_default(), field("again").unwrap_or_default());
    if let Some(fault) = password::fault(&new, Some(&link.address)) {
        return Err(format!("The password {fault}."));
    }
    if new == again { Ok(new.into_owned().into()) } else { Err("The two are not the same.".to_owned()) }
}

/// The link, where it is good. Those who guess are counted, by where they are.
async fn open(platform: &Platform, parts: &Parts, secret: &str) -> Result<Result<Model, Said>, ApiError> {
    let counted = Attempt::reserve(platform, Counter::of_links(address(platform, parts))).await;
    let counted = match counted {
        Ok(counted) => counted,
        Err(ApiError::Refused(_)) => return Ok(Err(Said::TooMany)),
        Err(error) => return Err(error),
    };
    let Some(link) = links::find(platform.database().read(), secret::hash(secret)).await? else {
        return Ok(Err(Said::Over));
    };
    counted.take_back(platform, false).await?;
    let known = LinkPurpose::from_number(link.purpose).is_some();
    Ok(Some(link).filter(|link| known && link.is_good(platform.clock().now_ms())).ok_or(Said::Over))
}

/// One that this version doesn't know is not [opened](open).
fn purpose(link: &Model) -> LinkPurpose {
    LinkPurpose::from_number(link.purpose).unwrap_or(LinkPurpose::VerifyEmail)
}

/// The caller's own address; a proxy that contradicts itself says nothing.
fn address(platform: &Platform, parts: &Parts) -> Option<IpAddr> {
    crate::api::caller_address(platform, parts).ok().flatten()
}

fn user_agent(parts: &Parts) -> Option<String> {
    let name = parts.headers.get(header::USER_AGENT)?.to_str().ok()?;
    Some(name.chars().take(300).collect())
}
