//! A frozen list of users (LST-10, invariant 9).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "selections")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub selection_id: Uuid,
    pub admin_id: Uuid,
    pub count: i32,
    pub created_at: i64,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
