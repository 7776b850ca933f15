//! When a deleted user's hard delete is due, and what a restored one becomes. Of whom is deleted already, that isn't known.

use sea_orm_migration::{prelude::*, schema};

use crate::domain::retention::RESTORABLE;

pub struct Deletions;

impl MigrationName for Deletions {
    fn name(&self) -> &'static str {
        "0010_deletions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Deletions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in
            [schema::small_integer_null("status_before_deletion"), schema::big_integer_null("hard_delete_at")]
        {
            let profile = Table::alter().table("user_profiles").add_column(&mut column).take();
            manager.alter_table(profile).await?;
        }
        let due = format!("UPDATE user_profiles SET hard_delete_at = deleted_at + {}", RESTORABLE.num_milliseconds());
        manager.get_connection().execute_unprepared(&due).await?;
        let mut index = Index::create();
        index.name("user_profiles_by_hard_delete").table("user_profiles").col("hard_delete_at");
        manager.create_index(index).await
    }
}
