//! Who she is.

use steward_contract::{AuthMethod, Continent, Flag, Gender, KycStatus, OauthProvider, UserStatus, UserType};
use uuid::Uuid;

use super::{ID, LISBON, Then};
use crate::{
    seed::{
        chance::day_of,
        rows::Rows,
        sample::{World, tag},
    },
    store::{
        codes::{Numbered, Trait, mask_of},
        entity as e,
        fold::folded,
    },
};

pub const USER_ID: Uuid = Uuid::from_u128(0xc41e_7a90_2b6f_4d1c_9e58_7f03_ad21_8b64);
const NAME: &str = "Lucía Peñasco";

pub fn add(rows: &mut Rows, world: &World<'_>, then: &Then) {
    rows.users.push(user(world, then));
    rows.profiles.push(profile(then));
    rows.security.push(security(world, then));
}

fn user(world: &World<'_>, then: &Then) -> e::user::Model {
    let roles = &world.preset.user_roles;
    let role = match tag(roles, "partner") {
        0 => roles.first().map_or(0, |role| tag(roles, &role.code)),
        partner => partner,
    };
    let learner = if world.preset.user_types.is_empty() { 0 } else { mask_of([UserType::Learner]) };
    e::user::Model {
        id: ID,
        user_id: USER_ID,
        unique_id: Some("KST-204871".to_owned()),
        name: NAME.to_owned(),
        name_key: folded(NAME),
        email: Some("lucia.p@example.com".to_owned()),
        email_key: "lucia.p@example.com".to_owned(),
        phone: Some("+1 305 555 0188".to_owned()),
        phone_key: "13055550188".to_owned(),
        phone_extension: None,
        username: Some("lucia.penasco".to_owned()),
        status: UserStatus::Active.number(),
        kyc_status: KycStatus::Rejected.number(),
        account_type: 0,
        gender: Gender::Female.number(),
        continent: Continent::NorthAmerica.number(),
        traits: mask_of([
            Trait::Active,
            Trait::EmailVerified,
            Trait::Partner,
            Trait::HasPassword,
            Trait::HasLocation,
            Trait::ProfileComplete,
        ]),
        user_types: learner,
        auth_methods: mask_of([AuthMethod::Email, AuthMethod::Oauth]),
        oauth_providers: mask_of([OauthProvider::Google]),
        flags: mask_of([Flag::Risk, Flag::Watch]),
        roles: role,
        groups: tag(&world.preset.groups, "merchant_owner"),
        teams: 0,
        company: None,
        company_key: String::new(),
        country: "US".to_owned(),
        state: "FL".to_owned(),
        city: "Miami".to_owned(),
        timezone: "America/New_York".to_owned(),
        locale: "es-ES".to_owned(),
        designation: String::new(),
        expertise: String::new(),
        born_on: Some(7_895), // 14 August 1991
        credit_balance: 124_000,
        failed_logins: 5,
        locked_until: 0,
        registered_at: then.at("2026-02-21T09:14"),
        last_login_at: then.at("2026-11-17T13:30"),
        last_activity_at: then.at("2026-11-17T14:31"),
        updated_at: then.at("2026-11-17T14:31"),
        version: 7,
    }
}

fn profile(then: &Then) -> e::user_profile::Model {
    let registered_at = then.at("2026-02-21T09:14");
    e::user_profile::Model {
        id: ID,
        address: Some("18 Calle Inventada, Apt 4".to_owned()),
        bio: None,
        preferred_language: Some("es".to_owned()),
        communication_language: Some("es".to_owned()),
        status_since: registered_at,
        email_verified_at: Some(registered_at + 600_000),
        phone_verified_at: None,
        last_login_ip: Some(LISBON.to_owned()),
        deleted_at: None,
        kyc_verified_at: None,
        kyc_expires_on: Some(day_of(then.at("2027-01-19T00:00"))),
        company_legal_name: None,
        company_country: None,
        company_registration: None,
        company_type: None,
        company_site: None,
        company_description: None,
        company_area: None,
        company_address: None,
        company_employees: None,
        company_contact: None,
        status_before_deletion: None,
        hard_delete_at: None,
        first_name: Some("Lucía".to_owned()),
        last_name: Some("Peñasco".to_owned()),
    }
}

fn security(world: &World<'_>, then: &Then) -> e::user_security::Model {
    e::user_security::Model {
        id: ID,
        two_factor: false,
        two_factor_required: false,
        password_changed_at: Some(then.at("2026-10-04T18:02")),
        password_change_required: false,
        temporary_password_until: None,
        kyc_required: false,
        monitored_until: None,
        last_failed_login_at: Some(then.at("2026-11-17T12:58")),
        allowed_ips: "198.51.100.24,198.51.100.0/28,2001:db8:4::/64".to_owned(),
        permissions: world.preset.user_permissions.first().map(|first| first.value.clone()).unwrap_or_default(),
    }
}
