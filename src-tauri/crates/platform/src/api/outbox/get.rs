//! `GET /v1/outbox/{mail_id}`: one message as its reader gets it.

use steward_contract::{Environment, GetMessage, MessageDetail, MessageLink, PostKind, Sensitive};

use super::{people, show};
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, not_found},
    },
    clock::instant,
    domain::masking::shown,
    mail::links,
    platform::Platform,
    store::{entity::outbox::Model, outbox, users::code},
};

impl Endpoint for GetMessage {
    async fn handle(call: Call<Self>) -> Result<MessageDetail, ApiError> {
        let platform = &call.platform;
        let mail = outbox::find(platform.database().read(), call.path.mail_id).await?;
        let mail = mail.ok_or_else(|| not_found("message"))?;
        let people = people(platform, std::slice::from_ref(&mail)).await?;
        let message = show(platform, &mail, &people)?;
        let link = link(platform, &mail).await?;
        let written = platform.templates().write(&mail, link.as_ref().map(|link| link.url.as_str()));
        let (text, html) = match written {
            Ok(written) => (written.text, (message.kind == PostKind::Mail).then_some(written.html)),
            Err(error) => (format!("It can't be written: {error}"), None),
        };
        let from = platform.post().smtp.as_ref().filter(|_| message.kind == PostKind::Mail);
        let from = from.map(|smtp| smtp.from().to_string());
        Ok(MessageDetail { message: shown(message, call.caller()?.may(Sensitive::PERMISSION)), text, html, from, link })
    }
}

/// The link in a message, on a platform for trying out: there a newcomer is every user. On any other one whoever reads the
/// outbox could take over the account of whoever was written to.
async fn link(platform: &Platform, mail: &Model) -> Result<Option<MessageLink>, ApiError> {
    if platform.environment() != Environment::Demo {
        return Ok(None);
    }
    let Some((found, secret)) = links::find(platform, mail).await? else { return Ok(None) };
    Ok(Some(MessageLink {
        purpose: code(found.purpose)?,
        url: platform.link(&secret),
        valid_until: instant(found.expires_at),
        used_at: found.used_at.map(instant),
        ended_at: found.ended_at.map(instant),
    }))
}
