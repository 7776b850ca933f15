//! The schema, step by step. A step that was released is never edited; a change is a new step.

mod commerce;
mod history;
mod users;
mod work;

use sea_orm::ConnectionTrait;
use sea_orm_migration::prelude::*;

use super::indexes;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(UserTables)]
    }
}

/// Everything that belongs to users, with its indexes and what the database keeps in step by itself.
struct UserTables;

impl MigrationName for UserTables {
    fn name(&self) -> &'static str {
        "0001_users"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for UserTables {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tables in [users::tables(), history::tables(), commerce::tables(), work::tables()] {
            for table in &tables {
                manager.get_connection().execute(table).await?;
            }
        }
        indexes::create(manager.get_connection()).await
    }
}

fn table<const N: usize>(name: &'static str, columns: [ColumnDef; N]) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    table
}
