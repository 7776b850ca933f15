//! What actions did, as the facts that they are; and a second factor that is required of a user.

use sea_orm_migration::{prelude::*, schema};

pub struct Effects;

impl MigrationName for Effects {
    fn name(&self) -> &'static str {
        "0009_effects"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Effects {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut effects = schema::text("effects");
        let log = Table::alter().table("audit_entries").add_column(effects.default("[]")).take();
        manager.alter_table(log).await?;
        let mut required = schema::boolean("two_factor_required");
        let security = Table::alter().table("user_security").add_column(required.default(false)).take();
        manager.alter_table(security).await
    }
}
