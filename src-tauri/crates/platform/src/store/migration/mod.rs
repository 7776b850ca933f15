//! The schema, step by step. A step that was released is never edited; a change is a new step.

mod admins;
mod approvals;
mod audit;
mod audit_walks;
mod commerce;
mod credits;
mod deletions;
mod documents;
mod effects;
mod erasures;
mod forget_digests;
mod history;
mod links;
mod names;
mod oauth_links;
mod outbox;
mod payments;
pub mod searching;
mod spare_indexes;
mod user_passwords;
mod user_permissions;
mod users;
mod work;

use sea_orm::ConnectionTrait;
use sea_orm_migration::{prelude::*, schema};

use super::{indexes, search};

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(UserTables),
            Box::new(AdminTables),
            Box::new(UserKinds),
            // Newer than those below, and before them: they read entries with all columns that these have today.
            Box::new(effects::Effects),
            Box::new(forget_digests::Step),
            Box::new(Sealing),
            Box::new(GuardedInserts),
            Box::new(Challenges),
            Box::new(searching::Searching),
            Box::new(deletions::Deletions),
            Box::new(credits::Credits),
            Box::new(names::Names),
            Box::new(approvals::Approvals),
            Box::new(payments::Payments),
            Box::new(erasures::Erasures),
            Box::new(user_passwords::UserPasswords),
            Box::new(outbox::Outbox),
            Box::new(links::Links),
            Box::new(documents::Documents),
            Box::new(spare_indexes::SpareIndexes),
            Box::new(oauth_links::OauthLinks),
            Box::new(user_permissions::UserPermissions),
            Box::new(audit_walks::AuditWalks),
        ]
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

/// Which key secrets are sealed with; they are when the platform starts, as no step has the key.
struct Sealing;

impl MigrationName for Sealing {
    fn name(&self) -> &'static str {
        "0005_sealing"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Sealing {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(admins::sealing()).await
    }
}

/// Nothing gets into the audit log in another entry's place.
struct GuardedInserts;

impl MigrationName for GuardedInserts {
    fn name(&self) -> &'static str {
        "0006_guarded_inserts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for GuardedInserts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        audit::guard_inserts(manager.get_connection()).await
    }
}

/// A sign-in ends with the password that it was begun with; those under way begin anew.
struct Challenges;

impl MigrationName for Challenges {
    fn name(&self) -> &'static str {
        "0007_challenges"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Challenges {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = schema::big_integer("password_changed_at");
        let alter = Table::alter().table("challenges").add_column(column.default(0)).take();
        manager.alter_table(alter).await
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
