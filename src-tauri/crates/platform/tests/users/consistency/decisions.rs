//! What was decided about somebody, and what is on record about it.

use steward_contract::{AuditAction, Flag, KycStatus, NoteCategory, SuspensionReason, UserStatus};
use steward_platform::store::codes::{Numbered, Trait};
use uuid::Uuid;

use super::{Life, Rule, must, today};

const DAY: i64 = 86_400_000;

/// Whether the log says so: this action, then, by this admin.
fn is_logged(life: &Life, action: AuditAction, at: i64, admin: Option<Uuid>) -> bool {
    let same = |entry: &&steward_platform::store::entity::audit_entry::Model| {
        entry.action == action.as_str() && entry.at == at && entry.admin_id == admin
    };
    life.audit.iter().filter(same).count() == 1
}

fn logged(life: &Life, action: AuditAction) -> usize {
    life.audit.iter().filter(|entry| entry.action == action.as_str()).count()
}

fn newest_kyc(life: &Life) -> Option<&steward_platform::store::entity::kyc_event::Model> {
    life.kyc.iter().max_by_key(|event| (event.at, event.id))
}

pub const RULES: &[Rule] = &[
    ("the identity check stands where its last event left it", |life| {
        let last = newest_kyc(life).map_or(KycStatus::NotStarted.number(), |event| event.status);
        must(life.user.kyc_status == last, || format!("{}, last event {last}", life.user.kyc_status))
    }),
    ("an approval and a rejection have their admin, a rejection its reason", |life| {
        let bad = life.kyc.iter().find(|event| match KycStatus::from_number(event.status) {
            Some(KycStatus::Approved) => event.admin_id.is_none() || event.reason.is_some(),
            Some(KycStatus::Rejected) => event.admin_id.is_none() || event.reason.is_none(),
            _ => event.admin_id.is_some(),
        });
        must(bad.is_none(), || format!("{bad:?}"))
    }),
    ("somebody is verified since the approval", |life| {
        let approved = life.kyc.iter().find(|event| event.status == KycStatus::Approved.number());
        let at = approved.map(|event| event.at);
        must(life.profile.kyc_verified_at == at, || format!("{:?}, approved {at:?}", life.profile.kyc_verified_at))
    }),
    ("a document expires on its day", |life| {
        let Some(day) = life.profile.kyc_expires_on else { return Ok(()) };
        let expired = life.kyc.iter().find(|event| event.status == KycStatus::Expired.number());
        let on = expired.map(|event| event.at.div_euclid(DAY));
        let verified = life.profile.kyc_verified_at.is_none_or(|at| at.div_euclid(DAY) <= day.into());
        let day = i64::from(day);
        must(on.map_or(day >= today() / DAY, |on| on == day) && verified, || {
            format!("{day}, expired {on:?}, verified {:?}", life.profile.kyc_verified_at.map(|at| at / DAY))
        })
    }),
    ("who is suspended has one suspension that is open, since the status changed; nobody else has", |life| {
        let open: Vec<i64> =
            life.suspensions.iter().filter(|row| row.ended_at.is_none()).map(|row| row.since).collect();
        let suspended = life.user.status == UserStatus::Suspended.number();
        let expected = if suspended { vec![life.profile.status_since] } else { vec![] };
        must(open == expected, || format!("{open:?}, not {expected:?}"))
    }),
    ("what two people lift doesn't end by itself", |life| {
        let bad = life.suspensions.iter().find(|row| {
            let reason = SuspensionReason::from_number(row.reason);
            row.until.is_some() && reason.is_some_and(SuspensionReason::needs_approval_to_lift)
        });
        must(bad.is_none(), || format!("{bad:?}"))
    }),
    ("the justification of a suspension is one for its reason", |life| {
        let word = |reason| match reason {
            SuspensionReason::Fraud => "card",
            SuspensionReason::Chargeback => "chargeback",
            SuspensionReason::TosViolation => "terms",
            SuspensionReason::Security => "login",
            SuspensionReason::AdminRequest => "case",
            SuspensionReason::UserRequest => "asked",
        };
        let bad = life.suspensions.iter().find(|row| {
            let reason = SuspensionReason::from_number(row.reason).unwrap();
            !row.justification.to_lowercase().contains(word(reason))
        });
        must(bad.is_none(), || format!("{bad:?}"))
    }),
    ("a past suspension has an end and why", |life| {
        let bad = life.suspensions.iter().find(|row| row.ended_at.is_some() != row.end_reason.is_some());
        must(bad.is_none(), || format!("{bad:?}"))
    }),
    ("suspensions and their ends are on record", |life| {
        let missing = life.suspensions.iter().find(|row| {
            let ended_by = if row.until.is_some() && row.until == row.ended_at { None } else { row.admin_id };
            !is_logged(life, AuditAction::UserSuspended, row.since, row.admin_id)
                || row.ended_at.is_some_and(|at| !is_logged(life, AuditAction::UserReactivated, at, ended_by))
        });
        must(missing.is_none() && logged(life, AuditAction::UserSuspended) == life.suspensions.len(), || {
            format!("{missing:?}")
        })
    }),
    ("a deletion is on record, with why, and can be taken back for 90 days", |life| {
        let entry = life.audit.iter().find(|entry| entry.action == AuditAction::UserDeleted.as_str());
        let logged = entry.filter(|entry| entry.reason.is_some()).map(|entry| entry.at);
        let due = life.profile.deleted_at.map(|at| at + 90 * DAY);
        must(logged == life.profile.deleted_at && life.profile.hard_delete_at == due, || {
            format!("{:?}, logged {logged:?}, due {:?}", life.profile.deleted_at, life.profile.hard_delete_at)
        })
    }),
    ("every note is on record, without its text", |life| {
        let missing =
            life.notes.iter().find(|note| !is_logged(life, AuditAction::UserNoteAdded, note.at, note.admin_id));
        let told = life.notes.iter().any(|note| life.audit.iter().any(|entry| entry.facts.contains(&note.text)));
        must(missing.is_none() && !told && logged(life, AuditAction::UserNoteAdded) == life.notes.len(), || {
            format!("{missing:?}")
        })
    }),
    ("every flag has its event, and that is on record", |life| {
        let set = life.flags.iter().filter(|event| event.added);
        let mask = set.fold(0, |mask, event| mask | Flag::from_number(event.flag).unwrap().bit());
        let missing =
            life.flags.iter().find(|event| !is_logged(life, AuditAction::UserFlagSet, event.at, event.admin_id));
        must(
            mask == life.user.flags && missing.is_none() && logged(life, AuditAction::UserFlagSet) == life.flags.len(),
            || format!("{mask} for {}, {missing:?}", life.user.flags),
        )
    }),
    ("a flag is given to whom it suits", |life| {
        let has = |flag: Flag| life.user.flags & flag.bit() != 0;
        let approved = life.user.kyc_status == KycStatus::Approved.number();
        let partner = Trait::Partner.is_in(life.user.traits);
        must((!has(Flag::Verified) || approved) && (!has(Flag::PartnerPriority) || partner), || {
            format!("{:?}", Flag::of_mask(life.user.flags))
        })
    }),
    ("a note speaks of what is there", |life| {
        let bad = life.notes.iter().find(|note| {
            note.text.contains("phone") && life.user.phone.is_none()
                || note.category == NoteCategory::Finance.number() && life.orders.is_empty()
                || note.text.contains("Document checked")
                    && !life.kyc.iter().any(|event| event.status == KycStatus::Approved.number())
        });
        must(bad.is_none(), || format!("{bad:?}"))
    }),
];
