//! Step 2: what the law asks to be kept of somebody's orders and money, and of whom they were, is laid apart: sealed with the
//! platform's key, so that nothing in the database names the person. It is opened for whoever holds the permission, and the log
//! says who that was.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use steward_contract::{AuditAction, DateTime, Document, Effect, Utc};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{Deed, KEPT_FOR, Work};
use crate::{
    Platform,
    clock::instant,
    domain::retention::kept_until,
    error::ApiError,
    store::{
        archives::{self, Archive},
        audit,
        codes::{Numbered, PayoutStatus},
        entity as e, orders,
        paging::every,
        user_records,
        users::decimal,
    },
};

/// What a file of it is called, before the user's id.
pub const NAME: &str = "compliance-archive";

pub async fn take(work: &Work<'_>) -> Result<Deed, ApiError> {
    let Work { platform, transaction, erasure, .. } = work;
    let until = kept_until(KEPT_FOR, instant(erasure.deleted_at));
    let content = Zeroizing::new(serde_json::to_vec_pretty(&content(work, until).await?)?);
    let sha256 = Document::sha256_of(&content);
    let archive = Archive {
        id: erasure.id,
        erasure_id: erasure.erasure_id,
        sealed: platform.seal(erasure.erasure_id, &content)?,
        sha256: sha256.clone(),
        bytes: i32::try_from(content.len()).map_err(ApiError::internal)?,
        kept_until: until.timestamp_millis(),
    };
    archives::insert(transaction, archive).await?;
    let record = work.record(AuditAction::UserErasureArchived).fact("sha256", sha256);
    Ok(Deed { record: record.with(vec![Effect::Archived { until }]), records: Vec::new() })
}

/// What was sealed, as it was.
///
/// # Errors
/// When the key that it was sealed with is not there.
pub fn open(platform: &Platform, archive: &Archive) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    platform.secrets().open(archive.erasure_id, &archive.sealed).map_err(ApiError::internal)
}

#[derive(Serialize)]
struct Content {
    format: &'static str,
    erasure_id: Uuid,
    user_id: Uuid,
    numeric_id: String,
    deleted_at: DateTime<Utc>,
    kept_until: DateTime<Utc>,
    person: Person,
    orders: Vec<Order>,
    payouts: Vec<Payout>,
    credits: Vec<Credit>,
    wallets: Vec<Wallet>,
    audit: Vec<Entry>,
}

/// Whom an invoice was for.
#[derive(Serialize)]
struct Person {
    name: String,
    address: Option<String>,
    country: String,
    company: Option<String>,
    company_registration: Option<String>,
    company_address: Option<String>,
}

#[derive(Serialize)]
struct Order {
    order_id: Uuid,
    number: String,
    at: DateTime<Utc>,
    status: i16,
    total: String,
    currency: String,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    title: String,
    quantity: i32,
    price: String,
}

#[derive(Serialize)]
struct Payout {
    payout_id: Uuid,
    amount: String,
    currency: String,
    paid: bool,
    requested_at: DateTime<Utc>,
    settled_at: Option<DateTime<Utc>>,
}

#[derive(Serialize)]
struct Credit {
    entry_id: Uuid,
    at: DateTime<Utc>,
    amount: String,
    balance: String,
}

#[derive(Serialize)]
struct Wallet {
    wallet_id: Uuid,
    address: String,
    balance: String,
    currency: String,
}

/// Where the log has it, and the hash that proves it.
#[derive(Serialize)]
struct Entry {
    number: i64,
    id: Uuid,
    at: DateTime<Utc>,
    action: String,
    leaf_hash: String,
}

async fn content(work: &Work<'_>, kept_until: DateTime<Utc>) -> Result<Content, ApiError> {
    let Work { transaction, erasure, .. } = work;
    let (db, id) = (*transaction, erasure.id);
    Ok(Content {
        format: "steward-compliance-archive-1",
        erasure_id: erasure.erasure_id,
        user_id: erasure.user_id,
        numeric_id: id.to_string(),
        deleted_at: instant(erasure.deleted_at),
        kept_until,
        person: person(db, id).await?,
        orders: orders(db, id).await?,
        payouts: every::<e::payout::Entity>(db, id).await?.into_iter().map(payout).collect(),
        credits: every::<e::credit_entry::Entity>(db, id).await?.iter().map(credit).collect(),
        wallets: every::<e::wallet::Entity>(db, id).await?.into_iter().map(wallet).collect(),
        audit: audit::every(db, erasure.user_id).await?.into_iter().map(entry).collect(),
    })
}

async fn person(db: &impl ConnectionTrait, id: i64) -> Result<Person, ApiError> {
    let gone = || ApiError::internal("a user went before their archive was made");
    let user = user_records::of_number(db, id).await?.ok_or_else(gone)?;
    let (profile, _) = user_records::account(db, id).await?;
    Ok(Person {
        name: user.name,
        address: profile.address,
        country: user.country,
        company: profile.company_legal_name.or(user.company),
        company_registration: profile.company_registration,
        company_address: profile.company_address,
    })
}

async fn orders(db: &impl ConnectionTrait, id: i64) -> Result<Vec<Order>, ApiError> {
    let mut told = Vec::new();
    let found = every::<e::order::Entity>(db, id).await?;
    let mut items = orders::items(db, &found).await?;
    for order in found {
        let item = |item: e::order_item::Model| Item {
            title: item.title,
            quantity: item.quantity,
            price: decimal(item.price),
        };
        told.push(Order {
            order_id: order.order_id,
            number: order.number,
            at: instant(order.at),
            status: order.status,
            total: decimal(order.total),
            currency: order.currency,
            items: items.remove(&order.id).unwrap_or_default().into_iter().map(item).collect(),
        });
    }
    Ok(told)
}

fn payout(row: e::payout::Model) -> Payout {
    Payout {
        payout_id: row.payout_id,
        amount: decimal(row.amount),
        currency: row.currency,
        paid: row.status == PayoutStatus::Paid.number(),
        requested_at: instant(row.requested_at),
        settled_at: row.settled_at.map(instant),
    }
}

fn credit(row: &e::credit_entry::Model) -> Credit {
    Credit { entry_id: row.entry_id, at: instant(row.at), amount: decimal(row.amount), balance: decimal(row.balance) }
}

fn wallet(row: e::wallet::Model) -> Wallet {
    Wallet { wallet_id: row.wallet_id, address: row.address, balance: row.balance, currency: row.currency }
}

fn entry(row: e::audit_entry::Model) -> Entry {
    let leaf_hash = row.leaf_hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Entry { number: row.number, id: row.id, at: instant(row.at), action: row.action, leaf_hash }
}
