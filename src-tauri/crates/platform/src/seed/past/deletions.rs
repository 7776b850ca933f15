//! That a user was deleted, and by whom.

use super::ADMINS;
use crate::seed::{
    audit::{Deed, Entry},
    chance::Chance,
    person::Person,
    rows::Rows,
};

const REASONS: &[&str] = &["Asked for it in writing.", "A second account of the same person.", "Left the platform."];

pub fn add(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let Some(at) = person.profile.deleted_at else { return };
    let (admin, reason) = (Some(*chance.pick(&ADMINS)), Some(*chance.pick(REASONS)));
    rows.audit.push(Entry { at, id: chance.uuid(), user_id: person.user.user_id, admin, deed: Deed::Deleted, reason });
}
