//! What became of a change, by its idempotency key (invariant 4).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "actions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub admin_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Uuid,
    pub operation: String,
    /// Of the request, in hex.
    pub digest: String,
    /// JSON: the answer, or the problem when `refused`.
    pub result: String,
    pub refused: bool,
    pub at: i64,
    /// Whom it was about; absent where nothing was done.
    pub user_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
