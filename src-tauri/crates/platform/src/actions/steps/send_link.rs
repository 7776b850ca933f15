//! A link goes to an address or a number, which proves that it is the user's when it is followed; a newer one ends the one
//! before (EML-1, PWD-1, EDT-1).

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use steward_contract::{DateTime, Effect, LinkPurpose, Secret, Utc};

use super::{Doer, Letter, mail};
use crate::{
    actions::subject::Subject,
    auth::secret,
    store::{
        codes::Numbered,
        entity::{link, outbox::Model},
        links, outbox,
    },
};

#[derive(Debug, Clone)]
pub struct NewLink {
    pub purpose: LinkPurpose,
    pub to: String,
    pub until: DateTime<Utc>,
}

impl NewLink {
    fn effect(&self) -> Effect {
        let (purpose, to, valid_until) = (self.purpose, self.to.clone(), self.until);
        match purpose {
            LinkPurpose::VerifyPhone => Effect::VerificationSent { to, valid_until },
            LinkPurpose::ConfirmEmail | LinkPurpose::VerifyEmail | LinkPurpose::SetPassword => {
                Effect::LinkSent { purpose, to, valid_until }
            }
        }
    }

    fn row(&self, user: i64, secret: &Secret, now: i64) -> link::Model {
        link::Model {
            id: 0,
            hash: secret::hash(secret.expose()),
            purpose: self.purpose.number(),
            user_id: user,
            address: self.to.clone(),
            created_at: now,
            expires_at: self.until.timestamp_millis(),
            used_at: None,
            ended_at: None,
        }
    }
}

pub async fn foresee(
    subject: &Subject<'_>,
    db: &impl ConnectionTrait,
    link: &NewLink,
    now: i64,
) -> Result<Vec<Effect>, DbErr> {
    let before = links::open_of(db, subject.user.id, link.purpose, now).await?;
    let ends = before.map(|_| Effect::LinkEnds { purpose: link.purpose });
    Ok([Some(link.effect()), ends].into_iter().flatten().collect())
}

/// The secret lies in the outbox, sealed, until it is sent: every try sends the same one. Of it there is a hash besides.
pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, link: &NewLink) -> Result<Vec<Effect>, DbErr> {
    let effects = foresee(subject, doer.transaction, link, doer.now).await?;
    let user = &subject.user;
    links::end(doer.transaction, user.id, link.purpose, doer.now).await?;
    let secret = secret::generate(doer.platform.rng(), "sl");
    links::insert(doer.transaction, link.row(user.id, &secret, doer.now)).await?;
    let content = json!({"name": user.name, "address": link.to, "valid_until": link.until});
    let letter = Letter { template: link.purpose.template(), content };
    let mail = mail::row(subject, doer, link.to.clone(), &letter);
    // Without a key there is no link: nobody could send it.
    let sealed = doer.platform.seal(mail.mail_id, secret.expose().as_bytes());
    let sealed = sealed.map_err(|error| DbErr::Custom(error.to_string()))?;
    outbox::put(doer.transaction, Model { secret: Some(sealed), ..mail }).await?;
    Ok(effects)
}
