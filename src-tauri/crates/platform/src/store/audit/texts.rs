//! What an entry says of a person, or in an admin's own words, stands beside the log. In its place the entry has a
//! commitment: a hash of the text with a salt. So no entry is ever changed and each can be proven for as long as the log is
//! kept, also after somebody's texts went with their erasure (DEL-3, AUD-2).

use std::collections::HashMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Func, LikeExpr, Query},
};
use sha2::{Digest, Sha256};
use steward_contract::{AuditEntry, Effect};
use uuid::Uuid;

use crate::store::{
    entity::{
        audit_entry,
        audit_text::{Column, Entity, Model},
    },
    list::Values,
};

/// Before a commitment.
const MARK: &str = "sha256:";

/// Fields whose values are codes, numbers and times of the platform and tell nothing of who somebody is. What isn't named
/// here is a text.
const PLAIN: &[&str] = &[
    "status",
    "kyc_status",
    "email_verified",
    "phone_verified",
    "two_factor",
    "two_factor_required",
    "locked_until",
    "failed_logins",
];

/// The facts that have what somebody typed.
const TYPED: &[&str] = &["query"];

/// The texts of an entry, which has commitments to them then.
pub fn set_apart(entry: &mut AuditEntry, salt: [u8; 16]) -> Vec<Model> {
    let (number, user_id) = (entry.number.into(), entry.user_id);
    let mut texts = Vec::new();
    each(entry, |text| {
        let Some(said) = text.take() else { return };
        let place = i16::try_from(texts.len()).unwrap_or(i16::MAX);
        *text = Some(commitment(salt, place, &said));
        texts.push(Model { number, place, user_id, salt: salt.to_vec(), text: said });
    });
    texts
}

/// Puts the texts that are still there back into the entries; the others are absent.
///
/// # Errors
/// When the database can't be read.
pub async fn put_back(connection: &impl ConnectionTrait, entries: &mut [AuditEntry]) -> Result<(), DbErr> {
    if entries.is_empty() {
        return Ok(());
    }
    let numbers = Values::Numbers(entries.iter().map(|entry| entry.number.into()).collect());
    let theirs = numbers.hold(Expr::col(Column::Number), connection.get_database_backend());
    let rows = Entity::find().filter(theirs);
    let rows = rows.all(connection).await?.into_iter().map(|row| ((row.number, row.place), row.text));
    let mut kept: HashMap<(i64, i16), String> = rows.collect();
    for entry in entries {
        let (number, mut place) = (i64::from(entry.number), 0);
        each(entry, |text| {
            if text.is_some() {
                *text = kept.remove(&(number, place));
                place += 1;
            }
        });
    }
    Ok(())
}

fn commitment(salt: [u8; 16], place: i16, text: &str) -> String {
    let hash = Sha256::new().chain_update(salt).chain_update(place.to_be_bytes()).chain_update(text).finalize();
    format!("{MARK}{}", URL_SAFE_NO_PAD.encode(hash))
}

/// Each text of an entry, in an order that is the same for the entry and for what it becomes.
fn each(entry: &mut AuditEntry, mut meet: impl FnMut(&mut Option<String>)) {
    meet(&mut entry.reason);
    for change in entry.changes.iter_mut().filter(|change| !PLAIN.contains(&change.field.as_str())) {
        meet(&mut change.old);
        meet(&mut change.new);
    }
    for effect in &mut entry.effects {
        match effect {
            Effect::Mailed { to, .. }
            | Effect::VerificationSent { to, .. }
            | Effect::SentAgain { to, .. }
            | Effect::LinkSent { to, .. } => always(to, &mut meet),
            Effect::LoginRefused { message, .. } => meet(message),
            _ => {}
        }
    }
    for fact in entry.facts.iter_mut().filter(|fact| TYPED.contains(&fact.name.as_str())) {
        always(&mut fact.value, &mut meet);
    }
}

/// A text that is never absent: empty, where it is gone.
fn always(text: &mut String, meet: &mut impl FnMut(&mut Option<String>)) {
    let mut said = Some(std::mem::take(text));
    meet(&mut said);
    *text = said.unwrap_or_default();
}

/// Takes the texts about a user away, and what admins typed to find somebody that has one of these parts.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(transaction: &DatabaseTransaction, user_id: Uuid, parts: &[String]) -> Result<u64, DbErr> {
    let mut entries = Query::select();
    entries.column(audit_entry::Column::Number).from(audit_entry::Entity);
    let theirs = entries.and_where(audit_entry::Column::UserId.eq(user_id)).to_owned();
    let gone = Entity::delete_many().filter(Column::Number.in_subquery(theirs)).filter(Column::UserId.eq(user_id));
    let theirs = gone.exec(transaction).await?.rows_affected;
    if parts.is_empty() {
        return Ok(theirs);
    }
    // SQLite folds the case of few letters.
    let both = parts.iter().flat_map(|part| [part.clone(), part.to_lowercase()]);
    let typed = both.fold(Condition::any(), |any, part| {
        any.add(Func::lower(Expr::col(Column::Text)).like(LikeExpr::new(format!("%{}%", escaped(&part))).escape('\\')))
    });
    let gone = Entity::delete_many().filter(Column::UserId.is_null()).filter(typed);
    Ok(theirs + gone.exec(transaction).await?.rows_affected)
}

fn escaped(part: &str) -> String {
    part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
