//! What users hand in for the identity check.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub struct Documents;

impl MigrationName for Documents {
    fn name(&self) -> &'static str {
        "0019_documents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Documents {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            big_pk_auto("id"),
            uuid("document_id").unique_key().take(),
            big_integer("user_id"),
            small_integer("kind"),
            text("name"),
            small_integer("media_type"),
            text("sha256"),
            integer("bytes"),
            big_integer("submitted_at"),
            blob("content"),
        ];
        manager.create_table(table("kyc_documents", columns)).await?;
        let mut index = Index::create();
        index.name("kyc_documents_by_user").table("kyc_documents").col("user_id").col("id");
        manager.create_index(index).await
    }
}
