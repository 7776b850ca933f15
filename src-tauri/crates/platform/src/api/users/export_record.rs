//! `GET /v1/users/exports/{export_id}`: what an export sent, for the admin who asked for it (EXP-4).

use steward_contract::{AuditRef, ExportRecord, GetExport};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, not_found},
    },
    clock::instant,
    store::{exports, users::code},
};

impl Endpoint for GetExport {
    async fn handle(call: Call<Self>) -> Result<ExportRecord, ApiError> {
        let admin = call.caller()?.admin_id;
        let found = exports::find(call.platform.database().read(), admin, call.path.export_id).await?;
        let row = found.ok_or_else(|| not_found("export"))?;
        Ok(ExportRecord {
            export_id: row.export_id,
            state: code(row.state)?,
            rows: u32::try_from(row.rows).unwrap_or(u32::MAX),
            sha256: row.sha256,
            started_at: instant(row.started_at),
            finished_at: row.finished_at.map(instant),
            audit: AuditRef { id: row.audit_id, number: u32::try_from(row.audit_number).unwrap_or(u32::MAX) },
        })
    }
}
