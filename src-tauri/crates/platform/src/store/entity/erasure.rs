//! The deletion of a user for good, and how far it is (DEL-3). It outlives the user.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasures")]
pub struct Model {
    /// The user's number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub erasure_id: Uuid,
    pub user_id: Uuid,
    pub deleted_at: i64,
    pub began_at: i64,
    /// Absent where the time was over.
    pub requested_by: Option<Uuid>,
    pub requested_by_name: Option<String>,
    pub approved_by: Option<Uuid>,
    pub approved_by_name: Option<String>,
    /// How many of the five steps were taken.
    pub taken: i16,
    /// When the next one is tried; absent when all were taken.
    pub next_at: Option<i64>,
    /// JSON: what it waits for.
    pub held: String,
    /// JSON: how many records were changed or taken away.
    pub records: String,
}

impl ActiveModelBehavior for ActiveModel {}
