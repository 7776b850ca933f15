//! The audit log's table, which refuses every change of what is in it (AUD-2).

use sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub fn tables() -> Vec<TableCreateStatement> {
    vec![
        table(
            "audit_entries",
            [
                big_integer("number").primary_key().take(),
                uuid("id").unique_key().take(),
                big_integer("at"),
                text("action"),
                uuid_null("admin_id"),
                text_null("admin_name"),
                uuid_null("user_id"),
                text_null("ip"),
                text_null("reason"),
                text("changes"),
                text("facts"),
                text_null("digest"),
                text_null("request_id"),
                blob("leaf_hash"),
            ],
        ),
        table("audit_head", [small_integer("id").primary_key().take(), big_integer("number")]),
    ]
}

pub fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        Index::create().name("audit_by_user").table("audit_entries").col("user_id").col("number").take(),
        Index::create().name("audit_by_admin").table("audit_entries").col("admin_id").col("number").take(),
    ]
}

/// The first number to come is 1. Triggers are the one thing here that the two databases write differently.
pub async fn guard(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    connection.execute_unprepared("INSERT INTO audit_head (id, number) VALUES (1, 0)").await?;
    let statements = match connection.get_database_backend() {
        DbBackend::Postgres => POSTGRES,
        _ => SQLITE,
    };
    for statement in statements {
        connection.execute_unprepared(statement).await?;
    }
    Ok(())
}

const SQLITE: &[&str] = &[
    KEEPS_VALUES,
    "CREATE TRIGGER audit_keeps_entries BEFORE DELETE ON audit_entries \
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
];

const POSTGRES: &[&str] = &[
    "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$",
    "CREATE TRIGGER audit_keeps_entries BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries \
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
];

const KEEPS_VALUES: &str = "CREATE TRIGGER audit_keeps_values BEFORE UPDATE ON audit_entries \
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END";

/// SQLite lets an insert replace a row without asking the triggers of updates and deletes.
pub async fn guard_inserts(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    if connection.get_database_backend() == DbBackend::Sqlite {
        connection.execute_unprepared(KEEPS_NUMBERS).await?;
    }
    Ok(())
}

const KEEPS_NUMBERS: &str = "CREATE TRIGGER audit_keeps_numbers BEFORE INSERT ON audit_entries \
     WHEN EXISTS (SELECT 1 FROM audit_entries WHERE number = NEW.number OR id = NEW.id) \
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END";

/// Lets entries be changed until [`shut`]; only a step that takes out what must not be kept does so.
pub async fn open(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    let statement = match connection.get_database_backend() {
        DbBackend::Postgres => "ALTER TABLE audit_entries DISABLE TRIGGER audit_keeps_entries",
        _ => "DROP TRIGGER audit_keeps_values",
    };
    connection.execute_unprepared(statement).await.map(|_| ())
}

pub async fn shut(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    let statement = match connection.get_database_backend() {
        DbBackend::Postgres => "ALTER TABLE audit_entries ENABLE TRIGGER audit_keeps_entries",
        _ => KEEPS_VALUES,
    };
    connection.execute_unprepared(statement).await.map(|_| ())
}
