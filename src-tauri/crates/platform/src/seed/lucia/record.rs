//! What was decided and noted about her.

use steward_contract::{Flag, KycStatus, NoteCategory, NotePriority, SuspensionReason};

use super::{ID, Then, account::USER_ID};
use crate::{
    seed::{
        audit::{Deed, Entry},
        chance::Chance,
        past::{ADMINS, Admin},
        rows::{Rows, key},
    },
    store::{codes::Numbered, entity as e},
};

pub fn add(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    add_kyc(rows, then);
    add_notes(rows, then, chance);
    add_flags(rows, then, chance);
    add_suspension(rows, then, chance);
}

fn log(rows: &mut Rows, at: i64, admin: Option<Admin>, deed: Deed, reason: Option<&'static str>, chance: &mut Chance) {
    rows.audit.push(Entry { at, id: chance.uuid(), user_id: USER_ID, admin, deed, reason });
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

fn add_notes(rows: &mut Rows, then: &Then, chance: &mut Chance) {
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
        log(rows, then.at(at), Some(ADMINS[admin]), Deed::Noted { category, priority }, None, chance);
    }
}

fn add_flags(rows: &mut Rows, then: &Then, chance: &mut Chance) {
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
        log(rows, then.at(at), admin, Deed::Flagged(flag), Some(reason), chance);
    }
}

/// A past one, so that reactivating has a history to show.
fn add_suspension(rows: &mut Rows, then: &Then, chance: &mut Chance) {
    let (reason, admin) = (SuspensionReason::UserRequest, ADMINS[1]);
    let (justification, end) = ("Asked for a pause while travelling.", "The pause ended");
    let (since, until) = (then.at("2026-06-01T09:00"), then.at("2026-06-15T09:00"));
    rows.suspensions.push(e::suspension::Model {
        id: key(ID, 0),
        suspension_id: chance.uuid(),
        user_id: ID,
        reason: reason.number(),
        justification: justification.to_owned(),
        message: None,
        since,
        until: Some(until),
        admin_id: Some(admin.0),
        admin_name: Some(admin.1.to_owned()),
        ended_at: Some(until),
        end_reason: Some(end.to_owned()),
    });
    let suspended = Deed::Suspended { reason, until: Some(until) };
    log(rows, since, Some(admin), suspended, Some(justification), chance);
    log(rows, until, None, Deed::Reactivated, Some(end), chance);
}
