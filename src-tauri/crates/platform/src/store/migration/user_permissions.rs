//! Permissions that single users have beside those of their roles (EDT-6, USR-11).

use sea_orm_migration::{prelude::*, schema};

pub struct UserPermissions;

impl MigrationName for UserPermissions {
    fn name(&self) -> &'static str {
        "0021_user_permissions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for UserPermissions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = schema::text("permissions");
        let alter = Table::alter().table("user_security").add_column(column.default("")).take();
        manager.alter_table(alter).await
    }
}
