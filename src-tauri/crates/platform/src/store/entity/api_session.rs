//! A program that came to the API for a user, or tried to (USR-12).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_sessions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub session_id: Uuid,
    pub user_id: i64,
    pub at: i64,
    pub success: bool,
    pub ip: Option<String>,
    pub device: Option<String>,
    pub location: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
