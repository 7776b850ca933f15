//! Money on its way to a partner. Suspending holds what is pending (SUS-2), reactivating releases it (REA-1).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payouts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub payout_id: Uuid,
    pub user_id: i64,
    /// Hundredths of `currency`.
    pub amount: i64,
    pub currency: String,
    /// See [`crate::store::codes::PayoutStatus`].
    pub status: i16,
    pub requested_at: i64,
    pub settled_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
