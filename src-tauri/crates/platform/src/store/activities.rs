//! What users did (ACL-1).

use std::net::IpAddr;

use futures::{StreamExt, stream::BoxStream};
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use steward_contract::{ActivityFilter, ActivityType, FieldError};

use super::{
    codes::Numbered,
    entity::activity::{ActiveModel, Column, Entity, Model},
    ip::{ip_key, ip_range},
    list::Values,
    paging::PageRequest,
};
use crate::Platform;

/// Those that a query asks for; both ends of its dates are included.
///
/// # Errors
/// When its `ip` is neither an address nor a range of them.
pub fn wanted(query: &ActivityFilter, backend: DbBackend) -> Result<Condition, FieldError> {
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

/// How many of a user's are wanted.
///
/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, user: i64, wanted: Condition) -> Result<u32, DbErr> {
    let count = Entity::find().filter(Column::UserId.eq(user)).filter(wanted).count(connection).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// All of them, newest first, one after the other.
///
/// # Errors
/// When the database can't be read.
pub async fn stream(
    snapshot: &DatabaseTransaction,
    user: i64,
    wanted: Condition,
) -> Result<BoxStream<'_, Result<Model, DbErr>>, DbErr> {
    let all = Entity::find().filter(Column::UserId.eq(user)).filter(wanted);
    Ok(all.order_by_desc(Column::At).order_by_desc(Column::Id).stream(snapshot).await?.boxed())
}

/// How often a user did any of these after a moment.
///
/// # Errors
/// When the database can't be read.
pub async fn count_since(
    connection: &impl ConnectionTrait,
    user: i64,
    events: &[ActivityType],
    after: i64,
) -> Result<u32, DbErr> {
    let numbers = events.iter().map(|event| event.number());
    let events = Condition::all().add(Column::EventType.is_in(numbers)).add(Column::At.gt(after));
    count(connection, user, events).await
}

/// Where somebody did something from, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
}

/// # Errors
/// When the database can't be written.
pub async fn add(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: i64,
    event: ActivityType,
    from: &Origin,
) -> Result<(), DbErr> {
    let ip = from.ip.map(|ip| ip.to_string());
    let row = Model {
        id: 0,
        event_id: platform.new_id(),
        user_id: user,
        at: platform.clock().now_ms(),
        event_type: event.number(),
        success: true,
        ip_key: ip.as_deref().map(ip_key).unwrap_or_default(),
        ip,
        user_agent: from.user_agent.clone(),
        location: None,
        new_country: false,
        details: "{}".to_owned(),
    };
    let row = ActiveModel { id: NotSet, ..row.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}
