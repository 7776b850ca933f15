//! A user in a program of the learning service; in its own database (LST-4).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The user's numeric id.
    pub user_id: i64,
    pub program_type: String,
    pub program_id: String,
    pub status: i16,
    /// 0 to 100.
    pub progress: i16,
    /// Spent on it so far.
    pub minutes: i32,
    pub last_activity_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
