//! The whole log is read by who, what, when and request (AUD-1): along an index each, newest first.

use sea_orm_migration::prelude::*;

pub struct AuditWalks;

impl MigrationName for AuditWalks {
    fn name(&self) -> &'static str {
        "0023_audit_walks"
    }
}

const STATEMENTS: [&str; 6] = [
    "CREATE INDEX audit_by_time ON audit_entries (at, number)",
    "CREATE INDEX audit_by_action ON audit_entries (action, at, number)",
    "DROP INDEX IF EXISTS audit_by_admin",
    "CREATE INDEX audit_by_admin ON audit_entries (admin_id, at, number)",
    "DROP INDEX IF EXISTS audit_by_request",
    "CREATE INDEX audit_by_request ON audit_entries (request_id, number) WHERE request_id IS NOT NULL",
];

#[async_trait::async_trait]
impl MigrationTrait for AuditWalks {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in STATEMENTS {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
