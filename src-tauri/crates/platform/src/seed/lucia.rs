//! Lucía Peñasco, the user of the design reference: in every sample, always the same, so that screens can be compared.

use chrono::{DateTime, Utc};
use steward_contract::{
    ActivityType, AuthMethod, Flag, Gender, KycStatus, NoteCategory, NotePriority, OauthProvider, OrderStatus,
    SuspensionReason, UserStatus, UserType,
};
use uuid::Uuid;

use super::{
    chance::{Chance, DAY},
    commerce,
    past::{ADMINS, CLIENTS},
    person::day_of,
    referrals::Place,
    rows::{Rows, key},
    sample::{World, tag},
};
use crate::store::{
    codes::{Numbered, PayoutStatus, Trait, mask_of},
    entity as e,
    fold::folded,
    ip::ip_key,
};

pub const NUMBER: u32 = 1;

/// How many she brought.
pub const BRINGS: usize = 37;

const ID: i64 = NUMBER as i64;
const USER_ID: Uuid = Uuid::from_u128(0xc41e_7a90_2b6f_4d1c_9e58_7f03_ad21_8b64);
const NAME: &str = "Lucía Peñasco";
const LISBON: &str = "203.0.113.77";
const MIAMI: &str = "198.51.100.24";

/// The moment of the design reference, in UTC.
const REFERENCE: &str = "2026-11-17T13:32:08Z";

/// Turns an instant of the design reference into the one that is as long ago now.
struct Then(i64);

impl Then {
    fn at(&self, text: &str) -> i64 {
        let parsed =
            |text: &str| DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc).timestamp_millis());
        let ago = parsed(REFERENCE).unwrap_or_default() - parsed(&format!("{text}:00+01:00")).unwrap_or_default();
        self.0 - ago
    }
}

pub fn add(rows: &mut Rows, world: &World<'_>, place: Place) {
    let then = Then(world.now);
    let mut chance = Chance::of(world.seed, NUMBER);
    rows.users.push(user(world, &then));
    rows.profiles.push(profile(&then));
    rows.security.push(security(&then));
    add_logins(rows, &then, &mut chance);
    add_sessions(rows, &then, &mut chance);
    add_tokens(rows, &then, &mut chance);
    add_kyc(rows, &then);
    add_notes_and_flags(rows, &then, &mut chance);
    add_suspension(rows, &then, &mut chance);
    add_orders(rows, &then, &mut chance);
    add_partner(rows, &then, place, &mut chance);
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
        continent: steward_contract::Continent::NorthAmerica.number(),
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
    }
}

fn security(then: &Then) -> e::user_security::Model {
    e::user_security::Model {
        id: ID,
        two_factor: false,
        password_changed_at: Some(then.at("2026-10-04T18:02")),
        password_change_required: false,
        kyc_required: false,
        monitored_until: None,
        last_failed_login_at: Some(then.at("2026-11-17T12:58")),
        allowed_ips: "198.51.100.24,198.51.100.0/28,2001:db8:4::/64".to_owned(),
    }
}

fn add_logins(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    use ActivityType as A;
    let windows = 0;
    let (phone, mac) = (1, 2);
    let events = [
        ("2026-11-17T13:30", A::Login, LISBON, windows, true, "{}"),
        ("2026-11-17T13:22", A::PayoutRequested, LISBON, windows, false, r#"{"amount":"412.00 EUR"}"#),
        ("2026-11-17T12:58", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"5"}"#),
        ("2026-11-17T12:57", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"4"}"#),
        ("2026-11-17T12:56", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"3"}"#),
        ("2026-11-17T12:55", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"2"}"#),
        ("2026-11-17T12:54", A::LoginFailed, LISBON, windows, false, r#"{"attempt":"1"}"#),
        ("2026-11-16T21:07", A::Login, MIAMI, phone, false, "{}"),
        ("2026-11-16T08:40", A::Login, MIAMI, mac, false, "{}"),
        ("2026-11-09T17:20", A::OrderPlaced, MIAMI, mac, false, r#"{"order":"ORD-88213"}"#),
        ("2026-10-30T10:05", A::KycSubmitted, MIAMI, mac, false, r#"{"document":"Passport"}"#),
        ("2026-10-04T18:02", A::PasswordChanged, MIAMI, mac, false, "{}"),
        ("2026-02-22T09:31", A::ProfileUpdated, MIAMI, mac, false, r#"{"field":"last name"}"#),
    ];
    for (present, (at, event_type, ip, client, new_country, details)) in events.into_iter().enumerate() {
        rows.activity.push(e::activity::Model {
            id: key(ID, present),
            event_id: chance.uuid(),
            user_id: ID,
            at: then.at(at),
            event_type: event_type.number(),
            success: event_type != A::LoginFailed,
            ip: Some(ip.to_owned()),
            ip_key: ip_key(ip),
            user_agent: Some(CLIENTS[client].3.to_owned()),
            location: Some(if ip == LISBON { "Lisbon, Portugal" } else { "Miami, United States" }.to_owned()),
            new_country,
            details: details.to_owned(),
        });
    }
}

fn add_sessions(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let sessions = [
        (0, LISBON, "Lisbon, PT", true, "2026-11-17T13:30", "2026-11-17T14:31", None),
        (1, MIAMI, "Miami, US", false, "2026-11-16T21:07", "2026-11-16T21:30", None),
        (2, MIAMI, "Miami, US", false, "2026-11-16T08:40", "2026-11-16T09:30", None),
        (3, "198.51.100.90", "Orlando, US", false, "2026-11-02T19:15", "2026-11-03T07:02", Some("2026-11-10T07:02")),
        (2, MIAMI, "Miami, US", false, "2026-10-18T12:44", "2026-11-01T22:18", Some("2026-11-08T22:18")),
    ];
    for (present, (client, ip, location, new_country, created, last, expired)) in sessions.into_iter().enumerate() {
        let (device, os, browser, _) = CLIENTS[client];
        rows.sessions.push(e::user_session::Model {
            id: key(ID, present),
            session_id: chance.uuid(),
            user_id: ID,
            device: Some(device.to_owned()),
            os: Some(os.to_owned()),
            browser: Some(browser.to_owned()),
            ip: Some(ip.to_owned()),
            location: Some(location.to_owned()),
            new_country,
            created_at: then.at(created),
            last_activity_at: then.at(last),
            expires_at: expired.map_or(then.at(last) + 30 * DAY, |at| then.at(at)),
            ended_at: None,
        });
    }
}

fn add_tokens(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let tokens = [("Shop", "ak_live…9c41", "2026-11-17T14:05"), ("Bookkeeping", "ak_live…02fe", "2026-11-15T03:00")];
    for (present, (label, masked, used)) in tokens.into_iter().enumerate() {
        rows.tokens.push(e::api_token::Model {
            id: key(ID, present),
            token_id: chance.uuid(),
            user_id: ID,
            label: label.to_owned(),
            masked: masked.to_owned(),
            created_at: then.at("2026-05-04T10:00"),
            last_used_at: Some(then.at(used)),
            last_ip: Some(MIAMI.to_owned()),
            revoked_at: None,
        });
    }
}

fn add_kyc(rows: &mut Rows, then: &Then) {
    let (ivo, name) = ADMINS[0];
    let events = [
        ("2026-10-30T10:05", KycStatus::Pending, None, None),
        (
            "2026-11-02T11:05",
            KycStatus::Rejected,
            Some((ivo, format!("{name}, Compliance"))),
            Some("Photo page not readable"),
        ),
    ];
    for (present, (at, status, admin, reason)) in events.into_iter().enumerate() {
        rows.kyc.push(e::kyc_event::Model {
            id: key(ID, present),
            user_id: ID,
            at: then.at(at),
            status: status.number(),
            document_type: Some("Passport".to_owned()),
            document_country: Some("ES".to_owned()),
            admin_id: admin.as_ref().map(|(id, _)| *id),
            admin_name: admin.map(|(_, name)| name),
            reason: reason.map(str::to_owned),
        });
    }
}

fn add_notes_and_flags(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let notes = [
        (
            "2026-11-03T16:20",
            0,
            "Payout address changed twice in one week. Hold payouts until the new document is in.",
            NoteCategory::Compliance,
            NotePriority::High,
            "senior,owner",
        ),
        (
            "2026-10-20T10:12",
            1,
            "Asked how to move to a new phone number. Sent the self-service link.",
            NoteCategory::Support,
            NotePriority::Normal,
            "",
        ),
        ("2026-02-22T09:31", 1, "Last name corrected (typo).", NoteCategory::Support, NotePriority::Low, ""),
    ];
    for (present, (at, admin, text, category, priority, visible_to)) in notes.into_iter().enumerate() {
        rows.notes.push(e::note::Model {
            id: key(ID, present),
            note_id: chance.uuid(),
            user_id: ID,
            at: then.at(at),
            admin_id: Some(ADMINS[admin].0),
            admin_name: Some(ADMINS[admin].1.to_owned()),
            text: text.to_owned(),
            category: category.number(),
            priority: priority.number(),
            visible_to: visible_to.to_owned(),
        });
    }
    let flags = [
        ("2026-10-28T07:30", None, Flag::Watch, "Rule “Payout over €400”"),
        ("2026-11-17T13:41", Some(ADMINS[0]), Flag::Risk, "New country minutes after a payout request"),
    ];
    for (present, (at, admin, flag, reason)) in flags.into_iter().enumerate() {
        rows.flags.push(e::flag_event::Model {
            id: key(ID, present),
            event_id: chance.uuid(),
            user_id: ID,
            at: then.at(at),
            admin_id: admin.map(|(id, _)| id),
            admin_name: admin.map(|(_, name)| name.to_owned()),
            flag: flag.number(),
            added: true,
            reason: Some(reason.to_owned()),
        });
    }
}

/// A past one, so that reactivating has a history to show.
fn add_suspension(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    rows.suspensions.push(e::suspension::Model {
        id: key(ID, 0),
        suspension_id: chance.uuid(),
        user_id: ID,
        reason: SuspensionReason::UserRequest.number(),
        justification: "Asked for a pause while travelling.".to_owned(),
        message: None,
        since: then.at("2026-06-01T09:00"),
        until: Some(then.at("2026-06-15T09:00")),
        admin_id: Some(ADMINS[1].0),
        admin_name: Some(ADMINS[1].1.to_owned()),
        ended_at: Some(then.at("2026-06-15T09:00")),
        end_reason: Some("The pause ended".to_owned()),
    });
}

/// 14 that are completed and one on its way; together 2,318.40.
fn add_orders(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    const PRICES: [i64; 15] = [
        12_900, 19_900, 8_900, 4_900, 21_450, 18_000, 9_990, 32_500, 14_900, 7_400, 11_250, 26_000, 19_900, 8_950,
        14_900,
    ];
    let newest = then.at("2026-11-09T17:20");
    for (present, price) in PRICES.into_iter().enumerate() {
        let weeks = i64::try_from(present).unwrap_or_default() * 16 * DAY;
        let status = if present == 0 { OrderStatus::Paid } else { OrderStatus::Completed };
        rows.orders.push(e::order::Model {
            id: key(ID, present),
            order_id: chance.uuid(),
            user_id: ID,
            number: if present == 0 { "ORD-88213".to_owned() } else { format!("ORD-{}", 88_000 - present * 137) },
            at: newest - weeks,
            status: status.number(),
            total: price,
            currency: "EUR".to_owned(),
        });
        let item = commerce::GOODS[present % commerce::GOODS.len()].0;
        rows.items.push(e::order_item::Model {
            id: key(key(ID, present), 0),
            order_id: key(ID, present),
            title: item.to_owned(),
            quantity: 1,
            price,
        });
    }
}

fn add_partner(rows: &mut Rows, then: &Then, place: Place, chance: &mut Chance) {
    rows.partners.push(e::partner::Model {
        id: ID,
        partner_id: "P-204871".to_owned(),
        referral_code: "LUPE-7".to_owned(),
        sponsor_id: None,
        active: true,
        rank: "Silver".to_owned(),
        highest_rank: "Gold".to_owned(),
        direct_referrals: place.direct,
        network_size: place.network,
        available: 18_750,
        pending: 41_200,
        total_earned: 236_480,
        currency: "EUR".to_owned(),
    });
    let ranks = [
        ("2026-02-21T09:14", "Starter"),
        ("2026-04-02T08:00", "Bronze"),
        ("2026-06-20T08:00", "Silver"),
        ("2026-08-11T08:00", "Gold"),
        ("2026-10-01T08:00", "Silver"),
    ];
    for (present, (at, rank)) in ranks.into_iter().enumerate() {
        rows.ranks.push(e::partner_rank::Model {
            id: key(ID, present),
            user_id: ID,
            at: then.at(at),
            rank: rank.to_owned(),
        });
    }
    let payouts =
        [("2026-11-17T13:22", 41_200, PayoutStatus::Pending), ("2026-09-30T09:00", 28_000, PayoutStatus::Paid)];
    for (present, (at, amount, status)) in payouts.into_iter().enumerate() {
        rows.payouts.push(e::payout::Model {
            id: key(ID, present),
            payout_id: chance.uuid(),
            user_id: ID,
            amount,
            currency: "EUR".to_owned(),
            status: status.number(),
            requested_at: then.at(at),
            settled_at: (status == PayoutStatus::Paid).then(|| then.at(at) + 2 * DAY),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_now() {
        let then = Then(1_000_000_000_000);
        assert_eq!(then.at("2026-11-17T14:32"), 1_000_000_000_000 - 8_000);
    }
}
