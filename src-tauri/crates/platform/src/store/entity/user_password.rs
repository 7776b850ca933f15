//! What the platform keeps of a user's password, where it has given them one; apart, because nobody reads it who reads of
//! a user.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_passwords")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// argon2id.
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
