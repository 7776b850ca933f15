//! Who a sample user is: the hot row, the profile, the protection.

use chrono::{DateTime, Datelike};
use steward_contract::{AccountType, AuthMethod, Flag, Gender, KycStatus, OauthProvider, UserStatus, UserType};

use super::{
    chance::{Chance, DAY},
    sample::{Culture, World, tag},
};
use crate::store::{
    codes::{Numbered, Trait, mask_of},
    entity::{user, user_profile, user_security},
    fold::{digits, folded},
    users::{COMPLETE, completeness},
};

pub struct Person {
    pub user: user::Model,
    pub profile: user_profile::Model,
    pub security: user_security::Model,
}

const YEARS: i64 = 4 * 365;

const DESIGNATIONS: &[&str] = &[
    "",
    "",
    "",
    "Accountant",
    "Analyst",
    "Carpenter",
    "Consultant",
    "Designer",
    "Developer",
    "Director",
    "Engineer",
    "Lecturer",
    "Manager",
    "Nurse",
    "Owner",
    "Student",
    "Teacher",
    "Translator",
];
const EXPERTISE: &[&str] = &[
    "",
    "",
    "",
    "Compliance",
    "Cooking",
    "Data analysis",
    "Finance",
    "Languages",
    "Logistics",
    "Marketing",
    "Music",
    "Security",
];
const STREETS: &[&str] =
    &["Invented Street", "Calle Inventada", "Beispielweg", "Rue Imaginée", "Sample Lane", "Nowhere Road"];
const COMPANY_FORMS: &[&str] =
    &["Ltd", "GmbH", "Textiles Ltd", "Logistics GmbH", "Tutors", "S.L.", "AB", "Oy", "SARL", "Pty"];
const BIOS: &[&str] = &[
    "Likes long walks and short meetings.",
    "Collects maps of places that don't exist.",
    "Writes about bridges, bakes bread, fixes bicycles.",
    "New here.",
];

pub fn make(world: &World<'_>, number: u32, partner: bool, chance: &mut Chance) -> Person {
    let culture = chance.weighted(&world.cultures, |culture| culture.share);
    let given_at = usize::try_from(chance.between(0, culture.given.len() as i64 - 1)).unwrap_or_default();
    let family = chance.pick(&culture.family);
    let name = full_name(culture, &culture.given[given_at], family);
    let user = hot_row(world, number, culture, &name, &handle(culture, given_at, family), chance);
    let mut person = Person { profile: profile(&user, world, chance), security: security(&user, world, chance), user };
    person.user.traits = traits(&person, partner, chance);
    if completeness(&person.user, &person.profile).0 >= COMPLETE {
        person.user.traits |= Trait::ProfileComplete.bit();
    }
    tag_person(&mut person, world, chance);
    person
}

fn full_name(culture: &Culture, given: &str, family: &str) -> String {
    match (culture.family_first, given.is_ascii()) {
        (true, _) if family.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()) => {
            format!("{family}{given}")
        }
        (true, _) => format!("{family} {given}"),
        (false, _) => format!("{given} {family}"),
    }
}

/// What an e-mail address begins with.
fn handle(culture: &Culture, given_at: usize, family: &str) -> String {
    match culture.handles.get(given_at) {
        Some(handle) => handle.clone(),
        None => {
            let family: String = folded(family).chars().filter(char::is_ascii_alphanumeric).take(3).collect();
            let given: String = folded(&culture.given[given_at]).chars().filter(char::is_ascii_alphanumeric).collect();
            format!("{given}.{family}")
        }
    }
}

fn hot_row(
    world: &World<'_>,
    number: u32,
    culture: &Culture,
    name: &str,
    handle: &str,
    chance: &mut Chance,
) -> user::Model {
    let country = chance.pick(&culture.countries);
    let place = &world.places[country];
    let city = chance.pick(&place.cities);
    let has_place = chance.percent(85);
    let registered_at = chance.growing(world.now - YEARS * DAY, world.now);
    let seen = chance.percent(92);
    let last_activity_at = if seen { chance.lately(registered_at, world.now) } else { 0 };
    let last_login_at =
        if seen { chance.between(registered_at.max(last_activity_at - 3 * DAY), last_activity_at) } else { 0 };
    let email = (chance.percent(96)).then(|| email(handle, number, chance));
    let phone = (email.is_none() || chance.percent(78)).then(|| phone(country, chance));
    let company = chance.percent(world.sample().companies_percent).then(|| company(culture, chance));
    let username = chance.percent(55).then(|| format!("{handle}{number}"));
    let status = chance.weighted(&world.statuses, |(_, parts)| *parts).0;
    let place_or_empty = |text: &str| if has_place { text.to_owned() } else { String::new() };
    user::Model {
        id: number.into(),
        user_id: chance.uuid(),
        unique_id: chance.percent(80).then(|| format!("KST-{:06}", 300_000 + number)),
        name: name.to_owned(),
        name_key: folded(name),
        email_key: email.as_deref().map(folded).unwrap_or_default(),
        email,
        phone_key: phone.as_deref().map(digits).unwrap_or_default(),
        phone_extension: (phone.is_some() && chance.percent(8)).then(|| chance.number(100, 999).to_string()),
        phone,
        username,
        status: status.number(),
        kyc_status: kyc(status, chance).number(),
        account_type: account_type(company.is_some(), chance),
        gender: if chance.percent(70) {
            chance.weighted(Gender::ALL, |gender| if *gender == Gender::Other { 1 } else { 9 }).number()
        } else {
            0
        },
        continent: if has_place { place.continent.number() } else { 0 },
        traits: 0,
        user_types: user_types(world, chance),
        auth_methods: 0,
        oauth_providers: 0,
        flags: flags(chance),
        roles: 0,
        groups: 0,
        teams: 0,
        company_key: company.as_deref().map(folded).unwrap_or_default(),
        company,
        country: place_or_empty(country),
        state: place_or_empty(&city.state),
        city: place_or_empty(&city.city),
        timezone: chance.pick(&place.timezone).clone(),
        locale: chance.pick(&culture.locales).clone(),
        designation: (*chance.pick(DESIGNATIONS)).to_owned(),
        expertise: (*chance.pick(EXPERTISE)).to_owned(),
        born_on: chance.percent(75).then(|| birthday(world, chance)),
        credit_balance: if chance.percent(world.sample().credits_percent) { chance.between(0, 250_000) } else { 0 },
        failed_logins: if chance.percent(10) { chance.number(1, 10) } else { 0 },
        locked_until: if chance.permille(4) { world.now + chance.between(DAY / 24, 5 * DAY) } else { 0 },
        registered_at,
        last_login_at,
        last_activity_at,
        updated_at: registered_at.max(last_activity_at),
        version: 1,
    }
}

/// Some have a foreign mail domain inside their address, but all of them end where no mail goes.
fn email(handle: &str, number: u32, chance: &mut Chance) -> String {
    let domain = match chance.between(0, 99) {
        0..5 => "gmail.com.example.net",
        5..9 => "gmail.com.example.org",
        9..44 => "example.net",
        44..64 => "example.org",
        _ => "example.com",
    };
    let separator = if handle.ends_with('.') { "" } else { "." };
    format!("{handle}{separator}{number}@{domain}")
}

/// From the ranges that are kept for fiction.
fn phone(country: &str, chance: &mut Chance) -> String {
    match country {
        "GB" | "IE" => format!("+44 7700 900{:03}", chance.number(0, 999)),
        "AU" => format!("+61 491 570 {:03}", *chance.pick(&[6, 156, 157, 158, 159, 110, 313, 737, 266, 491])),
        "SE" | "NO" | "DK" | "FI" | "IS" => format!("+46 70 174 06{:02}", chance.number(5, 99)),
        _ => format!("+1 {} 555 01{:02}", chance.pick(&AREA_CODES), chance.number(0, 99)),
    }
}

const AREA_CODES: [i32; 24] = [
    202, 212, 213, 305, 312, 404, 408, 415, 503, 504, 512, 602, 617, 650, 702, 713, 718, 720, 773, 786, 804, 858, 917,
    972,
];

fn company(culture: &Culture, chance: &mut Chance) -> String {
    format!("{} {}", chance.pick(&culture.family), chance.pick(COMPANY_FORMS))
}

fn account_type(of_company: bool, chance: &mut Chance) -> i16 {
    if of_company { chance.pick(AccountType::ALL).number() } else { 0 }
}

fn kyc(status: UserStatus, chance: &mut Chance) -> KycStatus {
    if status == UserStatus::PendingVerification {
        return KycStatus::NotStarted;
    }
    *chance.weighted(KycStatus::ALL, |kyc| match kyc {
        KycStatus::Approved => 60,
        KycStatus::NotStarted => 22,
        KycStatus::Pending => 8,
        KycStatus::Rejected => 4,
        KycStatus::Expired => 6,
    })
}

fn user_types(world: &World<'_>, chance: &mut Chance) -> i32 {
    if world.preset.user_types.is_empty() {
        return 0;
    }
    match chance.between(0, 999) {
        0..4 => mask_of([UserType::Admin]),
        4..50 => mask_of([UserType::Instructor]),
        50..70 => mask_of([UserType::Instructor, UserType::Learner]),
        _ => mask_of([UserType::Learner]),
    }
}

fn flags(chance: &mut Chance) -> i32 {
    if !chance.percent(10) {
        return 0;
    }
    mask_of(Flag::ALL.iter().copied().filter(|flag| {
        chance.percent(match flag {
            Flag::Verified => 50,
            Flag::Vip => 20,
            Flag::Watch => 10,
            Flag::Risk => 6,
            Flag::Test => 3,
            Flag::PartnerPriority => 5,
        })
    }))
}

fn birthday(world: &World<'_>, chance: &mut Chance) -> i32 {
    let today = i32::try_from(world.now / DAY).unwrap_or_default();
    today - chance.number(18 * 365, 82 * 365)
}

fn profile(user: &user::Model, world: &World<'_>, chance: &mut Chance) -> user_profile::Model {
    let verified = |chance: &mut Chance, percent| {
        chance
            .percent(percent)
            .then(|| user.registered_at + chance.between(60_000, 2 * DAY))
            .map(|at| at.min(world.now))
    };
    let approved = KycStatus::from_number(user.kyc_status)
        .is_some_and(|kyc| matches!(kyc, KycStatus::Approved | KycStatus::Expired));
    let today = i32::try_from(world.now / DAY).unwrap_or_default();
    let expired = user.kyc_status == KycStatus::Expired.number();
    let language = user.locale.split('-').next().map(str::to_owned);
    let of_company = |text: String| user.company.is_some().then_some(text);
    user_profile::Model {
        id: user.id,
        address: (!user.city.is_empty() && chance.percent(80))
            .then(|| format!("{} {}, {}", chance.number(1, 240), chance.pick(STREETS), user.city)),
        bio: chance.percent(25).then(|| (*chance.pick(BIOS)).to_owned()),
        preferred_language: language.clone(),
        communication_language: language,
        status_since: if user.status == UserStatus::Active.number() {
            user.registered_at
        } else {
            chance.lately(user.registered_at, world.now)
        },
        email_verified_at: if user.email.is_some() { verified(chance, 88) } else { None },
        phone_verified_at: if user.phone.is_some() { verified(chance, 60) } else { None },
        last_login_ip: (user.last_login_at != 0).then(|| chance.ip()),
        deleted_at: (user.status == UserStatus::Deleted.number())
            .then(|| chance.lately((world.now - 80 * DAY).max(user.registered_at), world.now)),
        kyc_verified_at: approved.then(|| (user.registered_at + chance.between(DAY, 20 * DAY)).min(world.now)),
        kyc_expires_on: approved
            .then(|| if expired { today - chance.number(1, 300) } else { today + chance.number(1, 1500) }),
        company_legal_name: user.company.clone().map(|name| format!("{name} (registered)")),
        company_country: of_company(user.country.clone()),
        company_registration: of_company(format!("REG-{:07}", user.id * 7 % 9_999_991)),
        company_type: of_company((*chance.pick(&["Retail", "Services", "Manufacturing", "Education"])).to_owned()),
        company_site: of_company(format!("https://company{}.example.com", user.id)),
        company_description: None,
        company_area: of_company((*chance.pick(&["Europe", "Worldwide", "Domestic"])).to_owned()),
        company_address: of_company(format!("{} {}", chance.number(1, 99), chance.pick(STREETS))),
        company_employees: user.company.is_some().then(|| chance.number(1, 900)),
        company_contact: None,
    }
}

fn security(user: &user::Model, world: &World<'_>, chance: &mut Chance) -> user_security::Model {
    user_security::Model {
        id: user.id,
        two_factor: chance.percent(35),
        password_changed_at: chance.percent(80).then(|| chance.lately(user.registered_at, world.now)),
        password_change_required: chance.percent(1),
        kyc_required: false,
        monitored_until: None,
        last_failed_login_at: (user.failed_logins > 0).then(|| chance.lately(user.registered_at, world.now)),
        allowed_ips: if chance.percent(3) {
            "198.51.100.24,198.51.100.0/28,2001:db8:4::/64".to_owned()
        } else {
            String::new()
        },
    }
}

fn traits(person: &Person, partner: bool, chance: &mut Chance) -> i32 {
    let Person { user, profile, security } = person;
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

fn tag_person(person: &mut Person, world: &World<'_>, chance: &mut Chance) {
    let user = &mut person.user;
    let has = |what: Trait| what.is_in(user.traits);
    let mut methods = Vec::new();
    if user.email.is_some() && has(Trait::HasPassword) {
        methods.push(AuthMethod::Email);
    }
    if user.phone.is_some() && chance.percent(20) {
        methods.push(AuthMethod::Phone);
    }
    if methods.is_empty() || chance.percent(18) {
        methods.push(AuthMethod::Oauth);
        user.oauth_providers = chance.pick(OauthProvider::ALL).bit();
    }
    let groups = &world.preset.groups;
    user.groups = groups_of(user, groups, chance);
    user.auth_methods = mask_of(methods);
    user.roles = roles_of(user, world, chance);
    if let [_, ..] = world.preset.teams.as_slice()
        && chance.percent(12)
    {
        user.teams = tag(&world.preset.teams, &chance.pick(&world.preset.teams).code);
    }
}

/// The three "not verified" groups follow from the user's state (RBA-2); few others are in any.
fn groups_of(user: &user::Model, groups: &[crate::presets::Tag], chance: &mut Chance) -> i64 {
    let owner = Trait::CompanyOwner.is_in(user.traits);
    let mut mask = match (AccountType::from_number(user.account_type), owner) {
        (Some(AccountType::Enterprise), true) => tag(groups, "enterprise_owner"),
        (Some(AccountType::Enterprise), false) => tag(groups, "enterprise_staff"),
        (Some(AccountType::Merchant), true) => tag(groups, "merchant_owner"),
        (Some(AccountType::Merchant), false) => tag(groups, "merchant_staff"),
        (None, _) => 0,
    };
    let unverified = [
        (user.email.is_some() && !Trait::EmailVerified.is_in(user.traits), "email_not_verified"),
        (user.phone.is_some() && !Trait::PhoneVerified.is_in(user.traits), "phone_not_verified"),
        (user.kyc_status != KycStatus::Approved.number(), "kyc_not_verified"),
    ];
    for (so, group) in unverified {
        if so {
            mask |= tag(groups, group);
        }
    }
    if Trait::Staff.is_in(user.traits) && !groups.is_empty() {
        mask |= tag(groups, &chance.pick(groups).code);
    }
    mask
}

fn roles_of(user: &user::Model, world: &World<'_>, chance: &mut Chance) -> i64 {
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

/// Days since 1970-01-01.
pub fn day_of(instant: i64) -> i32 {
    DateTime::from_timestamp_millis(instant).map_or(0, |at| at.num_days_from_ce() - 719_163)
}
