//! What a user earns and buys.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub fn tables() -> Vec<TableCreateStatement> {
    vec![
        table(
            "partners",
            [
                big_pk_auto("id"),
                text("partner_id"),
                text("referral_code"),
                big_integer_null("sponsor_id"),
                boolean("active"),
                text("rank"),
                text("highest_rank"),
                integer("direct_referrals"),
                integer("network_size"),
                big_integer("available"),
                big_integer("pending"),
                big_integer("total_earned"),
                text("currency"),
            ],
        ),
        table("partner_ranks", [big_pk_auto("id"), big_integer("user_id"), big_integer("at"), text("rank")]),
        table(
            "orders",
            [
                big_pk_auto("id"),
                uuid("order_id"),
                big_integer("user_id"),
                text("number"),
                big_integer("at"),
                small_integer("status"),
                big_integer("total"),
                text("currency"),
            ],
        ),
        table(
            "order_items",
            [big_pk_auto("id"), big_integer("order_id"), text("title"), integer("quantity"), big_integer("price")],
        ),
        table(
            "payouts",
            [
                big_pk_auto("id"),
                uuid("payout_id"),
                big_integer("user_id"),
                big_integer("amount"),
                text("currency"),
                small_integer("status"),
                big_integer("requested_at"),
                big_integer_null("settled_at"),
            ],
        ),
    ]
}
