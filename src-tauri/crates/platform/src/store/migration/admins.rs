//! The people who use the console, what they may do, and how they prove who they are.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub fn tables() -> Vec<TableCreateStatement> {
    vec![
        table(
            "admins",
            [
                uuid("id").primary_key().take(),
                text("email").unique_key().take(),
                text("name"),
                text("password_hash"),
                boolean("active"),
                big_integer_null("user_id"),
                blob_null("totp_secret"),
                blob_null("totp_candidate"),
                big_integer("totp_last_step"),
                big_integer("created_at"),
                big_integer("password_changed_at"),
            ],
        ),
        table("roles", [text("code").primary_key().take(), text("label"), small_integer("rank"), text("permissions")]),
        table("admin_roles", [uuid("admin_id"), text("role")])
            .primary_key(Index::create().col("admin_id").col("role"))
            .take(),
        table("recovery_codes", [blob("hash").primary_key().take(), uuid("admin_id"), big_integer_null("used_at")]),
        table(
            "challenges",
            [
                blob("hash").primary_key().take(),
                uuid("admin_id"),
                blob_null("totp_candidate"),
                big_integer("expires_at"),
                big_integer_null("used_at"),
            ],
        ),
        table(
            "admin_sessions",
            [
                uuid("id").primary_key().take(),
                uuid("admin_id"),
                text_null("client"),
                text_null("ip"),
                blob("access_hash"),
                big_integer("access_expires_at"),
                big_integer("created_at"),
                big_integer("last_used_at"),
                big_integer("expires_at"),
                big_integer_null("ended_at"),
            ],
        ),
        table(
            "refresh_tokens",
            [
                blob("hash").primary_key().take(),
                uuid("session_id"),
                big_integer("expires_at"),
                big_integer_null("used_at"),
            ],
        ),
        table(
            "step_up_grants",
            [
                blob("hash").primary_key().take(),
                uuid("admin_id"),
                uuid("session_id"),
                text("operation"),
                text("target"),
                text("digest"),
                big_integer("expires_at"),
                big_integer_null("used_at"),
            ],
        ),
        table(
            "attempts",
            [
                text("subject").primary_key().take(),
                integer("failures"),
                big_integer("since"),
                big_integer("locked_until"),
            ],
        ),
        table(
            "actions",
            [
                uuid("admin_id"),
                uuid("key"),
                text("operation"),
                text("digest"),
                text("result"),
                boolean("refused"),
                big_integer("at"),
            ],
        )
        .primary_key(Index::create().col("admin_id").col("key"))
        .take(),
    ]
}

pub fn sealing() -> TableCreateStatement {
    table("sealing", [small_integer("id").primary_key().take(), text("key")])
}

pub fn indexes() -> Vec<IndexCreateStatement> {
    [
        ("admins", "user_id", false),
        ("recovery_codes", "admin_id", false),
        ("challenges", "expires_at", false),
        ("admin_sessions", "access_hash", true),
        ("admin_sessions", "admin_id", false),
        ("refresh_tokens", "session_id", false),
        ("refresh_tokens", "expires_at", false),
        ("step_up_grants", "expires_at", false),
        ("actions", "at", false),
    ]
    .map(|(table, column, unique)| {
        let mut index = Index::create();
        index.name(format!("{table}_by_{column}")).table(table).col(column);
        if unique {
            index.unique();
        }
        index
    })
    .into()
}
