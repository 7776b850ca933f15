//! An entry of the ledger of credits: what one account gives, another gets (CRD-1). Read from the user's account it is the
//! billing history, read from the platform's it is the admin ledger; neither can say anything else than the other.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credit_entries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub entry_id: Uuid,
    pub user_id: i64,
    pub at: i64,
    /// The account that gives; see [`crate::store::credits::OF_USER`].
    pub debit: i16,
    /// The account that gets.
    pub credit: i16,
    /// Hundredths of a credit, above zero.
    pub amount: i64,
    /// What the user had after it.
    pub balance: i64,
    pub admin_id: Option<Uuid>,
    pub admin_name: Option<String>,
    pub reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
