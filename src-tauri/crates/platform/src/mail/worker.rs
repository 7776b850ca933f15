//! Sends what waits in the outbox, once for each row however many servers there are. A server that dies between handing a
//! mail over and writing that down leaves the row, which is sent again under the same Message-ID: at least once.

use std::{pin::pin, time::Duration};

use chrono::TimeDelta;
use futures::{StreamExt, stream};
use steward_contract::{MailTemplate, PostKind};

use super::{NotSent, Templates, links};
use crate::{
    Platform,
    domain::backoff,
    error::ApiError,
    store::{
        entity::outbox::Model,
        leases::Lease,
        outbox::{self, Ending},
    },
};

/// How often it is looked whether something is due.
const PAUSE: Duration = Duration::from_secs(3);
/// Rows that one sweep takes.
const AT_ONCE: u64 = 200;
/// Connections to the mail server.
const CONNECTIONS: usize = 4;
/// How long a row is its server's: longer than a mail server is waited for.
pub(super) const TERM: TimeDelta = TimeDelta::minutes(3);

/// Works until `stop` comes to its end; what is under way then is sent first.
pub async fn run(platform: Platform, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        if let Err(error) = sweep(&platform).await {
            tracing::warn!(%error, "the outbox can't be read and is looked at again");
        }
        tokio::select! { () = tokio::time::sleep(PAUSE) => {}, () = &mut stop => return }
    }
}

/// Tries everything that is due, a bounded part at a time.
///
/// # Errors
/// When the database can't be read.
pub async fn sweep(platform: &Platform) -> Result<(), ApiError> {
    let templates: Vec<_> = Templates::all().filter(|template| platform.post().has(template.kind())).collect();
    if templates.is_empty() {
        return Ok(());
    }
    let now = platform.clock().now_ms();
    let due = outbox::due(platform.database().read(), &templates, now, AT_ONCE).await?;
    let work = stream::iter(due).for_each_concurrent(CONNECTIONS, |mail| async move {
        if let Err(error) = alone(platform, &mail).await {
            tracing::warn!(%error, mail = %mail.mail_id, "what came of a mail can't be written down");
        }
    });
    work.await;
    Ok(())
}

/// Tries one that no other server is at.
async fn alone(platform: &Platform, mail: &Model) -> Result<(), ApiError> {
    let Some(lease) = Lease::take(platform, format!("mail.{}", mail.mail_id), TERM).await? else { return Ok(()) };
    let now = platform.clock().now_ms();
    // Between our look and our turn another server may have sent it.
    if let Some(mail) = outbox::still_due(platform.database().write(), mail.id, now).await? {
        let ending = ending(&mail, attempt(platform, &mail, now).await, now);
        outbox::tried(platform.database().write(), mail.id, ending, now).await?;
    }
    Ok(lease.give_back(platform).await?)
}

async fn attempt(platform: &Platform, mail: &Model, now: i64) -> Result<(), NotSent> {
    if now - mail.queued_at > backoff::OLD.num_milliseconds() {
        return Err(NotSent::new("it waited for more than three days, and is no news any more", true));
    }
    let link = links::of(platform, mail, now).await?;
    let written = platform.templates().write(mail, link.as_deref());
    let written = written.map_err(|error| NotSent::new(format!("it can't be written: {error}"), true))?;
    let kind = mail.template.parse::<MailTemplate>().map_err(|error| NotSent::new(error, true))?.kind();
    match (kind, &platform.post().smtp, &platform.post().sms) {
        (PostKind::Mail, Some(smtp), _) => smtp.send(mail, written).await,
        (PostKind::Sms, _, Some(gateway)) => gateway.send(mail, written).await,
        _ => Err(NotSent::new("nothing is set up that it could leave by", false)),
    }
}

fn ending(mail: &Model, tried: Result<(), NotSent>, now: i64) -> Ending {
    let failed = mail.attempts + 1;
    match tried {
        Ok(()) => Ending::Sent,
        Err(NotSent { error, for_good }) if for_good || failed >= backoff::MOST => {
            // What a server says can name people; it stands in the outbox, for those who may look there.
            tracing::warn!(mail = %mail.mail_id, failed, "a mail is given up");
            Ending::GivenUp { error }
        }
        Err(NotSent { error, .. }) => {
            Ending::Failed { error, again_at: now + backoff::pause(failed).num_milliseconds() }
        }
    }
}
