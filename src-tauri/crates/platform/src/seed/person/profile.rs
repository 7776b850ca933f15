//! What a user's page shows beside the row: the profile and how the account is protected.

use steward_contract::{KycStatus, UserStatus};

use super::{Span, names::Names};
use crate::{
    domain::retention::RESTORABLE,
    seed::{
        chance::{Chance, DAY, day_of},
        sample::World,
    },
    store::{
        codes::Numbered,
        entity::{user, user_profile, user_security},
    },
};

const STREETS: &[&str] =
    &["Invented Street", "Calle Inventada", "Beispielweg", "Rue Imaginée", "Sample Lane", "Nowhere Road"];
const BIOS: &[&str] = &[
    "Likes long walks and short meetings.",
    "Collects maps of places that don't exist.",
    "Writes about bridges, bakes bread, fixes bicycles.",
    "New here.",
];
const BUSINESSES: &[&str] = &["Retail", "Services", "Manufacturing", "Education"];
const AREAS: &[&str] = &["Europe", "Worldwide", "Domestic"];

pub fn draw(user: &user::Model, names: &Names, world: &World<'_>, chance: &mut Chance) -> user_profile::Model {
    let language = user.locale.split('-').next().map(str::to_owned);
    let status_since = status_since(user, world, chance);
    let deleted = user.status == UserStatus::Deleted.number();
    let kyc = kyc_dates(user, world, chance);
    let of_company = |text: String| user.company.is_some().then_some(text);
    user_profile::Model {
        id: user.id,
        address: (!user.city.is_empty() && chance.percent(80))
            .then(|| format!("{} {}, {}", chance.number(1, 240), chance.pick(STREETS), user.city)),
        bio: chance.percent(25).then(|| (*chance.pick(BIOS)).to_owned()),
        preferred_language: language.clone(),
        communication_language: language,
        status_since,
        email_verified_at: verified_at(user, user.email.is_some(), 88, world, chance),
        phone_verified_at: verified_at(user, user.phone.is_some(), 60, world, chance),
        last_login_ip: (user.last_login_at != 0).then(|| chance.ip()),
        deleted_at: deleted.then_some(status_since),
        kyc_verified_at: kyc.map(|(verified_at, _)| verified_at),
        kyc_expires_on: kyc.map(|(_, expires_on)| expires_on),
        company_legal_name: user.company.clone().map(|name| format!("{name} (registered)")),
        company_country: of_company(user.country.clone()),
        company_registration: of_company(format!("REG-{:07}", user.id * 7 % 9_999_991)),
        company_type: of_company((*chance.pick(BUSINESSES)).to_owned()),
        company_site: of_company(format!("https://company{}.example.com", user.id)),
        company_description: None,
        company_area: of_company((*chance.pick(AREAS)).to_owned()),
        company_address: of_company(format!("{} {}", chance.number(1, 99), chance.pick(STREETS))),
        company_employees: user.company.is_some().then(|| chance.number(1, 900)),
        company_contact: None,
        status_before_deletion: deleted.then(|| UserStatus::Active.number()),
        hard_delete_at: deleted.then(|| status_since + RESTORABLE.num_milliseconds()),
        first_name: Some(names.given.clone()),
        last_name: Some(names.family.clone()),
    }
}

/// Since a moment after the last visit, where a status keeps people out; deleted accounts can still be restored.
fn status_since(user: &user::Model, world: &World<'_>, chance: &mut Chance) -> i64 {
    let after_last_visit = user.registered_at.max(user.last_activity_at);
    match UserStatus::from_number(user.status) {
        Some(UserStatus::Suspended | UserStatus::Inactive) => chance.lately(after_last_visit, world.now),
        Some(UserStatus::Deleted) => chance.lately(after_last_visit.max(world.now - 80 * DAY), world.now),
        Some(UserStatus::Active | UserStatus::PendingVerification) | None => user.registered_at,
    }
}

fn verified_at(
    user: &user::Model,
    has_address: bool,
    percent: u32,
    world: &World<'_>,
    chance: &mut Chance,
) -> Option<i64> {
    let waits = user.status == UserStatus::PendingVerification.number();
    let verified = has_address && !waits && chance.percent(percent);
    verified.then(|| (user.registered_at + chance.between(60_000, 2 * DAY)).min(world.now))
}

/// When the document was approved, and the day that it expires on.
fn kyc_dates(user: &user::Model, world: &World<'_>, chance: &mut Chance) -> Option<(i64, i32)> {
    let expired = match KycStatus::from_number(user.kyc_status)? {
        KycStatus::Approved => false,
        KycStatus::Expired => true,
        KycStatus::NotStarted | KycStatus::Pending | KycStatus::Rejected => return None,
    };
    let verified_at = (user.registered_at + chance.between(DAY, 20 * DAY)).min(world.now);
    let today = day_of(world.now);
    let expires_on = if expired {
        chance.number((today - 300).max(day_of(verified_at)), today)
    } else {
        today + chance.number(1, 1500)
    };
    Some((verified_at, expires_on))
}

pub fn draw_security(
    user: &user::Model,
    suspended: Option<Span>,
    world: &World<'_>,
    chance: &mut Chance,
) -> user_security::Model {
    let since = suspended.map_or(user.registered_at, |span| span.until);
    user_security::Model {
        id: user.id,
        two_factor: chance.percent(35),
        two_factor_required: false,
        password_changed_at: chance.percent(80).then(|| chance.lately(since, user.last_activity_at.max(since))),
        password_change_required: chance.percent(1),
        temporary_password_until: None,
        kyc_required: false,
        monitored_until: None,
        last_failed_login_at: last_failed_login(user, world, chance),
        allowed_ips: if chance.percent(3) {
            "198.51.100.24,198.51.100.0/28,2001:db8:4::/64".to_owned()
        } else {
            String::new()
        },
        permissions: granted(user.id, world),
    }
}

/// Few have some of their own.
fn granted(user: i64, world: &World<'_>) -> String {
    let known = world.preset.user_permissions.iter().map(|known| known.value.as_str());
    let of_user = |(place, _): &(usize, &str)| user % 29 == i64::try_from(*place).unwrap_or_default() % 3;
    let mut codes: Vec<&str> = known.enumerate().filter(of_user).map(|(_, code)| code).take(2).collect();
    codes.sort_unstable();
    codes.join(",")
}

/// Of an account that is locked it is not long ago.
fn last_failed_login(user: &user::Model, world: &World<'_>, chance: &mut Chance) -> Option<i64> {
    let since = if user.locked_until == 0 { user.registered_at } else { user.registered_at.max(world.now - DAY) };
    (user.failed_logins > 0).then(|| chance.lately(since, world.now))
}
