//! The audit log of what was done about sample users. It is one log for all of them, so it is written when all are made.

use sea_orm::{DbErr, TransactionTrait};
use steward_contract::{AdminRef, AuditAction, Effect, Flag, NoteCategory, NotePriority, SuspensionReason, UserStatus};
use uuid::Uuid;

use super::{past::Admin, writer};
use crate::{
    clock::instant,
    store::{
        Database,
        audit::{self, Record},
        users::decimal,
    },
};

/// Entries written at a time.
const BATCH: usize = 2_000;

/// What an entry will say, in little memory.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Unix milliseconds.
    pub at: i64,
    pub id: Uuid,
    pub user_id: Uuid,
    /// Absent when the platform itself acted.
    pub admin: Option<Admin>,
    pub deed: Deed,
    pub reason: Option<&'static str>,
}

#[derive(Debug, Clone, Copy)]
pub enum Deed {
    /// The text stays with the note: not everybody who reads the log may read it.
    Noted {
        category: NoteCategory,
        priority: NotePriority,
    },
    Flagged(Flag),
    Suspended {
        reason: SuspensionReason,
        until: Option<i64>,
    },
    Reactivated,
    Deleted,
    /// Hundredths of a credit.
    Credited {
        amount: i64,
        balance: i64,
    },
}

/// In the order of time, numbered without a gap.
///
/// # Errors
/// Those of the database.
pub async fn write(database: &Database, mut entries: Vec<Entry>) -> Result<(), DbErr> {
    entries.sort_unstable_by_key(|entry| (entry.at, entry.id));
    for some in entries.chunks(BATCH) {
        let transaction = database.write().begin().await?;
        let rows = audit::number(&transaction, some.iter().map(record).collect()).await?;
        let (entries, texts): (Vec<_>, Vec<_>) = rows.into_iter().map(|rows| (rows.entry, rows.texts)).unzip();
        writer::insert(&transaction, entries).await?;
        writer::insert(&transaction, texts.into_iter().flatten().collect()).await?;
        transaction.commit().await?;
    }
    Ok(())
}

fn record(entry: &Entry) -> Record {
    let [active, suspended, deleted] =
        [UserStatus::Active, UserStatus::Suspended, UserStatus::Deleted].map(|status| status.to_string());
    match entry.deed {
        Deed::Noted { category, priority } => {
            about(entry, AuditAction::UserNoteAdded).fact("category", category).fact("priority", priority)
        }
        Deed::Flagged(flag) => about(entry, AuditAction::UserFlagSet).with(vec![Effect::FlagSet { flag }]),
        Deed::Suspended { reason, until } => about(entry, AuditAction::UserSuspended)
            .change("status", Some(active), Some(suspended))
            .fact("reason_code", reason)
            .fact("until", until.map_or_else(|| "indefinite".to_owned(), |until| instant(until).to_rfc3339())),
        Deed::Deleted => about(entry, AuditAction::UserDeleted).change("status", Some(active), Some(deleted)),
        Deed::Credited { amount, balance } => about(entry, AuditAction::UserCreditsAdjusted)
            .with(vec![Effect::CreditsBooked { amount: decimal(amount), balance: decimal(balance) }]),
        Deed::Reactivated => about(entry, AuditAction::UserReactivated).change("status", Some(suspended), Some(active)),
    }
}

fn about(entry: &Entry, action: AuditAction) -> Record {
    Record {
        id: entry.id,
        at: entry.at,
        action,
        admin: entry.admin.map(|(id, name)| AdminRef { id, name: name.to_owned() }),
        user_id: Some(entry.user_id),
        ip: None,
        reason: entry.reason.map(str::to_owned),
        changes: Vec::new(),
        effects: Vec::new(),
        facts: Vec::new(),
        digest: None,
        request_id: None,
        // What is invented needs no secret.
        salt: entry.id.into_bytes(),
    }
}
