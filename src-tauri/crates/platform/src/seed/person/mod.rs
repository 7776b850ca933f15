//! Who a sample user is: the hot row, the profile, the protection.

mod names;
mod profile;
mod row;
mod tags;

use super::{
    chance::{Chance, DAY},
    sample::World,
};
use steward_contract::UserStatus;

use crate::store::{
    codes::{Numbered, Trait},
    entity::{user, user_profile, user_security},
    users::{COMPLETE, completeness},
};
use names::Names;

pub struct Person {
    pub user: user::Model,
    pub profile: user_profile::Model,
    pub security: user_security::Model,
    /// The time of a suspension that is over.
    pub suspended: Option<Span>,
}

/// From when to when, in Unix milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub since: i64,
    pub until: i64,
}

impl Person {
    /// From when on everything that is on record of the user's own doing was done.
    pub fn since(&self) -> i64 {
        self.suspended.map_or(self.user.registered_at, |span| span.until)
    }

    /// Whether they ever signed in.
    pub fn was_seen(&self) -> bool {
        self.user.last_activity_at != 0
    }
}

pub fn make(world: &World<'_>, number: u32, partner: bool, chance: &mut Chance) -> Person {
    let culture = chance.weighted(&world.cultures, |culture| culture.share);
    let names = Names::draw(culture, chance);
    let user = row::draw(world, number, culture, &names, partner, chance);
    let suspended = past_suspension(&user, chance);
    let mut profile = profile::draw(&user, &names, world, chance);
    if let Some(span) = suspended {
        profile.status_since = span.until;
    }
    let security = profile::draw_security(&user, suspended, world, chance);
    let mut person = Person { profile, security, user, suspended };
    person.user.updated_at = person.user.updated_at.max(person.profile.status_since);
    person.user.traits = tags::traits(&person, partner, chance);
    if completeness(&person.user, &person.profile).0 >= COMPLETE {
        person.user.traits |= Trait::ProfileComplete.bit();
    }
    tags::add(&mut person, world, chance);
    person
}

/// Few had one, of three days, after the identity check and before everything else that is on record of them.
fn past_suspension(user: &user::Model, chance: &mut Chance) -> Option<Span> {
    let active = user.status == UserStatus::Active.number();
    let (first, last) = (user.registered_at + 2 * DAY, user.last_login_at - 4 * DAY);
    if !active || !chance.permille(10) || first >= last {
        return None;
    }
    let since = chance.between(first, last);
    Some(Span { since, until: since + 3 * DAY })
}
