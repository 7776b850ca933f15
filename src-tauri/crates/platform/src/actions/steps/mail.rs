//! The user is written to, where they have an address.

use sea_orm::DbErr;
use serde_json::Value;
use steward_contract::{Effect, MailTemplate};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{entity::outbox::Model, outbox},
};

#[derive(Debug, Clone)]
pub struct Letter {
    pub template: MailTemplate,
    /// What the template fills in.
    pub content: Value,
}

pub fn effects(subject: &Subject<'_>, letter: &Letter) -> Vec<Effect> {
    subject.user.email.iter().flat_map(|to| effects_to(to, letter)).collect()
}

pub fn effects_to(to: &str, letter: &Letter) -> Vec<Effect> {
    vec![Effect::Mailed { to: to.to_owned(), template: letter.template }]
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, letter: &Letter) -> Result<Vec<Effect>, DbErr> {
    match &subject.user.email {
        Some(to) => take_to(subject, doer, to, letter).await,
        None => Ok(Vec::new()),
    }
}

pub async fn take_to(subject: &Subject<'_>, doer: &Doer<'_>, to: &str, letter: &Letter) -> Result<Vec<Effect>, DbErr> {
    outbox::put(doer.transaction, row(subject, doer, to.to_owned(), letter)).await?;
    Ok(effects_to(to, letter))
}

/// As it lies with what is to go out.
pub fn row(subject: &Subject<'_>, doer: &Doer<'_>, recipient: String, letter: &Letter) -> Model {
    let user = &subject.user;
    Model {
        id: 0,
        mail_id: doer.platform.new_id(),
        user_id: Some(user.id),
        recipient,
        template: letter.template.to_string(),
        language: Some(user.locale.clone()).filter(|locale| !locale.is_empty()),
        content: letter.content.to_string(),
        created_at: doer.now,
        sent_at: None,
        attempts: 0,
        queued_at: doer.now,
        next_try_at: doer.now,
        tried_at: None,
        given_up_at: None,
        last_error: None,
        secret: None,
    }
}
