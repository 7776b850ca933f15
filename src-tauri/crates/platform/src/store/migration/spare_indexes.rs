//! Each index is written with every action: those that nothing asks any more go, and one has only what it is asked for.

use sea_orm_migration::prelude::*;

pub struct SpareIndexes;

impl MigrationName for SpareIndexes {
    fn name(&self) -> &'static str {
        "0022_spare_indexes"
    }
}

const STATEMENTS: [&str; 3] = [
    "DROP INDEX IF EXISTS outbox_by_sent_at_id",
    "DROP INDEX IF EXISTS audit_texts_by_user",
    // What admins typed, which an erasure looks through; the texts about a user are found by their entries.
    "CREATE INDEX audit_texts_of_nobody ON audit_texts (number) WHERE user_id IS NULL",
];

#[async_trait::async_trait]
impl MigrationTrait for SpareIndexes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in STATEMENTS {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
