//! What a sample user was written: that they are kept out, that they are not any more, that they are deleted; now and then a
//! link for a new password.

use serde_json::{Value, json};
use steward_contract::{MailTemplate, UserStatus};

use crate::{
    clock::instant,
    domain::retention::{LINKS, RESTORABLE},
    seed::{
        chance::Chance,
        person::Person,
        rows::{Rows, key},
    },
    store::{codes::Numbered, entity::outbox::Model},
};

/// From the deed to the mail server's answer.
const DELIVERY: i64 = 4_000;
/// From a link for a new password to the login with it.
const FOLLOWED: i64 = 300_000;
/// Percent of users who ever needed one.
const RESETS: u32 = 4;

pub fn add(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let (user, name) = (person.user.id, &person.user.name);
    let last = rows.suspensions.last().filter(|last| last.user_id == user);
    let suspended = last.map(|last| {
        let (message, until) = (last.message.clone(), last.until.map(instant));
        let content = json!({"name": name, "message": message, "until": until, "reason": null, "appeal": true});
        (last.since, MailTemplate::Suspension, content)
    });
    let reactivated = last.and_then(|last| {
        let content = json!({"name": name, "change_password": false, "verify_identity": false});
        Some((last.ended_at?, MailTemplate::Reactivation, content))
    });
    let deleted = person.user.status == UserStatus::Deleted.number();
    let deleted = person.profile.deleted_at.filter(|_| deleted).map(|at| {
        let until = instant(at) + RESTORABLE;
        (at, MailTemplate::Deletion, json!({"name": name, "restorable_until": until}))
    });
    let reset = (person.was_seen() && chance.percent(RESETS)).then(|| reset(person)).into_iter().flatten();
    let written: Vec<_> = [suspended, reactivated, deleted].into_iter().flatten().chain(reset).collect();
    for (present, (at, template, content)) in written.into_iter().enumerate() {
        rows.outbox.extend(message(person, present, at, template, &content, chance));
    }
}

/// A link was asked for before the last login, and followed.
fn reset(person: &Person) -> [(i64, MailTemplate, Value); 2] {
    let (name, at) = (&person.user.name, person.user.last_login_at - FOLLOWED);
    let link = json!({"name": name, "address": person.user.email, "valid_until": instant(at) + LINKS});
    [(at, MailTemplate::PasswordReset, link), (at + FOLLOWED / 2, MailTemplate::PasswordChanged, json!({"name": name}))]
}

/// Nothing to whom has no address. Now and then a mailbox isn't there any more.
fn message(
    person: &Person,
    present: usize,
    at: i64,
    template: MailTemplate,
    content: &Value,
    chance: &mut Chance,
) -> Option<Model> {
    let recipient = person.user.email.clone()?;
    let (mail_id, gone, tried_at) = (chance.uuid(), chance.percent(2), at + DELIVERY);
    Some(Model {
        id: key(person.user.id, present),
        mail_id,
        user_id: Some(person.user.id),
        recipient,
        template: template.to_string(),
        language: None,
        content: content.to_string(),
        created_at: at,
        sent_at: (!gone).then_some(tried_at),
        attempts: 1,
        queued_at: at,
        next_try_at: at,
        tried_at: Some(tried_at),
        given_up_at: gone.then_some(tried_at),
        last_error: gone.then(|| "550 5.1.1 there is no mailbox of that name".to_owned()),
        secret: None,
    })
}
