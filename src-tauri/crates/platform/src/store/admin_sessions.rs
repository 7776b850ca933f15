//! Sessions of admins and their tokens (CON-4, CON-7).

use std::net::IpAddr;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, Statement, sea_query::Expr,
};
use uuid::Uuid;

use super::{
    admins,
    entity::admin_session::{Column, Entity, Model},
    roles,
};
use crate::{
    auth::Caller,
    domain::{rank::Rank, status::keeps_console},
};

/// Who holds an access token, and whether it still counts.
pub struct Holder {
    pub caller: Caller,
    /// Whether the account is on, and whoever is a user of the platform too is not shut out of that.
    pub active: bool,
    pub ended: bool,
    pub access_expires_at: i64,
    pub expires_at: i64,
}

#[derive(FromQueryResult)]
struct Row {
    session_id: Uuid,
    admin_id: Uuid,
    access_expires_at: i64,
    expires_at: i64,
    ended_at: Option<i64>,
    email: String,
    name: String,
    active: bool,
    user_id: Option<i64>,
    user_status: Option<i16>,
    data_version: i64,
    label: Option<String>,
    rank: Option<i16>,
    permissions: Option<String>,
}

/// One row per role, highest rank first.
const HOLDER: &str = "SELECT s.id AS session_id, s.admin_id, s.access_expires_at, s.expires_at, s.ended_at, \
    a.email, a.name, a.active, a.user_id, u.status AS user_status, (SELECT version FROM data_version) AS data_version, \
    r.label, r.rank, r.permissions \
    FROM admin_sessions s JOIN admins a ON a.id = s.admin_id LEFT JOIN users u ON u.id = a.user_id \
    LEFT JOIN admin_roles h ON h.admin_id = a.id LEFT JOIN roles r ON r.code = h.role \
    WHERE s.access_hash = $1 ORDER BY r.rank DESC";

/// The same for a session, whatever its token.
fn holder_by_id() -> String {
    HOLDER.replace("s.access_hash = $1", "s.id = $1")
}

/// The holder of the access token with this hash, in one query because every call needs it.
///
/// # Errors
/// When the database can't be read.
pub async fn holder(connection: &impl ConnectionTrait, access_hash: &[u8]) -> Result<Option<Holder>, DbErr> {
    let query =
        Statement::from_sql_and_values(connection.get_database_backend(), HOLDER, [access_hash.to_vec().into()]);
    let rows = Row::find_by_statement(query).all(connection).await?;
    Ok(from_rows(rows))
}

/// Who has this session.
///
/// # Errors
/// When the database can't be read.
pub async fn holder_of(connection: &impl ConnectionTrait, session_id: Uuid) -> Result<Option<Holder>, DbErr> {
    let backend = connection.get_database_backend();
    let query = Statement::from_sql_and_values(backend, holder_by_id(), [session_id.into()]);
    Ok(from_rows(Row::find_by_statement(query).all(connection).await?))
}

fn from_rows(rows: Vec<Row>) -> Option<Holder> {
    let permissions = roles::permissions(rows.iter().filter_map(|row| row.permissions.as_deref()));
    let roles = rows.iter().filter_map(|row| row.label.clone()).collect();
    let rank = Rank(rows.iter().filter_map(|row| row.rank).max().unwrap_or_default());
    let row = rows.into_iter().next()?;
    let caller = Caller {
        admin_id: row.admin_id,
        name: row.name,
        email: row.email,
        session_id: row.session_id,
        user_id: row.user_id,
        rank,
        permissions,
        roles,
        data_version: row.data_version,
    };
    Some(Holder {
        caller,
        active: row.active && row.user_status.is_none_or(keeps_console),
        ended: row.ended_at.is_some(),
        access_expires_at: row.access_expires_at,
        expires_at: row.expires_at,
    })
}

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, session: Model) -> Result<(), DbErr> {
    Entity::insert(session.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// # Errors
/// When the database can't be read.
pub async fn by_id(connection: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(connection).await
}

/// The sessions of an admin that have not ended, the latest first.
///
/// # Errors
/// When the database can't be read.
pub async fn of_admin(connection: &impl ConnectionTrait, admin_id: Uuid, now: i64) -> Result<Vec<Model>, DbErr> {
    let open = Entity::find().filter(Column::AdminId.eq(admin_id)).filter(Column::EndedAt.is_null());
    open.filter(Column::ExpiresAt.gt(now)).order_by_desc(Column::LastUsedAt).all(connection).await
}

/// The addresses that an admin's sessions since then began at, the latest first and at most a hundred.
///
/// # Errors
/// When the database can't be read.
pub async fn addresses_of(connection: &impl ConnectionTrait, email: &str, since: i64) -> Result<Vec<IpAddr>, DbErr> {
    let statement = Statement::from_sql_and_values(
        connection.get_database_backend(),
        "SELECT s.ip FROM admin_sessions s JOIN admins a ON a.id = s.admin_id \
         WHERE a.email = $1 AND s.created_at > $2 AND s.ip IS NOT NULL ORDER BY s.created_at DESC LIMIT 100",
        [admins::normalized(email).into(), since.into()],
    );
    let rows = connection.query_all_raw(statement).await?;
    let texts = rows.iter().map(|row| row.try_get::<String>("", "ip")).collect::<Result<Vec<_>, _>>()?;
    Ok(texts.iter().filter_map(|text| text.parse().ok()).collect())
}

/// Sessions of the console that some admins have open.
fn open_of(admins: &[Uuid], now: i64) -> Condition {
    let open = Condition::all().add(Column::EndedAt.is_null()).add(Column::ExpiresAt.gt(now));
    open.add(Column::AdminId.is_in(admins.iter().copied()))
}

/// # Errors
/// When the database can't be read.
pub async fn count_of(connection: &impl ConnectionTrait, admins: &[Uuid], now: i64) -> Result<u32, DbErr> {
    if admins.is_empty() {
        return Ok(0);
    }
    let count = Entity::find().filter(open_of(admins, now)).count(connection).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Ends them; how many there were.
///
/// # Errors
/// When the database can't be written.
pub async fn end_of(transaction: &DatabaseTransaction, admins: &[Uuid], now: i64) -> Result<u32, DbErr> {
    if admins.is_empty() {
        return Ok(0);
    }
    let end = Entity::update_many().col_expr(Column::EndedAt, Expr::value(now)).filter(open_of(admins, now));
    let ended = end.exec(transaction).await?;
    Ok(u32::try_from(ended.rows_affected).unwrap_or(u32::MAX))
}

/// Gives a session another access token; the one before it is worth nothing from here on.
///
/// # Errors
/// When the database can't be written.
pub async fn set_access(
    transaction: &DatabaseTransaction,
    id: Uuid,
    hash: Vec<u8>,
    expires_at: i64,
    now: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AccessHash, Expr::value(hash))
        .col_expr(Column::AccessExpiresAt, Expr::value(expires_at))
        .col_expr(Column::LastUsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Ends one session of an admin; `false` when they have no such open one.
///
/// # Errors
/// When the database can't be written.
pub async fn end(transaction: &DatabaseTransaction, admin_id: Uuid, id: Uuid, now: i64) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::AdminId.eq(admin_id))
        .filter(Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Ends all sessions of an admin but one; how many they were.
///
/// # Errors
/// When the database can't be written.
pub async fn end_others(transaction: &DatabaseTransaction, admin_id: Uuid, kept: Uuid, now: i64) -> Result<u64, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::AdminId.eq(admin_id))
        .filter(Column::Id.ne(kept))
        .filter(Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(ended.rows_affected)
}
