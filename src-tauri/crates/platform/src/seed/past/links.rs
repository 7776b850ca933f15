//! Links that sample users were sent. Of each there is a hash that nothing leads to.

use steward_contract::{LinkPurpose, MailTemplate};

use crate::{
    domain::retention::{FATES, LINKS},
    seed::{
        chance::Chance,
        rows::{Rows, key},
        sample::World,
    },
    store::{codes::Numbered, entity::link},
};

/// How a link ended, if it did.
#[derive(Clone, Copy)]
pub enum End {
    Open,
    Used(i64),
    Replaced(i64),
}

/// Those for a new password among what the user was written, as long as links are kept; each was followed.
pub fn add(rows: &mut Rows, user: i64, world: &World<'_>, chance: &mut Chance) {
    let reset = MailTemplate::PasswordReset.to_string();
    let kept = world.now - FATES.num_milliseconds();
    let mails = rows.outbox.iter().rev().take_while(|mail| mail.user_id == Some(user));
    let resets = mails.filter(|mail| mail.template == reset && mail.created_at > kept);
    let sent: Vec<_> = resets.map(|mail| (mail.created_at, mail.recipient.clone(), mail.sent_at)).collect();
    for (at, to, sent_at) in sent {
        let end = sent_at.map_or(End::Open, |sent_at| End::Used(sent_at + 60_000));
        send(rows, user, LinkPurpose::SetPassword, &to, at, end, chance);
    }
}

pub fn send(rows: &mut Rows, user: i64, purpose: LinkPurpose, to: &str, at: i64, end: End, chance: &mut Chance) {
    let present = rows.links.iter().rev().take_while(|row| row.user_id == user).count();
    let (used_at, ended_at) = match end {
        End::Open => (None, None),
        End::Used(at) => (Some(at), None),
        End::Replaced(at) => (None, Some(at)),
    };
    rows.links.push(link::Model {
        id: key(user, present),
        hash: [chance.uuid().into_bytes(), chance.uuid().into_bytes()].concat(),
        purpose: purpose.number(),
        user_id: user,
        address: to.to_owned(),
        created_at: at,
        expires_at: at + LINKS.num_milliseconds(),
        used_at,
        ended_at,
    });
}
