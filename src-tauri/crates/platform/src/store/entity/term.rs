//! A word of the platform that users are tagged with: a role, a group, a team. `number` is its bit in the mask.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "terms")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// See [`crate::store::codes::TermKind`].
    pub kind: i16,
    pub number: i16,
    pub code: String,
    pub label: String,
}

impl ActiveModelBehavior for ActiveModel {}
