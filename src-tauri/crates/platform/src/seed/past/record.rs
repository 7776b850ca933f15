//! What admins noted about a user, and how they marked them.

use steward_contract::{Flag, NoteCategory, NotePriority};

use super::ADMINS;
use crate::{
    seed::{
        audit::{Deed, Entry},
        chance::Chance,
        person::Person,
        rows::{Rows, key},
        sample::World,
    },
    store::{
        codes::Numbered,
        entity::{flag_event, note, user},
    },
};

/// A note, its category, and whether it can be true of somebody.
type Remark = (&'static str, NoteCategory, fn(&Person, &Rows) -> bool);

const REMARKS: &[Remark] = &[
    ("Asked how to move to a new phone number. Sent the self-service link.", NoteCategory::Support, |person, _| {
        person.user.phone.is_some()
    }),
    ("Invoice address corrected on request.", NoteCategory::Finance, |person, rows| {
        rows.orders.last().is_some_and(|order| order.user_id == person.user.id)
    }),
    ("Document checked by hand, in order.", NoteCategory::Compliance, |person, _| {
        person.profile.kyc_verified_at.is_some()
    }),
    ("Prefers to be called in the afternoon.", NoteCategory::General, |person, _| person.user.phone.is_some()),
    ("Prefers to be written to.", NoteCategory::General, |person, _| person.user.phone.is_none()),
];

/// Since when a document can have been checked, or anything else noted.
fn noted_since(person: &Person) -> i64 {
    person.profile.kyc_verified_at.unwrap_or(person.user.registered_at)
}

pub fn add_note(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    let fitting: Vec<&Remark> = REMARKS.iter().filter(|(_, _, fits)| fits(person, rows)).collect();
    let (text, category, _) = **chance.pick(&fitting);
    let admin = *chance.pick(&ADMINS);
    let priority =
        *chance.weighted(NotePriority::ALL, |priority| if *priority == NotePriority::Normal { 8 } else { 1 });
    let at = chance.lately(noted_since(person), world.now);
    rows.notes.push(note::Model {
        id: key(person.user.id, 0),
        note_id: chance.uuid(),
        user_id: person.user.id,
        at,
        admin_id: Some(admin.0),
        admin_name: Some(admin.1.to_owned()),
        text: text.to_owned(),
        category: category.number(),
        priority: priority.number(),
        visible_to: if chance.percent(15) { "senior,owner".to_owned() } else { String::new() },
    });
    let deed = Deed::Noted { category, priority };
    let (id, user_id) = (chance.uuid(), person.user.user_id);
    rows.audit.push(Entry { at, id, user_id, admin: Some(admin), deed, reason: None });
}

/// Why somebody has this flag.
const fn reason(flag: Flag) -> &'static str {
    match flag {
        Flag::Vip => "Among the hundred with the highest turnover",
        Flag::Watch => "Address changed twice in a week",
        Flag::Risk => "Paid from three countries in one day",
        Flag::Verified => "Came by with the document",
        Flag::Test => "Belongs to a test of ours",
        Flag::PartnerPriority => "Brings many new partners",
    }
}

pub fn add_flags(rows: &mut Rows, user: &user::Model, world: &World<'_>, chance: &mut Chance) {
    for (present, flag) in Flag::of_mask(user.flags).into_iter().enumerate() {
        let (admin, at) = (*chance.pick(&ADMINS), chance.lately(user.registered_at, world.now));
        rows.flags.push(flag_event::Model {
            id: key(user.id, present),
            event_id: chance.uuid(),
            user_id: user.id,
            at,
            admin_id: Some(admin.0),
            admin_name: Some(admin.1.to_owned()),
            flag: flag.number(),
            added: true,
            reason: Some(reason(flag).to_owned()),
        });
        let deed = Deed::Flagged(flag);
        let reason = Some(reason(flag));
        rows.audit.push(Entry { at, id: chance.uuid(), user_id: user.user_id, admin: Some(admin), deed, reason });
    }
}
