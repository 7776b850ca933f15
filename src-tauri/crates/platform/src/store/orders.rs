//! Orders of users (USR-7).

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use steward_contract::OrderStatus;

use super::{
    codes::Numbered,
    entity::{
        order::{Column, Entity, Model},
        order_item,
    },
    list::Values,
};

/// What orders are of, by their numbers.
///
/// # Errors
/// When the database can't be read.
pub async fn items(
    connection: &impl ConnectionTrait,
    orders: &[Model],
) -> Result<HashMap<i64, Vec<order_item::Model>>, DbErr> {
    let numbers = Values::Numbers(orders.iter().map(|order| order.id).collect());
    let found =
        order_item::Entity::find().filter(numbers.hold(Expr::col("order_id"), connection.get_database_backend()));
    let mut items: HashMap<i64, Vec<order_item::Model>> = HashMap::new();
    for item in found.order_by_asc(order_item::Column::Id).all(connection).await? {
        items.entry(item.order_id).or_default().push(item);
    }
    Ok(items)
}

/// Those under way, which a suspension doesn't stop.
///
/// # Errors
/// When the database can't be read.
pub async fn count_open(connection: &impl ConnectionTrait, user: i64) -> Result<u32, DbErr> {
    let open = [OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Shipped].map(Numbered::number);
    let orders = Entity::find().select_only().column_as(Column::Id.count(), "open");
    let orders = orders.filter(Column::UserId.eq(user)).filter(Column::Status.is_in(open));
    let count: Option<i64> = orders.into_tuple().one(connection).await?;
    Ok(u32::try_from(count.unwrap_or_default()).unwrap_or(u32::MAX))
}
