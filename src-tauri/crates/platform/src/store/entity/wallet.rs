//! A wallet of a user (USR-10).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wallets")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub wallet_id: Uuid,
    pub user_id: i64,
    /// An exact decimal: some currencies have more decimals than a number of 64 bits.
    pub balance: String,
    pub currency: String,
    pub address: String,
    pub network: String,
    pub opened_at: i64,
    pub last_movement_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
