//! The partner side of a user (USR-6). Sponsors form the referral tree.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partners")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub partner_id: String,
    pub referral_code: String,
    pub sponsor_id: Option<i64>,
    pub active: bool,
    pub rank: String,
    pub highest_rank: String,
    pub direct_referrals: i32,
    pub network_size: i32,
    /// Hundredths of `currency`, like all amounts.
    pub available: i64,
    pub pending: i64,
    pub total_earned: i64,
    pub currency: String,
}

impl ActiveModelBehavior for ActiveModel {}
