//! `/v1/outbox`: what users were written, or are to be. To send something again is an action like any other.

mod get;
mod list;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use sea_orm::DbErr;
use steward_contract::{Message, PostState};
use uuid::Uuid;

use crate::{
    Platform,
    clock::instant,
    error::ApiError,
    store::{entity::outbox::Model, list::Values, outbox, user_records},
};

/// Whom messages are about, by number.
type People = HashMap<i64, (Uuid, String)>;

async fn people(platform: &Platform, messages: &[Model]) -> Result<People, DbErr> {
    let numbers = Values::Numbers(messages.iter().filter_map(|message| message.user_id).collect());
    user_records::named(platform.database().read(), numbers).await
}

/// A message without its words, but for what it is about. One that can't be written says so by its template's name.
fn show(platform: &Platform, mail: &Model, people: &People) -> Result<Message, ApiError> {
    let user = mail.user_id.and_then(|number| people.get(&number).cloned());
    let template: steward_contract::MailTemplate = mail.template.parse().map_err(ApiError::internal)?;
    let state = outbox::state(mail);
    let again = state == PostState::Waiting && mail.attempts > 0;
    let subject =
        platform.templates().write(mail, None).map_or_else(|_| mail.template.clone(), |written| written.subject);
    let (user_id, user_name) = user.unzip();
    Ok(Message {
        mail_id: mail.mail_id,
        kind: template.kind(),
        template,
        subject,
        to: mail.recipient.clone(),
        user_id,
        user_name,
        written_at: instant(mail.created_at),
        state,
        tries: u32::try_from(mail.attempts).unwrap_or_default(),
        tried_at: mail.tried_at.or(mail.sent_at).map(instant),
        next_try_at: again.then(|| instant(mail.next_try_at)),
        error: mail.last_error.clone(),
        masked: Vec::new(),
    })
}
