//! Selections: lists of ids, frozen for an hour, each for the admin who made it (LST-10, invariant 9).

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Query},
};
use steward_contract::{FieldError, SelectRequest, Selection};
use uuid::Uuid;

use super::{SelectError, Users, condition::Condition};
use crate::store::{entity::selection, list::Values};

const LIFETIME: TimeDelta = TimeDelta::hours(1);

/// Ids in one question.
const STEP: usize = 10_000;

impl Users {
    /// Freezes a list of ids for an admin, under a new id. An id that is nobody's is an error: what was chosen must be
    /// what is frozen.
    ///
    /// # Errors
    /// No ids, too many, or one that is nobody's; or the database's own.
    pub async fn freeze(
        &self,
        chosen: &[Uuid],
        admin: Uuid,
        selection_id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Selection, SelectError> {
        let users = self.numbers(distinct(chosen)?).await?;
        let expires_at = now + LIFETIME;
        let count = u32::try_from(users.len()).unwrap_or(u32::MAX);
        let row = selection::ActiveModel {
            selection_id: Set(selection_id),
            admin_id: Set(admin),
            count: Set(count.cast_signed()),
            created_at: Set(now.timestamp_millis()),
            expires_at: Set(expires_at.timestamp_millis()),
            ..Default::default()
        };
        let transaction = self.database.begin().await?;
        forget(&transaction, now.timestamp_millis()).await?;
        let selection = selection::Entity::insert(row).exec_with_returning(&transaction).await?;
        fill(&transaction, selection.id, &users).await?;
        transaction.commit().await?;
        Ok(Selection { selection_id, count, expires_at })
    }

    /// The condition that a user is in a selection; `None` when it is over, or not this admin's.
    pub(super) async fn frozen(
        &self,
        id: Uuid,
        admin: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<Option<Condition>, DbErr> {
        let Some(admin) = admin else { return Ok(None) };
        let selection = selection::Entity::find()
            .filter(selection::Column::SelectionId.eq(id))
            .filter(selection::Column::AdminId.eq(admin))
            .filter(selection::Column::ExpiresAt.gt(now.timestamp_millis()))
            .one(self.database.read())
            .await?;
        Ok(selection.map(|selection| {
            let users = Query::select()
                .column("user_id")
                .from("selection_users")
                .and_where(Expr::col("selection_id").eq(selection.id))
                .take();
            Condition::plain(Expr::col(("users", "id")).in_subquery(users))
        }))
    }

    async fn numbers(&self, ids: Vec<Uuid>) -> Result<Vec<i64>, SelectError> {
        let mut numbers = Vec::with_capacity(ids.len());
        for some in ids.chunks(STEP) {
            let among = Values::Ids(some.to_vec()).hold(Expr::col("user_id"), self.backend());
            let select = Query::select().columns(["id", "user_id"]).from("users").and_where(among).take();
            let mut known = HashSet::with_capacity(some.len());
            for row in self.database.read().query_all(&select).await? {
                numbers.push(row.try_get_by_index(0)?);
                known.insert(row.try_get_by_index::<Uuid>(1)?);
            }
            if let Some(unknown) = some.iter().find(|id| !known.contains(id)) {
                return Err(wrong(format!("{unknown} is no user")));
            }
        }
        Ok(numbers)
    }
}

fn distinct(chosen: &[Uuid]) -> Result<Vec<Uuid>, SelectError> {
    let ids: BTreeSet<Uuid> = chosen.iter().copied().collect();
    if ids.is_empty() || ids.len() > SelectRequest::MOST_IDS as usize {
        return Err(wrong(format!("has {} ids; give 1 to {}", ids.len(), SelectRequest::MOST_IDS)));
    }
    Ok(ids.into_iter().collect())
}

fn wrong(message: String) -> SelectError {
    SelectError::Fields(vec![FieldError::new("user_ids", message)])
}

/// Takes away what is over.
async fn forget(transaction: &DatabaseTransaction, now: i64) -> Result<(), DbErr> {
    let old = Query::select().column("id").from("selections").and_where(Expr::col("expires_at").lte(now)).take();
    let users =
        Query::delete().from_table("selection_users").and_where(Expr::col("selection_id").in_subquery(old)).take();
    transaction.execute(&users).await?;
    selection::Entity::delete_many().filter(selection::Column::ExpiresAt.lte(now)).exec(transaction).await?;
    Ok(())
}

async fn fill(transaction: &DatabaseTransaction, selection: i64, users: &[i64]) -> Result<(), DbErr> {
    for some in users.chunks(STEP) {
        // Every number is a user's, so they are what the list finds: one statement, however many they are.
        let rows = Query::select()
            .expr(Expr::val(selection))
            .column("id")
            .from("users")
            .and_where(Values::Numbers(some.to_vec()).hold(Expr::col("id"), transaction.get_database_backend()))
            .take();
        let mut insert = Query::insert();
        insert.into_table("selection_users").columns(["selection_id", "user_id"]);
        insert.select_from(rows).map_err(|error| DbErr::Custom(error.to_string()))?;
        transaction.execute(&insert).await?;
    }
    Ok(())
}
