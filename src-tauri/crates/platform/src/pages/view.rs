//! How the pages look, and the rules that a browser is told for them.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Map, Value, json};
use steward_contract::LinkPurpose;

use super::Said;
use crate::{Platform, clock::instant, error::ApiError, store::entity::link::Model};

/// No script, no image, no other page around it; forms go nowhere else.
const RULES: &str =
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; style-src 'nonce-";

pub struct View<'a> {
    platform: &'a Platform,
    /// What the page's own style is known by.
    nonce: String,
}

impl<'a> View<'a> {
    pub fn new(platform: &'a Platform) -> Self {
        const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
        Self { platform, nonce: platform.rng().text(LETTERS, 24) }
    }

    /// The page with a button, or with a form; `fault` says what was wrong with what came.
    pub fn asks(&self, purpose: LinkPurpose, link: &Model, fault: Option<&str>) -> Response {
        let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let facts = json!({
            "title": title(purpose), "purpose": purpose, "address": address(purpose, link),
            "valid_until": instant(link.expires_at), "fault": fault,
        });
        self.page(status, "ask", facts)
    }

    pub fn says(&self, said: Said) -> Response {
        let (title, text) = said.words();
        self.page(said.status(), "said", json!({"title": title, "text": text}))
    }

    /// What went wrong is told as everywhere; the page only says that something did.
    pub fn fails(&self, error: ApiError) -> Response {
        let status = error.into_problem().status;
        let mut response = self.says(Said::Failed);
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response
    }

    fn page(&self, status: StatusCode, name: &str, facts: Value) -> Response {
        let mut facts = match facts {
            Value::Object(facts) => facts,
            _ => Map::new(),
        };
        facts.insert("nonce".to_owned(), self.nonce.clone().into());
        let html = self.platform.templates().page(name, facts).unwrap_or_else(|error| {
            tracing::error!(%error, "a page can't be written");
            "That did not work. Try again in a moment.".to_owned()
        });
        let mut response = Response::new(Body::from(html));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::X_FRAME_OPTIONS, "DENY"),
            (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Ok(rules) = HeaderValue::from_str(&format!("{RULES}{}'", self.nonce)) {
            headers.insert(header::CONTENT_SECURITY_POLICY, rules);
        }
        response
    }
}

/// Of a number only its end: whoever has it on a phone knows the rest.
fn address(purpose: LinkPurpose, link: &Model) -> &str {
    let end = link.address.char_indices().rev().nth(1).map_or(0, |(place, _)| place);
    if purpose == LinkPurpose::VerifyPhone { &link.address[end..] } else { &link.address }
}

const fn title(purpose: LinkPurpose) -> &'static str {
    match purpose {
        LinkPurpose::ConfirmEmail => "Confirm your new email address",
        LinkPurpose::VerifyEmail => "Confirm your email address",
        LinkPurpose::VerifyPhone => "Confirm your phone number",
        LinkPurpose::SetPassword => "Set a new password",
    }
}
