//! What waits for a second admin. That nobody approves what they asked for themselves is also the database's rule.

use sea_orm_migration::{prelude::*, schema::*};

use steward_contract::ApprovalState;

use super::table;
use crate::store::codes::Numbered;

pub struct Approvals;

impl MigrationName for Approvals {
    fn name(&self) -> &'static str {
        "0013_approvals"
    }
}

fn rules() -> [(&'static str, String); 3] {
    let [pending, approved, rejected] =
        [ApprovalState::Pending, ApprovalState::Approved, ApprovalState::Rejected].map(Numbered::number);
    [
        ("approvals_by_another", "decided_by <> requested_by".to_owned()),
        ("approvals_by_somebody", format!("(state IN ({approved}, {rejected})) = (decided_by IS NOT NULL)")),
        ("approvals_at_some_time", format!("(state = {pending}) = (decided_at IS NULL)")),
    ]
}

/// The same is asked for once at a time.
fn once() -> String {
    let pending = ApprovalState::Pending.number();
    format!("CREATE UNIQUE INDEX approvals_waiting ON approvals (operation, target) WHERE state = {pending}")
}

#[async_trait::async_trait]
impl MigrationTrait for Approvals {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut approvals = approvals();
        for (name, rule) in rules() {
            approvals.check((name, Expr::cust(rule)));
        }
        manager.create_table(approvals).await?;
        for index in [
            Index::create().name("approvals_by_time").table("approvals").col("requested_at").col("id").take(),
            Index::create().name("approvals_by_user").table("approvals").col("user_id").col("state").take(),
        ] {
            manager.create_index(index).await?;
        }
        manager.get_connection().execute_unprepared(&once()).await?;
        Ok(())
    }
}

fn approvals() -> TableCreateStatement {
    table(
        "approvals",
        [
            big_pk_auto("id"),
            uuid("approval_id").unique_key().take(),
            text("operation"),
            text("target"),
            text("action"),
            text("digest"),
            uuid("user_id"),
            text("user_name"),
            text("subject"),
            text("effects"),
            text_null("reason"),
            text("permission"),
            uuid("requested_by"),
            text("requested_by_name"),
            big_integer("requested_at"),
            big_integer("lapses_at"),
            small_integer("state"),
            uuid_null("decided_by"),
            text_null("decided_by_name"),
            big_integer_null("decided_at"),
            text_null("decision"),
        ],
    )
}
