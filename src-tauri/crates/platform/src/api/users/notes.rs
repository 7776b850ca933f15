//! `GET /v1/users/{user_id}/notes`: one timeline of notes and of what happened to flags (NTE-1, FLG-1). Notes that the
//! caller may not see are not read.

use sea_orm::{ConnectionTrait, DbErr, ExprTrait, sea_query::Expr};
use steward_contract::{ListNotes, Page, TimelineEntry};

use super::by;
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    auth::Caller,
    clock::instant,
    presets::{Preset, Role},
    store::{
        entity::{flag_event, note},
        flags, notes,
        paging::{PageRequest, Position},
        users::code,
    },
};

impl Endpoint for ListNotes {
    async fn handle(call: Call<Self>) -> Result<Page<TimelineEntry>, ApiError> {
        let part = PageRequest::of(&call.query).map_err(|error| ApiError::from(invalid(vec![error])))?;
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        let roles = &call.platform.preset().roles;
        let read = call.platform.database().read();
        let notes = notes::page(read, user.id, &held(roles, call.caller()?), Entry::NOTE.key(), part).await?;
        let flags = flags::page(read, user.id, Entry::FLAG.key(), part).await?;
        let notes = notes.into_iter().map(|row| (Entry::NOTE.place(row.at, row.id), from_note(row, roles)));
        let flags = flags.into_iter().map(|row| (Entry::FLAG.place(row.at, row.id), from_flag(row)));
        let mut entries: Vec<_> = notes.chain(flags).collect();
        entries.sort_by_key(|(place, _)| std::cmp::Reverse((place.at, place.id)));
        let page = part.page(entries, |(place, _)| *place, |(_, entry)| entry);
        Ok(Page { items: page.items.into_iter().collect::<Result<_, _>>()?, next_cursor: page.next_cursor })
    }
}

/// A kind of entry. Keys of the two tables are told apart by their last bit.
struct Entry(i64);

impl Entry {
    const FLAG: Self = Self(0);
    const NOTE: Self = Self(1);

    fn key(&self) -> Expr {
        Expr::col("id").mul(2_i64).add(self.0)
    }

    const fn place(&self, at: i64, id: i64) -> Position {
        Position { at, id: id * 2 + self.0 }
    }
}

/// Entries of the timeline that the caller may see.
pub async fn count(db: &impl ConnectionTrait, user: i64, preset: &Preset, caller: &Caller) -> Result<u32, DbErr> {
    let entries = notes::count(db, user, &held(&preset.roles, caller)).await? + flags::count(db, user).await?;
    Ok(u32::try_from(entries).unwrap_or(u32::MAX))
}

/// The codes of the caller's roles.
fn held<'a>(roles: &'a [Role], caller: &Caller) -> Vec<&'a str> {
    roles.iter().filter(|role| caller.roles.contains(&role.label)).map(|role| role.code.as_str()).collect()
}

fn from_note(row: note::Model, roles: &[Role]) -> Result<TimelineEntry, ApiError> {
    let codes = row.visible_to.split(',').filter(|code| !code.is_empty());
    let label =
        |code: &str| roles.iter().find(|role| role.code == code).map_or(code.to_owned(), |role| role.label.clone());
    Ok(TimelineEntry::Note {
        id: row.note_id,
        at: instant(row.at),
        roles: codes.map(label).collect(),
        by: by(row.admin_id, row.admin_name),
        text: row.text,
        category: code(row.category)?,
        priority: code(row.priority)?,
    })
}

fn from_flag(row: flag_event::Model) -> Result<TimelineEntry, ApiError> {
    let (id, at, by, flag, reason) =
        (row.event_id, instant(row.at), by(row.admin_id, row.admin_name), code(row.flag)?, row.reason);
    Ok(if row.added {
        TimelineEntry::FlagAdded { id, at, by, flag, reason }
    } else {
        TimelineEntry::FlagRemoved { id, at, by, flag, reason }
    })
}
