//! What the platform itself keeps: mail to send, frozen lists, exports, counters.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub fn tables() -> Vec<TableCreateStatement> {
    vec![
        table(
            "outbox",
            [
                big_pk_auto("id"),
                uuid("mail_id"),
                big_integer_null("user_id"),
                text("recipient"),
                text("template"),
                text_null("language"),
                text("content"),
                big_integer("created_at"),
                big_integer_null("sent_at"),
                integer("attempts"),
            ],
        ),
        table(
            "selections",
            [
                big_pk_auto("id"),
                uuid("selection_id"),
                uuid("admin_id"),
                integer("count"),
                big_integer("created_at"),
                big_integer("expires_at"),
            ],
        ),
        table("selection_users", [big_integer("selection_id"), big_integer("user_id")])
            .primary_key(Index::create().col("selection_id").col("user_id"))
            .take(),
        table(
            "exports",
            [
                big_pk_auto("id"),
                uuid("export_id"),
                uuid("admin_id"),
                small_integer("state"),
                big_integer("rows"),
                text_null("sha256"),
                big_integer("started_at"),
                big_integer_null("finished_at"),
                uuid("audit_id"),
                big_integer("audit_number"),
            ],
        ),
        user_counts(),
        table("data_version", [big_pk_auto("id"), big_integer("version")]),
    ]
}

pub fn user_counts() -> TableCreateStatement {
    table("user_counts", [big_pk_auto("kind"), big_integer("users")])
}
