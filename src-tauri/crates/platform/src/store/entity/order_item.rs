//! A line of an order.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_items")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub order_id: i64,
    pub title: String,
    pub quantity: i32,
    /// Of one piece, in hundredths of the order's currency.
    pub price: i64,
}

impl ActiveModelBehavior for ActiveModel {}
