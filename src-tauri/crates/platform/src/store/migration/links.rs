//! Links that users are sent, by their hashes; and the secret of a link that is still to be sent, sealed.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub struct Links;

impl MigrationName for Links {
    fn name(&self) -> &'static str {
        "0018_links"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Links {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(links()).await?;
        for index in [
            Index::create().name("links_by_user").table("links").col("user_id").col("purpose").take(),
            Index::create().name("links_by_end").table("links").col("expires_at").take(),
        ] {
            manager.create_index(index).await?;
        }
        let mut secret = blob_null("secret");
        manager.alter_table(Table::alter().table("outbox").add_column(&mut secret).take()).await
    }
}

fn links() -> TableCreateStatement {
    table(
        "links",
        [
            big_pk_auto("id"),
            blob("hash").unique_key().take(),
            small_integer("purpose"),
            big_integer("user_id"),
            text("address"),
            big_integer("created_at"),
            big_integer("expires_at"),
            big_integer_null("used_at"),
            big_integer_null("ended_at"),
        ],
    )
}
