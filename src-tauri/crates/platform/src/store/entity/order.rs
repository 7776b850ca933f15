//! An order (USR-7).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub order_id: Uuid,
    pub user_id: i64,
    pub number: String,
    pub at: i64,
    pub status: i16,
    /// Hundredths of `currency`.
    pub total: i64,
    pub currency: String,
}

impl ActiveModelBehavior for ActiveModel {}
