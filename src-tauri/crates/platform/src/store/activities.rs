//! What users did (ACL-1).

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use steward_contract::{ActivityQuery, FieldError};

use super::{
    codes::Numbered,
    entity::activity::{Column, Entity, Model},
    ip::ip_range,
    list::Values,
    paging::PageRequest,
};

/// Those that a query asks for; both ends of its dates are included.
///
/// # Errors
/// When its `ip` is neither an address nor a range of them.
pub fn wanted(query: &ActivityQuery, backend: DbBackend) -> Result<Condition, FieldError> {
    let mut wanted = Condition::all();
    if let Some(after) = query.after {
        wanted = wanted.add(Column::At.gte(after.timestamp_millis()));
    }
    if let Some(before) = query.before {
        wanted = wanted.add(Column::At.lte(before.timestamp_millis()));
    }
    if !query.types.is_empty() {
        let types = Values::Numbers(query.types.iter().map(|event| event.number().into()).collect());
        wanted = wanted.add(types.hold(Expr::col("event_type"), backend));
    }
    if let Some(success) = query.success {
        wanted = wanted.add(Column::Success.eq(success));
    }
    if let Some(ip) = &query.ip {
        let (first, last) = ip_range(ip).map_err(|message| FieldError::new("ip", message))?;
        wanted = wanted.add(Column::IpKey.between(first, last));
    }
    Ok(wanted)
}

/// A user's, those that are wanted, newest first, up to one row more than the page holds.
///
/// # Errors
/// When the database can't be read.
pub async fn page(
    connection: &impl ConnectionTrait,
    user: i64,
    wanted: Condition,
    part: PageRequest,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(wanted)
        .filter(part.condition(Expr::col("at"), Expr::col("id")))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(part.rows())
        .all(connection)
        .await
}
