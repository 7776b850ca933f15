//! What a payment platform knows of its users: wallets, and programs that came to the API for them (USR-10, USR-12).

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub struct Payments;

impl MigrationName for Payments {
    fn name(&self) -> &'static str {
        "0014_payments"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Payments {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(wallets()).await?;
        manager.create_table(api_sessions()).await?;
        for (name, table, at) in
            [("wallets_by_user_id", "wallets", "opened_at"), ("api_sessions_by_user_id", "api_sessions", "at")]
        {
            let mut index = Index::create();
            index.name(name).table(table).col("user_id").col(at).col("id");
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn wallets() -> TableCreateStatement {
    let columns = [
        big_pk_auto("id"),
        uuid("wallet_id").unique_key().take(),
        big_integer("user_id"),
        text("balance"),
        text("currency"),
        text("address"),
        text("network"),
        big_integer("opened_at"),
        big_integer_null("last_movement_at"),
    ];
    table("wallets", columns)
}

fn api_sessions() -> TableCreateStatement {
    let columns = [
        big_pk_auto("id"),
        uuid("session_id").unique_key().take(),
        big_integer("user_id"),
        big_integer("at"),
        boolean("success"),
        text_null("ip"),
        text_null("device"),
        text_null("location"),
    ];
    table("api_sessions", columns)
}
