//! How complete a profile is (USR-2).

use crate::store::{
    codes::Trait,
    entity::{user, user_profile},
};

/// From this score on, a profile counts as complete (LST-3).
pub const COMPLETE: u32 = 70;

/// 0 to 100, and what is missing, by the names of the columns.
pub fn completeness(user: &user::Model, profile: &user_profile::Model) -> (u32, Vec<&'static str>) {
    let parts = [
        ("email", user.email.is_some()),
        ("phone", user.phone.is_some()),
        ("username", user.username.is_some()),
        ("avatar", Trait::HasAvatar.is_in(user.traits)),
        ("date_of_birth", user.born_on.is_some()),
        ("gender", user.gender != 0),
        ("address", profile.address.is_some()),
        ("city", !user.city.is_empty()),
        ("locale", !user.locale.is_empty()),
        ("bio", profile.bio.is_some()),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
    let there = parts.len() - missing.len();
    (u32::try_from(there * 100 / parts.len()).unwrap_or_default(), missing)
}
