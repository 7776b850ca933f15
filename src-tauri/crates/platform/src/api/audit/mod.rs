//! `/v1/audit`: the whole log.

mod export;
mod list;
#[cfg(test)]
mod tests;

use steward_contract::{AuditEntry, AuditFilter};

use crate::domain::{audit::meant, masking::shown};

/// Of what was read, what is meant, as somebody sees it.
fn seen(entries: Vec<AuditEntry>, filter: &AuditFilter, sees_sensitive: bool) -> impl Iterator<Item = AuditEntry> {
    entries.into_iter().map(move |entry| shown(entry, sees_sensitive)).filter(|entry| meant(entry, filter))
}
