//! The rows of some users, table by table.

use sea_orm::{DbErr, TransactionTrait};

use super::{audit, writer::insert};
use crate::store::{Database, entity as e};

#[derive(Default)]
pub struct Rows {
    pub users: Vec<e::user::Model>,
    pub profiles: Vec<e::user_profile::Model>,
    pub security: Vec<e::user_security::Model>,
    pub kyc: Vec<e::kyc_event::Model>,
    pub documents: Vec<e::kyc_document::Model>,
    pub activity: Vec<e::activity::Model>,
    pub sessions: Vec<e::user_session::Model>,
    pub tokens: Vec<e::api_token::Model>,
    pub notes: Vec<e::note::Model>,
    pub flags: Vec<e::flag_event::Model>,
    pub suspensions: Vec<e::suspension::Model>,
    pub partners: Vec<e::partner::Model>,
    pub ranks: Vec<e::partner_rank::Model>,
    pub orders: Vec<e::order::Model>,
    pub items: Vec<e::order_item::Model>,
    pub payouts: Vec<e::payout::Model>,
    pub credits: Vec<e::credit_entry::Model>,
    pub wallets: Vec<e::wallet::Model>,
    pub api_sessions: Vec<e::api_session::Model>,
    pub outbox: Vec<e::outbox::Model>,
    pub oauth: Vec<e::oauth_link::Model>,
    pub links: Vec<e::link::Model>,
    pub enrolments: Vec<e::enrolment::Model>,
    pub audit: Vec<audit::Entry>,
}

/// Rows that one user can have in one table, so that every row's key follows from its user's.
const PER_USER: i64 = 64;

/// The key of a user's row in a table where the user has `present` rows already.
pub fn key(user: i64, present: usize) -> i64 {
    user * PER_USER + i64::try_from(present).unwrap_or(PER_USER)
}

impl Rows {
    /// All of them or none.
    pub async fn write(self, database: &Database) -> Result<(), DbErr> {
        let transaction = database.write().begin().await?;
        insert(&transaction, self.users).await?;
        insert(&transaction, self.profiles).await?;
        insert(&transaction, self.security).await?;
        insert(&transaction, self.kyc).await?;
        insert(&transaction, self.documents).await?;
        insert(&transaction, self.activity).await?;
        insert(&transaction, self.sessions).await?;
        insert(&transaction, self.tokens).await?;
        insert(&transaction, self.notes).await?;
        insert(&transaction, self.flags).await?;
        insert(&transaction, self.suspensions).await?;
        insert(&transaction, self.partners).await?;
        insert(&transaction, self.ranks).await?;
        insert(&transaction, self.orders).await?;
        insert(&transaction, self.items).await?;
        insert(&transaction, self.payouts).await?;
        insert(&transaction, self.credits).await?;
        insert(&transaction, self.wallets).await?;
        insert(&transaction, self.api_sessions).await?;
        insert(&transaction, self.outbox).await?;
        insert(&transaction, self.oauth).await?;
        insert(&transaction, self.links).await?;
        transaction.commit().await
    }
}
