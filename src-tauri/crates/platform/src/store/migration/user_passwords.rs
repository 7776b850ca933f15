//! Passwords that the platform gives to users (PWD-3): their hashes, and when one for a day ends.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub struct UserPasswords;

impl MigrationName for UserPasswords {
    fn name(&self) -> &'static str {
        "0015_user_passwords"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for UserPasswords {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table("user_passwords", [big_pk_auto("id"), text("hash")])).await?;
        let mut until = big_integer_null("temporary_password_until");
        let security = Table::alter().table("user_security").add_column(&mut until).take();
        manager.alter_table(security).await?;
        let mut index = Index::create();
        index.name("user_security_by_temporary_password").table("user_security").col("temporary_password_until");
        manager.create_index(index).await
    }
}
