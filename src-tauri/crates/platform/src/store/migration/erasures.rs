//! What is left of users who are deleted for good; and what has to go with them: the texts of the audit log stand beside it
//! from here on, and a kept outcome says whom it is about.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, TransactionTrait};
use sea_orm_migration::{prelude::*, schema::*};
use steward_contract::Done;

use super::{audit, table};
use crate::{
    rng::{Rng, SystemRng},
    store::{
        audit::set_texts_apart,
        entity::{action, audit_entry},
    },
};

/// Rows that are read at a time.
const BATCH: u64 = 2_000;

pub struct Erasures;

impl MigrationName for Erasures {
    fn name(&self) -> &'static str {
        "0015_erasures"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Erasures {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        let alter = Table::alter().table("actions").add_column(uuid_null("user_id")).take();
        manager.alter_table(alter).await?;
        for index in [
            Index::create().name("audit_texts_by_user").table("audit_texts").col("user_id").col("number").take(),
            Index::create().name("actions_by_user").table("actions").col("user_id").take(),
            Index::create().name("erasures_by_user").table("erasures").col("user_id").unique().take(),
            Index::create().name("erasures_by_next").table("erasures").col("next_at").take(),
            Index::create().name("archives_by_end").table("archives").col("kept_until").take(),
        ] {
            manager.create_index(index).await?;
        }
        // The log is never left open: all of it, or nothing.
        let transaction = manager.get_connection().begin().await?;
        audit::open(&transaction).await?;
        let mut last = 0;
        while let Some(number) = set_texts_apart(&transaction, last, BATCH, salt).await? {
            last = number;
        }
        audit::shut(&transaction).await?;
        name_users(&transaction).await?;
        transaction.commit().await
    }
}

fn salt() -> [u8; 16] {
    let mut salt = [0; 16];
    SystemRng.fill(&mut salt);
    salt
}

/// Says of the outcomes that are kept whom they are about, as the log has it.
async fn name_users(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    for fate in action::Entity::find().filter(action::Column::Refused.eq(false)).all(connection).await? {
        // What the first version kept says it itself; it is read as what it became.
        let Ok(done) = serde_json::from_str::<Done>(&fate.result) else { continue };
        let number = i64::from(done.audit.number);
        let Some(entry) = audit_entry::Entity::find_by_id(number).one(connection).await? else { continue };
        action::Entity::update_many()
            .col_expr(action::Column::UserId, Expr::value(entry.user_id))
            .filter(action::Column::AdminId.eq(fate.admin_id))
            .filter(action::Column::Key.eq(fate.key))
            .exec(connection)
            .await?;
    }
    Ok(())
}

fn tables() -> Vec<TableCreateStatement> {
    let mut texts = table(
        "audit_texts",
        [big_integer("number"), small_integer("place"), uuid_null("user_id"), blob("salt"), text("text")],
    );
    texts.primary_key(Index::create().col("number").col("place"));
    let mut steps = table(
        "erasure_steps",
        [
            big_integer("erasure"),
            small_integer("step"),
            big_integer("at"),
            uuid("audit_id"),
            big_integer("audit_number"),
        ],
    );
    steps.primary_key(Index::create().col("erasure").col("step"));
    let erasures = table(
        "erasures",
        [
            big_integer("id").primary_key().take(),
            uuid("erasure_id"),
            uuid("user_id"),
            big_integer("deleted_at"),
            big_integer("began_at"),
            uuid_null("requested_by"),
            text_null("requested_by_name"),
            uuid_null("approved_by"),
            text_null("approved_by_name"),
            small_integer("taken"),
            big_integer_null("next_at"),
            text("held"),
            text("records"),
        ],
    );
    let archives = table(
        "archives",
        [
            big_integer("id").primary_key().take(),
            uuid("erasure_id"),
            blob("sealed"),
            text("sha256"),
            integer("bytes"),
            big_integer("kept_until"),
        ],
    );
    vec![texts, steps, erasures, archives]
}
