//! `GET /v1/audit/export` (AUD-1): the log as a file, as the list tells it. A code confirms it (CON-6).

use axum::response::Response;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use steward_contract::{AuditEntry, AuditFilter, Effect, ExportAudit, ExportFormat, Fact, FieldChange, Sensitive};
use steward_export::Cell;

use super::seen;
use crate::{
    api::{
        endpoint::{Call, Respond},
        error::ApiError,
        export::{Broken, Exported, File, seat, send, written},
    },
    store::audit::{Record, walk::Walk},
};

/// Entries that are read first.
const BATCH: u64 = 1_000;

/// What a row tells. Text that is made for it has a place to stand in.
type Told = (&'static str, for<'a> fn(&'a AuditEntry, &'a mut String) -> Cell<'a>);

const COLUMNS: &[Told] = &[
    ("number", |entry, text| {
        *text = entry.number.to_string();
        Cell::Number(text)
    }),
    ("at", |entry, _| Cell::Instant(entry.at)),
    ("action", |entry, _| Cell::Text(entry.action.as_str())),
    ("admin", |entry, _| known(entry.admin.as_ref().map(|admin| admin.name.as_str()))),
    ("admin_id", |entry, text| made(text, entry.admin.as_ref().map(|admin| admin.id.to_string()))),
    ("user_id", |entry, text| made(text, entry.user_id.map(|id| id.to_string()))),
    ("reason", |entry, _| known(entry.reason.as_deref())),
    ("changes", |entry, text| made(text, Some(joined(entry.changes.iter().map(change))))),
    ("effects", |entry, text| made(text, Some(joined(entry.effects.iter().map(effect))))),
    ("facts", |entry, text| made(text, Some(joined(entry.facts.iter().map(fact))))),
    ("hidden", |entry, text| made(text, Some(joined(entry.masked.iter().map(ToString::to_string))))),
    ("ip", |entry, _| known(entry.ip.as_deref())),
    ("request_id", |entry, _| known(entry.request_id.as_deref())),
    ("digest", |entry, _| known(entry.digest.as_deref())),
    ("entry_id", |entry, text| made(text, Some(entry.id.to_string()))),
    ("leaf_hash", |entry, _| known(entry.leaf_hash.as_deref())),
];

fn known(text: Option<&str>) -> Cell<'_> {
    Cell::known(text.unwrap_or_default())
}

fn made(text: &mut String, made: Option<String>) -> Cell<'_> {
    *text = made.unwrap_or_default();
    Cell::known(text)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

fn change(FieldChange { field, old, new }: &FieldChange) -> String {
    let end = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
    format!("{field}: {} → {}", end(old), end(new))
}

fn fact(fact: &Fact) -> String {
    format!("{}: {}", fact.name, fact.value)
}

fn effect(effect: &Effect) -> String {
    serde_json::to_string(effect).unwrap_or_default()
}

/// The log, under the filters.
struct Log {
    filter: AuditFilter,
    format: ExportFormat,
    expected: u32,
    sees_sensitive: bool,
}

impl Exported for Log {
    type Of = ExportAudit;

    const NAME: &'static str = "audit";

    fn format(&self) -> ExportFormat {
        self.format
    }

    fn columns(&self) -> Vec<&'static str> {
        COLUMNS.iter().map(|(name, _)| *name).collect()
    }

    fn expected(&self) -> u32 {
        self.expected
    }

    fn guards(&self) -> bool {
        true
    }

    fn tells_sensitive(&self) -> bool {
        self.sees_sensitive
    }

    /// About the user whose entries they are.
    fn told(&self, _: &Call<ExportAudit>, record: Record) -> Record {
        Record { user_id: self.filter.user_id, ..record }
    }

    async fn write(
        &self,
        _: &Call<ExportAudit>,
        snapshot: &DatabaseTransaction,
        file: &mut File,
    ) -> Result<(), Broken> {
        let mut text = String::new();
        let mut walk = Walk::new(&self.filter, None, BATCH);
        while let Some(entries) = walk.next(snapshot).await? {
            for entry in seen(entries, &self.filter, self.sees_sensitive) {
                for (_, cell) in COLUMNS {
                    file.cell(cell(&entry, &mut text)).map_err(written)?;
                }
                file.end_row().await?;
            }
        }
        Ok(())
    }
}

impl Respond for ExportAudit {
    async fn respond(call: Call<Self>) -> Result<Response, ApiError> {
        let seat = seat(&call)?;
        let snapshot = call.platform.database().snapshot().await?;
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        let (filter, format) = (call.query.filter.clone(), call.query.format.unwrap_or_default());
        let expected = count(&snapshot, &filter, sees_sensitive).await?;
        let admin = call.caller()?.admin_id.to_string();
        send(call, Log { filter, format, expected, sees_sensitive }, snapshot, seat, Some(admin)).await
    }
}

async fn count(connection: &impl ConnectionTrait, filter: &AuditFilter, sees_sensitive: bool) -> Result<u32, DbErr> {
    let (mut walk, mut count) = (Walk::new(filter, None, BATCH), 0_usize);
    while let Some(entries) = walk.next(connection).await? {
        count += seen(entries, filter, sees_sensitive).count();
    }
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
