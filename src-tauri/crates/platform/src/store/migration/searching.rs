//! Keys by today's fold, and an index that answers parts of any length.

use sea_orm::{ConnectionTrait, ExprTrait, QueryResult};
use sea_orm_migration::prelude::*;

use crate::store::{fold::folded, search};

/// Texts whose fold is kept beside them.
const KEYS: [(&str, &str); 3] = [("name", "name_key"), ("email", "email_key"), ("company", "company_key")];

/// Users read at a time.
const BATCH: u64 = 2_000;

/// A new database has all of this from the first step on.
pub struct Searching;

impl MigrationName for Searching {
    fn name(&self) -> &'static str {
        "0008_searching"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Searching {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        // Only entries that came from a request: a planner that counts the others in would read the whole log instead.
        let by_request = "CREATE INDEX IF NOT EXISTS audit_by_request ON audit_entries (request_id) \
             WHERE request_id IS NOT NULL";
        connection.execute_unprepared(by_request).await?;
        if manager.has_table("search_parts").await? && after(connection, 0).await?.is_empty() {
            return Ok(());
        }
        search::drop(connection).await?;
        fold_again(connection).await?;
        search::create(connection).await
    }
}

/// Writes the keys that today's fold makes another of.
pub async fn fold_again(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut last = 0;
    loop {
        let users = after(connection, last).await?;
        let Some(user) = users.last() else { return Ok(()) };
        last = user.try_get_by_index(0)?;
        for user in &users {
            let id: i64 = user.try_get_by_index(0)?;
            let mut update = Query::update();
            update.table("users").and_where(Expr::col("id").eq(id));
            let mut changed = false;
            for (index, (_, column)) in KEYS.into_iter().enumerate() {
                let text: Option<String> = user.try_get_by_index(1 + index * 2)?;
                let key: String = user.try_get_by_index(2 + index * 2)?;
                let folded = folded(&text.unwrap_or_default());
                if folded != key {
                    update.value(column, folded);
                    changed = true;
                }
            }
            if changed {
                connection.execute(&update).await?;
            }
        }
    }
}

/// The next users with their texts and keys.
async fn after(connection: &impl ConnectionTrait, id: i64) -> Result<Vec<QueryResult>, DbErr> {
    let mut select = Query::select();
    select.column("id").columns(KEYS.iter().flat_map(|(text, key)| [*text, *key])).from("users");
    select.and_where(Expr::col("id").gt(id)).order_by("id", Order::Asc).limit(BATCH);
    connection.query_all(&select).await
}
