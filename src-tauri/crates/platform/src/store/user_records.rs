//! The record of one user: found for reading or for changing, and changed.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Select, SelectThree, TopologyStar, UpdateMany,
    sea_query::{Expr, LockType},
};
use steward_contract::{UserRef, UserStatus};
use uuid::Uuid;

use super::{
    codes::{Numbered, Trait},
    entity::{
        user::{Column, Entity, Model},
        user_profile, user_security,
    },
    list::Values,
};

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Option<Model>, DbErr> {
    with_id(user_id).one(connection).await
}

/// The same for a change: nobody else changes the user until the transaction ends.
///
/// # Errors
/// When the database can't be read.
pub async fn lock(transaction: &DatabaseTransaction, user_id: Uuid) -> Result<Option<Model>, DbErr> {
    with_id(user_id).lock_exclusive().one(transaction).await
}

fn with_id(user_id: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::UserId.eq(user_id))
}

/// The user with this number, which other tables know them by.
///
/// # Errors
/// When the database can't be read.
pub async fn of_number(connection: &impl ConnectionTrait, id: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(connection).await
}

/// The same for a change.
///
/// # Errors
/// When the database can't be read.
pub async fn lock_number(transaction: &DatabaseTransaction, id: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(transaction).await
}

/// Ids and names, by number.
///
/// # Errors
/// When the database can't be read.
pub async fn named(connection: &impl ConnectionTrait, numbers: Values) -> Result<HashMap<i64, (Uuid, String)>, DbErr> {
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let found = Entity::find().select_only().columns([Column::Id, Column::UserId, Column::Name]);
    let found = found.filter(numbers.hold(Expr::col("id"), connection.get_database_backend()));
    let rows: Vec<(i64, Uuid, String)> = found.into_tuple().all(connection).await?;
    Ok(rows.into_iter().map(|(id, user_id, name)| (id, (user_id, name))).collect())
}

/// Names, by id; without those whom nobody knows.
///
/// # Errors
/// When the database can't be read.
pub async fn names(connection: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<UserRef>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = Entity::find().select_only().columns([Column::UserId, Column::Name]);
    let found = found.filter(Values::Ids(ids).hold(Expr::col("user_id"), connection.get_database_backend()));
    let rows: Vec<(Uuid, String)> = found.into_tuple().all(connection).await?;
    Ok(rows.into_iter().map(|(user_id, name)| UserRef { user_id, name }).collect())
}

/// A user with what stands beside their record.
pub type Whole = (Model, user_profile::Model, user_security::Model);

/// # Errors
/// When the database can't be read, or the user has no such rows.
pub async fn find_whole(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Option<Whole>, DbErr> {
    whole(with_whole(user_id).one(connection).await?)
}

/// The same for a change: nobody else changes the user until the transaction ends.
///
/// # Errors
/// Those of [`find_whole`].
pub async fn lock_whole(transaction: &DatabaseTransaction, user_id: Uuid) -> Result<Option<Whole>, DbErr> {
    let mut select = with_whole(user_id);
    QueryTrait::query(&mut select).lock_with_tables(LockType::Update, [Entity]);
    whole(select.one(transaction).await?)
}

type Related = SelectThree<Entity, user_profile::Entity, user_security::Entity, TopologyStar>;

fn with_whole(user_id: Uuid) -> Related {
    with_id(user_id).find_also_related(user_profile::Entity).find_also_related(user_security::Entity)
}

fn whole(
    found: Option<(Model, Option<user_profile::Model>, Option<user_security::Model>)>,
) -> Result<Option<Whole>, DbErr> {
    match found {
        None => Ok(None),
        Some((user, Some(profile), Some(security))) => Ok(Some((user, profile, security))),
        Some((user, ..)) => Err(missing(user.id)),
    }
}

fn missing(user: i64) -> DbErr {
    DbErr::RecordNotFound(format!("the profile and the security of user {user}"))
}

/// What stands beside the record of a user whom it was found or locked for.
///
/// # Errors
/// When the database can't be read, or the user has no such rows.
pub async fn account(
    connection: &impl ConnectionTrait,
    user: i64,
) -> Result<(user_profile::Model, user_security::Model), DbErr> {
    let both = user_profile::Entity::find_by_id(user).find_both_related(user_security::Entity).one(connection).await?;
    both.ok_or_else(|| missing(user))
}

/// Clients of one company that are told.
const CLIENTS: u64 = 20;

/// The others of a user's company who are in a group, given as its bit; at most [`CLIENTS`].
///
/// # Errors
/// When the database can't be read.
pub async fn in_company(connection: &impl ConnectionTrait, user: &Model, group: i64) -> Result<Vec<Model>, DbErr> {
    if user.company_key.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::CompanyKey.eq(&user.company_key))
        .filter(Expr::col(Column::Groups).bit_and(group).ne(0))
        .filter(Column::Id.ne(user.id))
        .order_by_asc(Column::Id)
        .limit(CLIENTS)
        .all(connection)
        .await
}

/// Whether another user has this value.
///
/// # Errors
/// When the database can't be read.
pub async fn has_another(
    connection: &impl ConnectionTrait,
    user: &Model,
    column: Column,
    value: &str,
) -> Result<bool, DbErr> {
    let others = Entity::find().filter(column.eq(value)).filter(Column::Id.ne(user.id));
    Ok(others.count(connection).await? > 0)
}

/// # Errors
/// When the stored number is no status.
pub fn status(user: &Model) -> Result<UserStatus, DbErr> {
    UserStatus::from_number(user.status).ok_or_else(|| DbErr::Type(format!("{} is no status", user.status)))
}

/// Gives a locked user another status.
///
/// # Errors
/// When the database can't be written.
pub async fn set_status(
    transaction: &DatabaseTransaction,
    user: &Model,
    status: UserStatus,
    now: i64,
) -> Result<(), DbErr> {
    let active = if status == UserStatus::Active { Trait::Active.bit() } else { 0 };
    // Other traits may have become others since the user was read.
    let traits = Expr::col(Column::Traits).bit_and(!Trait::Active.bit()).bit_or(active);
    let update =
        change(user, now).col_expr(Column::Status, Expr::value(status.number())).col_expr(Column::Traits, traits);
    update.exec(transaction).await?;
    user_profile::Entity::update_many()
        .col_expr(user_profile::Column::StatusSince, Expr::value(now))
        .filter(user_profile::Column::Id.eq(user.id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Says of a user that something simply is so, or isn't. The rest stays as it is by now.
///
/// # Errors
/// When the database can't be written.
pub async fn set_trait(
    transaction: &DatabaseTransaction,
    user: &Model,
    what: Trait,
    so: bool,
    now: i64,
) -> Result<(), DbErr> {
    let traits = Expr::col(Column::Traits);
    let traits = if so { traits.bit_or(what.bit()) } else { traits.bit_and(!what.bit()) };
    change(user, now).col_expr(Column::Traits, traits).exec(transaction).await?;
    Ok(())
}

/// A change of the record, which counts as one.
pub fn change(user: &Model, now: i64) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(user.id))
}
