//! Orders of users (USR-7).

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use steward_contract::OrderStatus;

use super::{
    codes::Numbered,
    entity::order::{Column, Entity},
};

/// Those under way, which a suspension doesn't stop.
///
/// # Errors
/// When the database can't be read.
pub async fn count_open(connection: &impl ConnectionTrait, user: i64) -> Result<u32, DbErr> {
    let open = [OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Shipped].map(Numbered::number);
    let orders = Entity::find().filter(Column::UserId.eq(user)).filter(Column::Status.is_in(open));
    Ok(u32::try_from(orders.count(connection).await?).unwrap_or(u32::MAX))
}
