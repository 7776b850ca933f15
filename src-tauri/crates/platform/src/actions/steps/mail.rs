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
    let address = subject.user.email.clone();
    address.map(|to| Effect::Mailed { to, template: letter.template }).into_iter().collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, letter: &Letter) -> Result<Vec<Effect>, DbErr> {
    let user = &subject.user;
    if let Some(recipient) = user.email.clone() {
        let mail = Model {
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
        };
        outbox::put(doer.transaction, mail).await?;
    }
    Ok(effects(subject, letter))
}
