//! Digests that were made from passwords, which anyone who reads them could try passwords on. The audit log has 32 bits
//! of each; it is opened this once, and each entry says what was taken out.

use sea_orm::{ConnectionTrait, Statement, TransactionTrait};
use sea_orm_migration::prelude::*;
use steward_contract::Fact;

use super::audit;

pub struct Step;

const CHANGE: &str = "me.password.change";

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "0004_digests"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The log is never left open: all of it, or nothing.
        let transaction = manager.get_connection().begin().await?;
        let of_passwords = format!("DELETE FROM step_up_grants WHERE operation = '{CHANGE}'");
        transaction.execute_unprepared(&of_passwords).await?;
        audit::open(&transaction).await?;
        for number in confirmations(&transaction).await? {
            let why = "removed, because it was made from passwords";
            crate::store::audit::forget_digest(&transaction, number, why).await?;
        }
        audit::shut(&transaction).await?;
        transaction.commit().await
    }
}

/// The entries of those who confirmed a change of their password.
async fn confirmations(connection: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    let statement = Statement::from_string(
        connection.get_database_backend(),
        "SELECT number, facts FROM audit_entries WHERE action = 'ADMIN_STEP_UP' AND digest IS NOT NULL",
    );
    let mut found = Vec::new();
    for row in connection.query_all_raw(statement).await? {
        let facts: String = row.try_get("", "facts")?;
        let facts: Vec<Fact> = serde_json::from_str(&facts).map_err(|error| DbErr::Custom(error.to_string()))?;
        if facts.iter().any(|fact| fact.name == "operation" && fact.value == CHANGE) {
            found.push(row.try_get("", "number")?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use steward_contract::{ChangeMyPassword, SuspendUser};

    use super::*;
    use crate::testing::{TestPlatform, on_both_databases};

    on_both_databases!(what_was_made_from_passwords_is_taken_out);

    async fn what_was_made_from_passwords_is_taken_out(platform: TestPlatform) {
        let mut admin = platform.admin("agent").await;
        admin.confirm::<ChangeMyPassword>(&admin.admin_id.to_string(), &json!({})).await;
        admin.confirm::<SuspendUser>(&format!("\"value\":\"{CHANGE}\""), &json!({})).await;
        let database = platform.platform.database().write();
        Step.up(&SchemaManager::new(database)).await.unwrap();

        assert_eq!(platform.count("SELECT count(*) FROM step_up_grants").await, 1);
        let kept = "SELECT count(*) FROM audit_entries WHERE digest IS NOT NULL AND facts LIKE '%users.suspend%'";
        assert_eq!(platform.count(kept).await, 1);
        let said = "SELECT count(*) FROM audit_entries WHERE digest IS NULL AND facts LIKE '%\"removed, because %'";
        assert_eq!(platform.count(said).await, 1);
        let refusal = database.execute_unprepared("UPDATE audit_entries SET facts = '[]'").await.unwrap_err();
        assert!(refusal.to_string().contains("append-only"), "{refusal}");
    }
}
