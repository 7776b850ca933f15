//! First and last name apart. Who had none has them read from the name until somebody gives them.

use sea_orm_migration::{prelude::*, schema};

pub struct Names;

impl MigrationName for Names {
    fn name(&self) -> &'static str {
        "0012_names"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Names {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["first_name", "last_name"] {
            let alter = Table::alter().table("user_profiles").add_column(schema::text_null(name)).take();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}
