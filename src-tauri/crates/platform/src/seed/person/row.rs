//! The row that lists are made of.

use steward_contract::{AccountType, Flag, Gender, KycStatus, UserStatus, UserType};

use super::names::{self, Names};
use crate::{
    seed::{
        chance::{Chance, DAY, day_of},
        sample::{Culture, World},
    },
    store::{
        codes::{Numbered, mask_of},
        entity::user,
        fold::{digits, folded},
    },
};

const YEARS: i64 = 4 * 365;

/// Wrong passwords after which an account is locked.
const LOCK_AFTER: i32 = 10;

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

pub fn draw(
    world: &World<'_>,
    number: u32,
    culture: &Culture,
    names: &Names,
    partner: bool,
    chance: &mut Chance,
) -> user::Model {
    let locale = chance.pick(&culture.locales);
    let country = locale.rsplit('-').next().unwrap_or_default();
    let place = &world.places[country];
    let city = chance.pick(&place.cities);
    let has_place = chance.percent(85);
    let place_or_empty = |text: &str| if has_place { text.to_owned() } else { String::new() };
    let registered_at = chance.growing(world.now - YEARS * DAY, world.now);
    let seen = chance.percent(92);
    let last_activity_at = if seen { chance.lately(registered_at, world.now) } else { 0 };
    let last_login_at =
        if seen { chance.between(registered_at.max(last_activity_at - 3 * DAY), last_activity_at) } else { 0 };
    let email = chance.percent(96).then(|| names::email(&names.handle, number, chance));
    let phone = (email.is_none() || chance.percent(78)).then(|| names::phone(country, chance));
    let company = chance.percent(world.sample().companies_percent).then(|| names::company(culture, chance));
    let username = chance.percent(55).then(|| format!("{}{number}", names.handle));
    let status = chance.weighted(&world.statuses, |(_, parts)| *parts).0;
    let kyc_status = kyc(status, seen, chance);
    let locked = chance.permille(4);
    user::Model {
        id: number.into(),
        user_id: chance.uuid(),
        unique_id: chance.percent(80).then(|| format!("KST-{}", 300_000 + i64::from(number))),
        name: names.full.clone(),
        name_key: folded(&names.full),
        email_key: email.as_deref().map(folded).unwrap_or_default(),
        email,
        phone_key: phone.as_deref().map(digits).unwrap_or_default(),
        phone_extension: (phone.is_some() && chance.percent(8)).then(|| chance.number(100, 999).to_string()),
        phone,
        username,
        status: status.number(),
        kyc_status: kyc_status.number(),
        account_type: account_type(company.is_some(), chance),
        gender: gender(chance),
        continent: if has_place { place.continent.number() } else { 0 },
        traits: 0,
        user_types: user_types(world, chance),
        auth_methods: 0,
        oauth_providers: 0,
        flags: flags(kyc_status, partner, chance),
        roles: 0,
        groups: 0,
        teams: 0,
        company_key: company.as_deref().map(folded).unwrap_or_default(),
        company,
        country: place_or_empty(country),
        state: place_or_empty(&city.state),
        city: place_or_empty(&city.city),
        timezone: chance.pick(&place.timezone).clone(),
        locale: locale.clone(),
        designation: (*chance.pick(DESIGNATIONS)).to_owned(),
        expertise: (*chance.pick(EXPERTISE)).to_owned(),
        born_on: chance.percent(75).then(|| birthday(world, chance)),
        credit_balance: if chance.percent(world.sample().credits_percent) { chance.between(0, 250_000) } else { 0 },
        failed_logins: failed_logins(locked, chance),
        locked_until: if locked { world.now + chance.between(DAY / 24, 5 * DAY) } else { 0 },
        registered_at,
        last_login_at,
        last_activity_at,
        updated_at: registered_at.max(last_activity_at),
        version: 1,
    }
}

fn account_type(of_company: bool, chance: &mut Chance) -> i16 {
    if of_company { chance.pick(AccountType::ALL).number() } else { 0 }
}

fn gender(chance: &mut Chance) -> i16 {
    if !chance.percent(70) {
        return 0;
    }
    chance.weighted(Gender::ALL, |gender| if *gender == Gender::Other { 1 } else { 9 }).number()
}

fn failed_logins(locked: bool, chance: &mut Chance) -> i32 {
    match (locked, chance.percent(10)) {
        (true, _) => LOCK_AFTER,
        (false, true) => chance.number(1, LOCK_AFTER - 1),
        (false, false) => 0,
    }
}

/// Whoever was never here has not handed in a document, and whoever has proved no address is not asked for one yet.
fn kyc(status: UserStatus, seen: bool, chance: &mut Chance) -> KycStatus {
    if status == UserStatus::PendingVerification || !seen {
        return KycStatus::NotStarted;
    }
    *chance.weighted(KycStatus::ALL, |kyc| match kyc {
        KycStatus::Approved => 66,
        KycStatus::NotStarted => 15,
        KycStatus::Pending => 8,
        KycStatus::Rejected => 4,
        KycStatus::Expired => 7,
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

fn flags(kyc: KycStatus, partner: bool, chance: &mut Chance) -> i32 {
    if !chance.percent(10) {
        return 0;
    }
    mask_of(Flag::ALL.iter().copied().filter(|flag| {
        chance.percent(match flag {
            Flag::Verified if kyc == KycStatus::Approved => 60,
            Flag::Verified => 0,
            Flag::Vip => 20,
            Flag::Watch => 10,
            Flag::Risk => 6,
            Flag::Test => 3,
            Flag::PartnerPriority if partner => 50,
            Flag::PartnerPriority => 0,
        })
    }))
}

fn birthday(world: &World<'_>, chance: &mut Chance) -> i32 {
    day_of(world.now) - chance.number(18 * 365, 82 * 365)
}
