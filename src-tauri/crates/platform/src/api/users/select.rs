//! `POST /v1/users/selections`: a list of ids, frozen for an hour (LST-10, invariant 9).

use std::collections::BTreeSet;

use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Query,
};
use steward_contract::{FieldError, SelectRequest, SelectUsers, Selection};
use uuid::Uuid;

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    store::entity::{selection, user},
};

/// Ids in one selection.
pub const MOST_IDS: u32 = 100_000;

const LIFETIME: TimeDelta = TimeDelta::hours(1);

/// Ids in one statement.
const STEP: usize = 500;

impl Endpoint for SelectUsers {
    async fn handle(call: Call<Self>) -> Result<Selection, ApiError> {
        let ids = distinct(&call.body)?;
        let users = numbers(&call, &ids).await?;
        let now = call.platform.clock().now();
        let expires_at = now + LIFETIME;
        let count = u32::try_from(users.len()).unwrap_or(MOST_IDS);
        let row = selection::ActiveModel {
            selection_id: Set(call.platform.new_id()),
            admin_id: Set(call.caller()?.admin_id),
            count: Set(count.cast_signed()),
            created_at: Set(now.timestamp_millis()),
            expires_at: Set(expires_at.timestamp_millis()),
            ..Default::default()
        };
        let transaction = call.platform.database().begin().await?;
        let old = Query::select()
            .column("id")
            .from("selections")
            .and_where(selection::Column::ExpiresAt.lte(now.timestamp_millis()))
            .take();
        let forget = Query::delete()
            .from_table("selection_users")
            .and_where(sea_orm::ExprTrait::in_subquery(sea_orm::sea_query::Expr::col("selection_id"), old))
            .take();
        transaction.execute(&forget).await?;
        selection::Entity::delete_many()
            .filter(selection::Column::ExpiresAt.lte(now.timestamp_millis()))
            .exec(&transaction)
            .await?;
        let selection = selection::Entity::insert(row).exec_with_returning(&transaction).await?;
        for some in users.chunks(STEP) {
            let mut insert = Query::insert().into_table("selection_users").columns(["selection_id", "user_id"]).take();
            for user in some {
                insert.values_panic([selection.id.into(), (*user).into()]);
            }
            transaction.execute(&insert).await?;
        }
        transaction.commit().await?;
        Ok(Selection { selection_id: selection.selection_id, count, expires_at })
    }
}

fn distinct(request: &SelectRequest) -> Result<Vec<Uuid>, ApiError> {
    let ids: BTreeSet<Uuid> = request.user_ids.iter().copied().collect();
    if ids.is_empty() || ids.len() > MOST_IDS as usize {
        let message = format!("has {} ids; give 1 to {MOST_IDS}", ids.len());
        return Err(invalid(vec![FieldError::new("user_ids", message)]).into());
    }
    Ok(ids.into_iter().collect())
}

/// The users' numbers. An id that is nobody's is an error: what was chosen must be what is frozen.
async fn numbers(call: &Call<SelectUsers>, ids: &[Uuid]) -> Result<Vec<i64>, ApiError> {
    let mut numbers = Vec::with_capacity(ids.len());
    for some in ids.chunks(STEP) {
        let found: Vec<(i64, Uuid)> = user::Entity::find()
            .select_only()
            .columns([user::Column::Id, user::Column::UserId])
            .filter(user::Column::UserId.is_in(some.iter().copied()))
            .into_tuple()
            .all(call.platform.database().read())
            .await?;
        if let Some(unknown) = some.iter().find(|id| !found.iter().any(|(_, known)| known == *id)) {
            return Err(invalid(vec![FieldError::new("user_ids", format!("{unknown} is no user"))]).into());
        }
        numbers.extend(found.into_iter().map(|(number, _)| number));
    }
    Ok(numbers)
}
