//! What becomes of mail: when it is tried, why it failed, whether it was given up. And who does what, where several
//! servers have one database.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub struct Outbox;

impl MigrationName for Outbox {
    fn name(&self) -> &'static str {
        "0015_outbox"
    }
}

const STATEMENTS: &[&str] = &[
    "UPDATE outbox SET queued_at = created_at, next_try_at = created_at",
    "CREATE INDEX outbox_waiting ON outbox (next_try_at, id) WHERE sent_at IS NULL AND given_up_at IS NULL",
    "CREATE INDEX outbox_by_time ON outbox (created_at, id)",
    "CREATE INDEX outbox_given_up ON outbox (created_at, id) WHERE given_up_at IS NOT NULL",
];

#[async_trait::async_trait]
impl MigrationTrait for Outbox {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [
            big_integer("queued_at").default(0).take(),
            big_integer("next_try_at").default(0).take(),
            big_integer_null("tried_at"),
            big_integer_null("given_up_at"),
            text_null("last_error"),
        ] {
            manager.alter_table(Table::alter().table("outbox").add_column(&mut column).take()).await?;
        }
        for statement in STATEMENTS {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        manager.create_table(leases()).await
    }
}

fn leases() -> TableCreateStatement {
    table("leases", [text("name").primary_key().take(), uuid("holder"), big_integer("until")])
}
