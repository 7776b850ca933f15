//! One line of a user's activity log (ACL-1).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: Uuid,
    pub user_id: i64,
    pub at: i64,
    pub event_type: i16,
    pub success: bool,
    pub ip: Option<String>,
    /// 16 bytes in network order, v4 mapped into v6, so that a CIDR range is a range of keys; empty without an address.
    pub ip_key: Vec<u8>,
    pub user_agent: Option<String>,
    pub location: Option<String>,
    pub new_country: bool,
    /// JSON: an object of strings.
    pub details: String,
}

impl ActiveModelBehavior for ActiveModel {}
