//! The ledger of credits. What users have already is its first entry of each.

use sea_orm::DbBackend;
use sea_orm_migration::{prelude::*, schema::*};
use steward_contract::CreditKind;

use super::table;
use crate::store::{codes::Numbered, credits::OF_USER};

pub struct Credits;

impl MigrationName for Credits {
    fn name(&self) -> &'static str {
        "0011_credits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Credits {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            big_pk_auto("id"),
            uuid("entry_id").unique_key().take(),
            big_integer("user_id"),
            big_integer("at"),
            small_integer("debit"),
            small_integer("credit"),
            big_integer("amount").check(Expr::col("amount").gt(0)).take(),
            big_integer("balance"),
            uuid_null("admin_id"),
            text_null("admin_name"),
            text_null("reason"),
        ];
        manager.create_table(table("credit_entries", columns)).await?;
        let mut index = Index::create();
        index.name("credit_entries_by_user_id").table("credit_entries").col("user_id").col("id");
        manager.create_index(index).await?;
        manager.get_connection().execute_unprepared(&opening(manager.get_database_backend())).await?;
        Ok(())
    }
}

fn opening(backend: DbBackend) -> String {
    let id = if backend == DbBackend::Postgres { "gen_random_uuid()" } else { "randomblob(16)" };
    let platform = CreditKind::Opening.number();
    let account = |gets: &str| format!("CASE WHEN credit_balance {gets} 0 THEN {OF_USER} ELSE {platform} END");
    format!(
        "INSERT INTO credit_entries (entry_id, user_id, at, debit, credit, amount, balance) \
         SELECT {id}, id, registered_at, {}, {}, abs(credit_balance), credit_balance FROM users \
         WHERE credit_balance <> 0 ORDER BY id",
        account("<"),
        account(">")
    )
}
