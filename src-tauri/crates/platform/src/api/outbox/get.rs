//! `GET /v1/outbox/{mail_id}`: one message as its reader gets it.

use steward_contract::{GetMessage, MessageDetail, PostKind, Sensitive};

use super::{people, show};
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, not_found},
    },
    domain::masking::shown,
    store::outbox,
};

impl Endpoint for GetMessage {
    async fn handle(call: Call<Self>) -> Result<MessageDetail, ApiError> {
        let platform = &call.platform;
        let mail = outbox::find(platform.database().read(), call.path.mail_id).await?;
        let mail = mail.ok_or_else(|| not_found("message"))?;
        let people = people(platform, std::slice::from_ref(&mail)).await?;
        let message = show(platform, &mail, &people)?;
        let written = platform.templates().write(&mail);
        let (text, html) = match written {
            Ok(written) => (written.text, (message.kind == PostKind::Mail).then_some(written.html)),
            Err(error) => (format!("It can't be written: {error}"), None),
        };
        let from = platform.post().smtp.as_ref().filter(|_| message.kind == PostKind::Mail);
        let from = from.map(|smtp| smtp.from().to_string());
        Ok(MessageDetail { message: shown(message, call.caller()?.may(Sensitive::PERMISSION)), text, html, from })
    }
}
