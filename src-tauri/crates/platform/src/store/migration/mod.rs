//! The schema, step by step. A step that was released is never edited; a change is a new step.

mod admins;
mod audit;
mod commerce;
mod forget_digests;
mod history;
mod users;
mod work;

use sea_orm::ConnectionTrait;
use sea_orm_migration::prelude::*;

use super::{indexes, search};

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(UserTables), Box::new(AdminTables), Box::new(UserKinds), Box::new(forget_digests::Step)]
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
        for statement in search::of(manager.get_database_backend()).order() {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        indexes::create(manager.get_connection()).await?;
        search::create(manager.get_connection()).await
    }
}

/// Who uses the console, and the log of what they did.
struct AdminTables;

impl MigrationName for AdminTables {
    fn name(&self) -> &'static str {
        "0002_admins"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AdminTables {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in admins::tables().iter().chain(&audit::tables()) {
            manager.get_connection().execute(table).await?;
        }
        for index in admins::indexes().iter().chain(&audit::indexes()) {
            manager.get_connection().execute(index).await?;
        }
        audit::guard(manager.get_connection()).await
    }
}

/// Counters by kind in place of those by status. A new database has them from the first step on, whose triggers are
/// always the newest.
struct UserKinds;

impl MigrationName for UserKinds {
    fn name(&self) -> &'static str {
        "0003_kinds"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for UserKinds {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if !manager.has_column("user_counts", "status").await? {
            return Ok(());
        }
        search::drop(manager.get_connection()).await?;
        manager.drop_table(Table::drop().table("user_counts").to_owned()).await?;
        manager.create_table(work::user_counts()).await?;
        search::create(manager.get_connection()).await
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
