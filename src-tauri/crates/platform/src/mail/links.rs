//! The link in a message: its secret lies sealed in the message's row until that is sent.

use steward_contract::{LinkPurpose, MailTemplate};

use super::NotSent;
use crate::{
    Platform,
    auth::secret,
    error::ApiError,
    store::{
        entity::{link, outbox::Model},
        links,
    },
};

/// The link of a message as it stands, and its secret, while there is one.
///
/// # Errors
/// When it was sealed with a key that isn't there, or the database can't be read.
pub async fn find(platform: &Platform, mail: &Model) -> Result<Option<(link::Model, String)>, ApiError> {
    let Some(sealed) = &mail.secret else { return Ok(None) };
    let secret = platform.secrets().open(mail.mail_id, sealed).map_err(ApiError::internal)?;
    let secret = String::from_utf8_lossy(&secret).into_owned();
    let found = links::find(platform.database().read(), secret::hash(&secret)).await?;
    Ok(found.map(|link| (link, secret)))
}

/// The address that a message is to be sent with, where it needs one.
///
/// # Errors
/// When its link would not work.
pub async fn of(platform: &Platform, mail: &Model, now: i64) -> Result<Option<String>, NotSent> {
    if !needs_one(mail) {
        return Ok(None);
    }
    let found = find(platform, mail).await.map_err(|error| NotSent::new(error, false))?;
    let good = found.filter(|(link, _)| link.is_good(now));
    let (_, secret) = good.ok_or_else(|| NotSent::new("its link does not work any more", true))?;
    Ok(Some(platform.link(&secret)))
}

fn needs_one(mail: &Model) -> bool {
    let of = |template: MailTemplate| LinkPurpose::ALL.iter().any(|purpose| purpose.template() == template);
    mail.template.parse().is_ok_and(of)
}
