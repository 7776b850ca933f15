//! What follows from the rest of a user: traits, ways to sign in, groups, roles, teams.

use steward_contract::{AccountType, AuthMethod, FOLLOWING_GROUPS, OauthProvider, UserStatus, UserType};

use super::Person;
use crate::{
    presets::Tag,
    seed::{
        chance::Chance,
        sample::{World, tag},
    },
    store::{
        codes::{Numbered, Trait, mask_of},
        entity::user,
        groups::following,
    },
};

pub fn traits(person: &Person, partner: bool, chance: &mut Chance) -> i32 {
    let Person { user, profile, security, .. } = person;
    let says = [
        (Trait::Active, user.status == UserStatus::Active.number()),
        (Trait::EmailVerified, profile.email_verified_at.is_some()),
        (Trait::PhoneVerified, profile.phone_verified_at.is_some()),
        (Trait::Partner, partner),
        (Trait::HasPassword, security.password_changed_at.is_some()),
        (Trait::Staff, chance.permille(3)),
        (Trait::CompanyUser, user.company.is_some()),
        (Trait::CompanyOwner, user.company.is_some() && chance.percent(40)),
        (Trait::HasAvatar, chance.percent(30)),
        (Trait::HasBio, profile.bio.is_some()),
        (Trait::HasLocation, !user.city.is_empty()),
    ];
    mask_of(says.into_iter().filter_map(|(what, so)| so.then_some(what)))
}

pub fn add(person: &mut Person, world: &World<'_>, chance: &mut Chance) {
    let user = &mut person.user;
    let methods = auth_methods(user, chance);
    if methods.contains(&AuthMethod::Oauth) {
        user.oauth_providers = chance.pick(OauthProvider::ALL).bit();
    }
    user.groups = groups(user, &world.preset.groups, chance);
    user.auth_methods = mask_of(methods);
    user.roles = roles(user, world, chance);
    if !world.preset.teams.is_empty() && chance.percent(12) {
        user.teams = tag(&world.preset.teams, &chance.pick(&world.preset.teams).code);
    }
}

fn auth_methods(user: &user::Model, chance: &mut Chance) -> Vec<AuthMethod> {
    let mut methods = Vec::new();
    if user.email.is_some() && Trait::HasPassword.is_in(user.traits) {
        methods.push(AuthMethod::Email);
    }
    if user.phone.is_some() && chance.percent(20) {
        methods.push(AuthMethod::Phone);
    }
    if methods.is_empty() || chance.percent(18) {
        methods.push(AuthMethod::Oauth);
    }
    methods
}

/// The three "not verified" groups follow from the user's state (RBA-2); few others are in any.
fn groups(user: &user::Model, groups: &[Tag], chance: &mut Chance) -> i64 {
    let owner = Trait::CompanyOwner.is_in(user.traits);
    let mut mask = match (AccountType::from_number(user.account_type), owner) {
        (Some(AccountType::Enterprise), true) => tag(groups, "enterprise_owner"),
        (Some(AccountType::Enterprise), false) => tag(groups, "enterprise_staff"),
        (Some(AccountType::Merchant), true) => tag(groups, "merchant_owner"),
        (Some(AccountType::Merchant), false) => tag(groups, "merchant_staff"),
        (None, _) => 0,
    };
    for (group, _) in following(user).into_iter().filter(|(_, so)| *so) {
        mask |= tag(groups, group);
    }
    if Trait::Staff.is_in(user.traits) && !groups.is_empty() {
        let code = &chance.pick(groups).code;
        // What follows is no post that somebody holds.
        if !FOLLOWING_GROUPS.contains(&code.as_str()) {
            mask |= tag(groups, code);
        }
    }
    mask
}

fn roles(user: &user::Model, world: &World<'_>, chance: &mut Chance) -> i64 {
    let roles = &world.preset.user_roles;
    let Some(usual) = roles.first() else { return 0 };
    let mut mask = tag(roles, &usual.code);
    if Trait::Partner.is_in(user.traits) {
        mask |= tag(roles, "partner");
    }
    if user.user_types & UserType::Instructor.bit() != 0 {
        mask |= tag(roles, "instructor");
    }
    if chance.percent(4) {
        mask |= tag(roles, &chance.pick(roles).code);
    }
    mask
}
