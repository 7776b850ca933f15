//! The audit log: entries are added in the transaction of what they record, and numbered without a gap (AUD-1, AUD-2).

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use sha2::{Digest, Sha256};
use steward_contract::{
    AdminRef, AuditAction, AuditEntry, AuditRef, DateTime, Effect, Fact, FieldChange, HistoryQuery, Utc,
};
use uuid::Uuid;

use super::{
    entity::{
        audit_entry::{Column, Entity, Model},
        audit_text,
    },
    paging::{PageRequest, Position},
};
use crate::{Platform, clock::instant};

pub mod texts;
pub mod walk;

/// What an entry will say; the log adds its place.
#[derive(Debug, Clone)]
pub struct Record {
    pub id: Uuid,
    /// Unix milliseconds.
    pub at: i64,
    pub action: AuditAction,
    /// Absent when the platform itself acted.
    pub admin: Option<AdminRef>,
    pub user_id: Option<Uuid>,
    pub ip: Option<String>,
    pub reason: Option<String>,
    pub changes: Vec<FieldChange>,
    pub effects: Vec<Effect>,
    pub facts: Vec<Fact>,
    /// The short form: `7F3A-91C2`.
    pub digest: Option<String>,
    pub request_id: Option<String>,
    /// Of the commitments to its texts; see [`texts`].
    pub salt: [u8; 16],
}

impl Record {
    /// About something that nobody did but the platform itself.
    pub fn by_platform(platform: &Platform, action: AuditAction) -> Self {
        Self {
            id: platform.new_id(),
            at: platform.clock().now_ms(),
            action,
            admin: None,
            user_id: None,
            ip: None,
            reason: None,
            changes: Vec::new(),
            effects: Vec::new(),
            facts: Vec::new(),
            digest: None,
            request_id: None,
            salt: platform.rng().bytes(),
        }
    }

    /// Another entry of the same call.
    #[must_use]
    pub fn again(&self, platform: &Platform) -> Self {
        Self { id: platform.new_id(), salt: platform.rng().bytes(), ..self.clone() }
    }

    #[must_use]
    pub fn fact(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.facts.push(Fact { name: name.to_owned(), value: format!("{value}") });
        self
    }

    /// What an action did. Changes of fields stand apart, as they are what is looked for.
    #[must_use]
    pub fn with(mut self, effects: Vec<Effect>) -> Self {
        for effect in effects {
            match effect {
                Effect::Changes { field, old, new } => self.changes.push(FieldChange { field, old, new }),
                other => self.effects.push(other),
            }
        }
        self
    }

    #[must_use]
    pub fn change(mut self, field: &str, old: Option<String>, new: Option<String>) -> Self {
        self.changes.push(FieldChange { field: field.to_owned(), old, new });
        self
    }
}

/// Adds an entry. Call it last in the transaction: from here to the commit no other entry can be added.
///
/// # Errors
/// When the log can't be written; the transaction must then not be committed.
pub async fn append(transaction: &DatabaseTransaction, record: Record) -> Result<AuditRef, DbErr> {
    let number = take_numbers(transaction, 1).await?;
    let Rows { entry, texts } = rows(record, number)?;
    let reference = AuditRef { id: entry.id, number: u32::try_from(number).map_err(custom)? };
    Entity::insert(entry.into_active_model()).exec_without_returning(transaction).await?;
    if !texts.is_empty() {
        let texts = texts.into_iter().map(IntoActiveModel::into_active_model);
        audit_text::Entity::insert_many(texts).exec_without_returning(transaction).await?;
    }
    Ok(reference)
}

/// An entry as the tables have it.
pub struct Rows {
    pub entry: Model,
    pub texts: Vec<audit_text::Model>,
}

/// Gives many records their places, in their order; whoever calls writes the rows, in the same transaction.
///
/// # Errors
/// When the log can't be written.
pub async fn number(transaction: &DatabaseTransaction, records: Vec<Record>) -> Result<Vec<Rows>, DbErr> {
    let count = i64::try_from(records.len()).map_err(custom)?;
    let first = take_numbers(transaction, count).await?;
    (first..).zip(records).map(|(number, record)| rows(record, number)).collect()
}

fn rows(record: Record, number: i64) -> Result<Rows, DbErr> {
    let salt = record.salt;
    let mut entry = entry(record, number)?;
    let texts = texts::set_apart(&mut entry, salt);
    Ok(Rows { entry: row(&entry, number)?, texts })
}

/// A user's entries, those that are meant, newest first, up to one more than the page holds.
///
/// # Errors
/// When the log can't be read.
pub async fn of_user(
    connection: &impl ConnectionTrait,
    user_id: Uuid,
    meant: Condition,
    part: PageRequest,
) -> Result<Vec<AuditEntry>, DbErr> {
    let mut entries = Entity::find().filter(Column::UserId.eq(user_id)).filter(meant);
    if let Some(Position { id: before, .. }) = part.after {
        entries = entries.filter(Column::Number.lt(before));
    }
    let rows = entries.order_by_desc(Column::Number).limit(part.rows()).all(connection).await?;
    let mut entries = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    texts::put_back(connection, &mut entries).await?;
    Ok(entries)
}

/// What changed something about a user from somewhere on, newest first: no more than so many.
///
/// # Errors
/// When the log can't be read.
pub async fn since(
    connection: &impl ConnectionTrait,
    user_id: Uuid,
    from: Condition,
    most: usize,
) -> Result<Vec<AuditEntry>, DbErr> {
    let changed = Condition::any().add(Column::Changes.ne("[]")).add(Column::Effects.ne("[]"));
    let since = Entity::find().filter(Column::UserId.eq(user_id)).filter(from).filter(changed);
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let rows = since.order_by_desc(Column::Number).limit(most).all(connection).await?;
    let mut entries = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    texts::put_back(connection, &mut entries).await?;
    Ok(entries)
}

/// Those that came after one.
pub fn newer(than: u32) -> Condition {
    Condition::all().add(Column::Number.gt(i64::from(than)))
}

/// Those that came after a moment.
pub fn later(than: DateTime<Utc>) -> Condition {
    Condition::all().add(Column::At.gt(than.timestamp_millis()))
}

/// When the log begins; `None` for an empty one.
///
/// # Errors
/// When the log can't be read.
pub async fn begins(connection: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let first = Entity::find().order_by_asc(Column::Number).one(connection).await?;
    Ok(first.map(|row| instant(row.at)))
}

/// Every entry about a user, in the order of the log, without its texts.
///
/// # Errors
/// When the log can't be read.
pub async fn every(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::UserId.eq(user_id)).order_by_asc(Column::Number).all(connection).await
}

/// Sets the texts of the entries apart that a version before wrote with them, up to so many after a number. The database
/// refuses this but in the step of the schema that does it. The last number, if there was one.
///
/// # Errors
/// When the log can't be read or written.
pub async fn set_texts_apart(
    connection: &impl ConnectionTrait,
    after: i64,
    limit: u64,
    salt: impl Fn() -> [u8; 16],
) -> Result<Option<i64>, DbErr> {
    let some = Entity::find().filter(Column::Number.gt(after)).order_by_asc(Column::Number).limit(limit);
    let mut last = None;
    for kept in some.all(connection).await? {
        let number = kept.number;
        last = Some(number);
        let mut entry = read(kept)?;
        let texts = texts::set_apart(&mut entry, salt());
        if texts.is_empty() {
            continue;
        }
        let changed = row(&entry, number)?;
        Entity::update_many()
            .col_expr(Column::Reason, Expr::value(changed.reason))
            .col_expr(Column::Changes, Expr::value(changed.changes))
            .col_expr(Column::Effects, Expr::value(changed.effects))
            .col_expr(Column::Facts, Expr::value(changed.facts))
            .col_expr(Column::LeafHash, Expr::value(changed.leaf_hash))
            .filter(Column::Number.eq(number))
            .exec(connection)
            .await?;
        let texts = texts.into_iter().map(IntoActiveModel::into_active_model);
        audit_text::Entity::insert_many(texts).exec_without_returning(connection).await?;
    }
    Ok(last)
}

/// Where a page of entries ends.
pub fn place(entry: &AuditEntry) -> Position {
    Position { at: entry.at.timestamp_millis(), id: entry.number.into() }
}

/// Those that changed the record, within the dates and by the admin that are asked for (USR-15).
pub fn changes(query: &HistoryQuery) -> Condition {
    // Sets say what came in and what went out, each as an effect of its own.
    let sets = [
        AuditAction::UserFlagSet,
        AuditAction::UserFlagCleared,
        AuditAction::UserGroupsChanged,
        AuditAction::UserPermissionsChanged,
    ];
    let of_sets = Column::Action.is_in(sets.map(AuditAction::as_str));
    let changed = Condition::any().add(Column::Changes.ne("[]")).add(of_sets);
    Condition::all()
        .add(changed)
        .add_option(query.after.map(|after| Column::At.gte(after.timestamp_millis())))
        .add_option(query.before.map(|before| Column::At.lte(before.timestamp_millis())))
        .add_option(query.admin_id.map(|admin| Column::AdminId.eq(admin)))
}

/// Takes the digest of an entry out and says so in it. The database refuses this but in the step of the schema that does
/// it.
///
/// # Errors
/// When the log can't be read or written.
pub async fn forget_digest(connection: &impl ConnectionTrait, number: i64, why: &str) -> Result<(), DbErr> {
    let Some(kept) = Entity::find_by_id(number).one(connection).await? else { return Ok(()) };
    let mut entry = read(kept)?;
    entry.digest = None;
    entry.facts.push(Fact { name: "digest".to_owned(), value: why.to_owned() });
    let changed = row(&entry, number)?;
    Entity::update_many()
        .col_expr(Column::Digest, Expr::value(changed.digest))
        .col_expr(Column::Facts, Expr::value(changed.facts))
        .col_expr(Column::LeafHash, Expr::value(changed.leaf_hash))
        .filter(Column::Number.eq(number))
        .exec(connection)
        .await?;
    Ok(())
}

/// The first of so many numbers. The one row that counts is locked until the transaction ends, so numbers follow one
/// another in the order of commits.
async fn take_numbers(transaction: &DatabaseTransaction, count: i64) -> Result<i64, DbErr> {
    let head = sea_orm::Statement::from_sql_and_values(
        transaction.get_database_backend(),
        "UPDATE audit_head SET number = number + $1 WHERE id = 1 RETURNING number",
        [count.into()],
    );
    let row = transaction.query_one_raw(head).await?;
    let last: i64 = row.ok_or_else(|| DbErr::RecordNotFound("audit_head".to_owned()))?.try_get("", "number")?;
    Ok(last - count + 1)
}

fn entry(record: Record, number: i64) -> Result<AuditEntry, DbErr> {
    Ok(AuditEntry {
        id: record.id,
        number: u32::try_from(number).map_err(custom)?,
        at: instant(record.at),
        action: record.action,
        admin: record.admin,
        user_id: record.user_id,
        ip: record.ip,
        reason: record.reason,
        changes: record.changes,
        effects: record.effects,
        facts: record.facts,
        digest: record.digest,
        request_id: record.request_id,
        masked: Vec::new(),
        leaf_hash: None,
        undo: None,
    })
}

fn row(entry: &AuditEntry, number: i64) -> Result<Model, DbErr> {
    let leaf_hash = leaf_hash(entry).map_err(custom)?;
    Ok(Model {
        number,
        id: entry.id,
        at: entry.at.timestamp_millis(),
        action: entry.action.to_string(),
        admin_id: entry.admin.as_ref().map(|admin| admin.id),
        admin_name: entry.admin.as_ref().map(|admin| admin.name.clone()),
        user_id: entry.user_id,
        ip: entry.ip.clone(),
        reason: entry.reason.clone(),
        changes: serde_json::to_string(&entry.changes).map_err(custom)?,
        effects: serde_json::to_string(&entry.effects).map_err(custom)?,
        facts: serde_json::to_string(&entry.facts).map_err(custom)?,
        digest: entry.digest.clone(),
        request_id: entry.request_id.clone(),
        leaf_hash,
    })
}

fn read(row: Model) -> Result<AuditEntry, DbErr> {
    Ok(AuditEntry {
        id: row.id,
        number: u32::try_from(row.number).map_err(custom)?,
        at: instant(row.at),
        action: row.action.parse().map_err(|error: steward_contract::codes::UnknownCode| custom(error))?,
        admin: row.admin_id.zip(row.admin_name).map(|(id, name)| AdminRef { id, name }),
        user_id: row.user_id,
        ip: row.ip,
        reason: row.reason,
        changes: serde_json::from_str(&row.changes).map_err(custom)?,
        effects: serde_json::from_str(&row.effects).map_err(custom)?,
        facts: serde_json::from_str(&row.facts).map_err(custom)?,
        digest: row.digest,
        request_id: row.request_id,
        masked: Vec::new(),
        leaf_hash: None,
        undo: None,
    })
}

/// RFC 6962 section 2.1 over the entry as JSON with its keys in order.
fn leaf_hash(entry: &AuditEntry) -> Result<Vec<u8>, serde_json::Error> {
    let canonical = steward_contract::canonical_json(entry)?;
    Ok(Sha256::new().chain_update([0]).chain_update(canonical).finalize().to_vec())
}

fn custom(error: impl std::fmt::Display) -> DbErr {
    DbErr::Custom(error.to_string())
}
