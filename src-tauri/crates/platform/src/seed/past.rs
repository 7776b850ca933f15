//! What happened to a sample user.

use steward_contract::{ActivityType, Flag, KycStatus, NoteCategory, NotePriority, SuspensionReason, UserStatus};
use uuid::Uuid;

use super::{
    chance::{Chance, DAY},
    person::Person,
    rows::{Rows, key},
    sample::World,
};
use crate::store::{
    codes::Numbered,
    entity::{activity, api_token, flag_event, kyc_event, note, suspension, user, user_session},
    ip::ip_key,
};

/// Admins of the sample: they signed what they did, and have no account.
pub const ADMINS: [(Uuid, &str); 3] = [
    (Uuid::from_u128(0x1d0f_4c1e_0000_4000_8000_0000_0000_0001), "Ivo Brandt"),
    (Uuid::from_u128(0x1d0f_4c1e_0000_4000_8000_0000_0000_0002), "Mei Sandoval"),
    (Uuid::from_u128(0x1d0f_4c1e_0000_4000_8000_0000_0000_0003), "Tarek Wolfsohn"),
];

/// Device, system, browser, and how a browser there introduces itself.
pub const CLIENTS: [(&str, &str, &str, &str); 5] = [
    (
        "Desktop",
        "Windows 11",
        "Firefox 145",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    ),
    (
        "iPhone",
        "iOS 26",
        "Safari 26",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1",
    ),
    (
        "Desktop",
        "macOS 26",
        "Chrome 142",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/142.0.0.0 Safari/537.36",
    ),
    ("Phone", "Android 16", "Chrome 141", "Mozilla/5.0 (Linux; Android 16) Chrome/141.0.0.0 Mobile Safari/537.36"),
    ("Desktop", "Linux", "Firefox 144", "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"),
];

const NOTES: [(&str, NoteCategory); 4] = [
    ("Asked how to move to a new phone number. Sent the self-service link.", NoteCategory::Support),
    ("Invoice address corrected on request.", NoteCategory::Finance),
    ("Document checked by hand, in order.", NoteCategory::Compliance),
    ("Prefers to be called in the afternoon.", NoteCategory::General),
];

pub fn add(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    let user = &person.user;
    add_activity(rows, user, world, chance);
    add_sessions(rows, user, world, chance);
    add_kyc(rows, person, world, chance);
    add_flags(rows, user, world, chance);
    add_suspensions(rows, person, world, chance);
    if chance.percent(6) {
        add_token(rows, user, world, chance);
    }
    if chance.percent(5) {
        add_note(rows, user, world, chance);
    }
}

fn location(user: &user::Model) -> Option<String> {
    (!user.city.is_empty()).then(|| format!("{}, {}", user.city, user.country))
}

fn add_activity(rows: &mut Rows, user: &user::Model, world: &World<'_>, chance: &mut Chance) {
    if user.last_activity_at == 0 {
        return;
    }
    let events = chance.number(1, 4);
    for present in 0..events {
        let first = present == 0;
        let event_type = if first {
            ActivityType::Login
        } else {
            *chance.weighted(ActivityType::ALL, |event| if matches!(event, ActivityType::Login) { 8 } else { 1 })
        };
        let at = if first { user.last_login_at } else { chance.lately(user.registered_at, world.now) };
        let ip = chance.ip();
        rows.activity.push(activity::Model {
            id: key(user.id, usize::try_from(present).unwrap_or_default()),
            event_id: chance.uuid(),
            user_id: user.id,
            at,
            event_type: event_type.number(),
            success: event_type != ActivityType::LoginFailed,
            ip_key: ip_key(&ip),
            ip: Some(ip),
            user_agent: Some(chance.pick(&CLIENTS).3.to_owned()),
            location: location(user),
            new_country: false,
            details: "{}".to_owned(),
        });
    }
}

fn add_sessions(rows: &mut Rows, user: &user::Model, world: &World<'_>, chance: &mut Chance) {
    if user.last_login_at == 0 {
        return;
    }
    let may_sign_in = user.status == UserStatus::Active.number();
    for present in 0..chance.number(1, 2) {
        let (device, os, browser, _) = *chance.pick(&CLIENTS);
        let last_activity_at =
            if present == 0 { user.last_activity_at } else { chance.lately(user.registered_at, user.last_activity_at) };
        let created_at = chance.between(user.registered_at.max(last_activity_at - 5 * DAY), last_activity_at);
        let recent = last_activity_at > world.now - 30 * DAY;
        rows.sessions.push(user_session::Model {
            id: key(user.id, usize::try_from(present).unwrap_or_default()),
            session_id: chance.uuid(),
            user_id: user.id,
            device: Some(device.to_owned()),
            os: Some(os.to_owned()),
            browser: Some(browser.to_owned()),
            ip: Some(chance.ip()),
            location: location(user),
            new_country: false,
            created_at,
            last_activity_at,
            expires_at: last_activity_at + 30 * DAY,
            ended_at: (recent && !may_sign_in).then_some(last_activity_at),
        });
    }
}

fn add_kyc(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    let (user, profile) = (&person.user, &person.profile);
    let Some(status) = KycStatus::from_number(user.kyc_status) else { return };
    if status == KycStatus::NotStarted {
        return;
    }
    let submitted = (user.registered_at + chance.between(DAY / 24, DAY)).min(world.now);
    let document = (*chance.pick(&["Passport", "Identity card", "Driving licence"])).to_owned();
    let mut push = |at, status: KycStatus, admin: Option<(Uuid, &str)>, reason: Option<&str>| {
        rows.kyc.push(kyc_event::Model {
            id: key(user.id, rows.kyc.iter().rev().take_while(|event| event.user_id == user.id).count()),
            user_id: user.id,
            at,
            status: status.number(),
            document_type: Some(document.clone()),
            document_country: (!user.country.is_empty()).then(|| user.country.clone()),
            admin_id: admin.map(|(id, _)| id),
            admin_name: admin.map(|(_, name)| name.to_owned()),
            reason: reason.map(str::to_owned),
        });
    };
    push(submitted, KycStatus::Pending, None, None);
    let admin = Some(*chance.pick(&ADMINS));
    let decided = profile.kyc_verified_at.unwrap_or(submitted).max(submitted);
    match status {
        KycStatus::Approved => push(decided, KycStatus::Approved, admin, None),
        KycStatus::Rejected => {
            push((decided + DAY).min(world.now), KycStatus::Rejected, admin, Some("Photo page not readable"));
        }
        KycStatus::Expired => {
            push(decided, KycStatus::Approved, admin, None);
            push(world.now.min(decided + 400 * DAY), KycStatus::Expired, None, Some("The document expired"));
        }
        KycStatus::Pending | KycStatus::NotStarted => {}
    }
}

fn add_flags(rows: &mut Rows, user: &user::Model, world: &World<'_>, chance: &mut Chance) {
    for (present, flag) in Flag::of_mask(user.flags).into_iter().enumerate() {
        let (admin_id, admin_name) = *chance.pick(&ADMINS);
        rows.flags.push(flag_event::Model {
            id: key(user.id, present),
            event_id: chance.uuid(),
            user_id: user.id,
            at: chance.lately(user.registered_at, world.now),
            admin_id: Some(admin_id),
            admin_name: Some(admin_name.to_owned()),
            flag: flag.number(),
            added: true,
            reason: Some("Set during a review".to_owned()),
        });
    }
}

fn add_suspensions(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    let user = &person.user;
    let suspended = user.status == UserStatus::Suspended.number();
    if !suspended && !chance.permille(8) {
        return;
    }
    let since = if suspended { person.profile.status_since } else { chance.lately(user.registered_at, world.now) };
    let (admin_id, admin_name) = *chance.pick(&ADMINS);
    rows.suspensions.push(suspension::Model {
        id: key(user.id, 0),
        suspension_id: chance.uuid(),
        user_id: user.id,
        reason: chance.pick(SuspensionReason::ALL).number(),
        justification: "Opened after a report; see the case file.".to_owned(),
        message: Some("Your account is suspended while we look into a report.".to_owned()),
        since,
        until: (suspended && chance.percent(30)).then(|| world.now + chance.between(DAY, 40 * DAY)),
        admin_id: Some(admin_id),
        admin_name: Some(admin_name.to_owned()),
        ended_at: (!suspended).then(|| (since + 3 * DAY).min(world.now)),
        end_reason: (!suspended).then(|| "Cleared up with the user".to_owned()),
    });
}

fn add_token(rows: &mut Rows, user: &user::Model, world: &World<'_>, chance: &mut Chance) {
    let revoked = user.status == UserStatus::Suspended.number();
    rows.tokens.push(api_token::Model {
        id: key(user.id, 0),
        token_id: chance.uuid(),
        user_id: user.id,
        label: "Integration".to_owned(),
        masked: format!("ak_live…{:04x}", chance.number(0, 0xffff)),
        created_at: chance.lately(user.registered_at, world.now),
        last_used_at: (user.last_activity_at != 0).then_some(user.last_activity_at),
        last_ip: Some(chance.ip()),
        revoked_at: revoked.then_some(user.updated_at),
    });
}

fn add_note(rows: &mut Rows, user: &user::Model, world: &World<'_>, chance: &mut Chance) {
    let (text, category) = *chance.pick(&NOTES);
    let (admin_id, admin_name) = *chance.pick(&ADMINS);
    rows.notes.push(note::Model {
        id: key(user.id, 0),
        note_id: chance.uuid(),
        user_id: user.id,
        at: chance.lately(user.registered_at, world.now),
        admin_id: Some(admin_id),
        admin_name: Some(admin_name.to_owned()),
        text: text.to_owned(),
        category: category.number(),
        priority: chance
            .weighted(NotePriority::ALL, |priority| if *priority == NotePriority::Normal { 8 } else { 1 })
            .number(),
        visible_to: if chance.percent(15) { "senior,owner".to_owned() } else { String::new() },
    });
}
