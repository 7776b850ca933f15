//! Who somebody is.

use steward_contract::{KycStatus, UserStatus};
use steward_platform::store::codes::{Numbered, Trait};

use super::{Rule, must};

/// The user of the guide; she lives abroad.
const LUCIA: i64 = 1;

pub const RULES: &[Rule] = &[
    ("the phone number of the guide's user is hers alone", |life| {
        must(life.user.id == LUCIA || life.user.phone_key != "13055550188", || format!("{:?}", life.user.phone))
    }),
    ("the language is one of the country", |life| {
        let (_, region) = life.user.locale.split_once('-').unwrap_or_default();
        must(life.user.id == LUCIA || life.user.country.is_empty() || region == life.user.country, || {
            format!("{} in {}", life.user.locale, life.user.country)
        })
    }),
    ("the languages of the profile are that of the user", |life| {
        let language = life.user.locale.split('-').next();
        let (preferred, spoken) = (&life.profile.preferred_language, &life.profile.communication_language);
        must(preferred.as_deref() == language && spoken.as_deref() == language, || format!("{preferred:?} {spoken:?}"))
    }),
    ("only the active are active", |life| {
        let active = life.user.status == UserStatus::Active.number();
        must(Trait::Active.is_in(life.user.traits) == active, || format!("{}", life.user.status))
    }),
    ("whoever waits for verification has verified nothing", |life| {
        let waits = life.user.status == UserStatus::PendingVerification.number();
        let verified = life.profile.email_verified_at.or(life.profile.phone_verified_at);
        let started = life.user.kyc_status != KycStatus::NotStarted.number();
        must(!waits || (verified.is_none() && !started), || format!("{verified:?}, KYC started: {started}"))
    }),
    ("the deleted have been so since their status changed", |life| {
        let deleted = (life.user.status == UserStatus::Deleted.number()).then_some(life.profile.status_since);
        must(life.profile.deleted_at == deleted, || format!("{:?}, not {deleted:?}", life.profile.deleted_at))
    }),
    ("whoever is locked out had ten wrong passwords", |life| {
        must(life.user.locked_until == 0 || life.user.failed_logins == 10, || life.user.failed_logins.to_string())
    }),
];
