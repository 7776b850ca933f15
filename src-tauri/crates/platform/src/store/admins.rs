//! Admins: who they are and how they prove it.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, sea_query::Expr,
};
use steward_contract::Permission;
use uuid::Uuid;

use super::{
    entity::{
        admin::{Column, Entity, Model},
        admin_role, role, user,
    },
    roles,
};
use crate::domain::{rank::Rank, status::keeps_console};

/// # Errors
/// When the database can't be read.
pub async fn by_email(connection: &impl ConnectionTrait, email: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Email.eq(normalized(email))).one(connection).await
}

/// # Errors
/// When the database can't be read.
pub async fn by_id(connection: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(connection).await
}

/// Whether anybody can sign in at all.
///
/// # Errors
/// When the database can't be read.
pub async fn exist(connection: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find().one(connection).await?.is_some())
}

/// Adds an admin with one role.
///
/// # Errors
/// When the database can't be written, or the e-mail is taken.
pub async fn insert(transaction: &DatabaseTransaction, admin: Model, role: &str) -> Result<(), DbErr> {
    let holds = admin_role::Model { admin_id: admin.id, role: role.to_owned() };
    Entity::insert(admin.into_active_model()).exec_without_returning(transaction).await?;
    admin_role::Entity::insert(holds.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// The highest rank among some admins; none where there are none.
///
/// # Errors
/// When the database can't be read.
pub async fn rank_of(connection: &impl ConnectionTrait, admins: &[Uuid]) -> Result<Rank, DbErr> {
    Ok(highest(&roles_of(connection, admins).await?))
}

/// The active admins that are this user.
///
/// # Errors
/// When the database can't be read.
pub async fn of_user(connection: &impl ConnectionTrait, user_id: i64) -> Result<Vec<Uuid>, DbErr> {
    let admins = Entity::find().filter(Column::UserId.eq(user_id)).filter(Column::Active.eq(true));
    admins.select_only().column(Column::Id).into_tuple().all(connection).await
}

/// Whether an admin can use the console: not if the account is off, or they are shut out of the platform as its user.
///
/// # Errors
/// When the database can't be read.
pub async fn may_enter(connection: &impl ConnectionTrait, admin: &Model) -> Result<bool, DbErr> {
    let Some(number) = admin.user_id.filter(|_| admin.active) else { return Ok(admin.active) };
    let user = user::Entity::find_by_id(number).one(connection).await?;
    Ok(user.is_none_or(|user| keeps_console(user.status)))
}

/// What an admin may do now, whether signed in or not.
pub struct Standing {
    /// Number of the user they also are.
    pub user_id: Option<i64>,
    pub rank: Rank,
    pub permissions: Vec<Permission>,
}

/// `None` for whoever can't use the console any more.
///
/// # Errors
/// When the database can't be read.
pub async fn standing(connection: &impl ConnectionTrait, id: Uuid) -> Result<Option<Standing>, DbErr> {
    let Some(admin) = by_id(connection, id).await? else { return Ok(None) };
    if !may_enter(connection, &admin).await? {
        return Ok(None);
    }
    let roles = roles_of(connection, &[id]).await?;
    Ok(Some(Standing {
        user_id: admin.user_id,
        rank: highest(&roles),
        permissions: roles::permissions(roles.iter().map(|role| role.permissions.as_str())),
    }))
}

async fn roles_of(connection: &impl ConnectionTrait, admins: &[Uuid]) -> Result<Vec<role::Model>, DbErr> {
    // Of most users, whom an action locks, there is nothing to ask.
    if admins.is_empty() {
        return Ok(Vec::new());
    }
    let of_admins = admin_role::Column::AdminId.is_in(admins.iter().copied());
    let held = admin_role::Entity::find().filter(of_admins).all(connection).await?;
    let codes = held.into_iter().map(|held| held.role);
    role::Entity::find().filter(role::Column::Code.is_in(codes)).all(connection).await
}

fn highest(roles: &[role::Model]) -> Rank {
    Rank(roles.iter().map(|role| role.rank).max().unwrap_or_default())
}

/// An admin whom nobody else changes until the transaction ends.
///
/// # Errors
/// When the database can't be read.
pub async fn lock(transaction: &DatabaseTransaction, id: Uuid) -> Result<Option<Model>, DbErr> {
    // SQLite has no such lock and needs none: whoever changes anything is alone.
    Entity::find_by_id(id).lock_exclusive().one(transaction).await
}

/// # Errors
/// When the database can't be written.
pub async fn set_password(transaction: &DatabaseTransaction, id: Uuid, hash: String, now: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(hash))
        .col_expr(Column::PasswordChangedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// The admins who have an authenticator or are getting one.
///
/// # Errors
/// When the database can't be read.
pub async fn with_totp(connection: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    let any = Condition::any().add(Column::TotpSecret.is_not_null()).add(Column::TotpCandidate.is_not_null());
    Entity::find().filter(any).all(connection).await
}

/// Stores the same secrets in another form.
///
/// # Errors
/// When the database can't be written.
pub async fn set_totp(
    transaction: &DatabaseTransaction,
    id: Uuid,
    secret: Option<Vec<u8>>,
    candidate: Option<Vec<u8>>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::TotpSecret, Expr::value(secret))
        .col_expr(Column::TotpCandidate, Expr::value(candidate))
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Keeps a secret until one of its codes confirms it.
///
/// # Errors
/// When the database can't be written.
pub async fn propose_totp(transaction: &DatabaseTransaction, id: Uuid, secret: Vec<u8>) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::TotpCandidate, Expr::value(secret));
    update.filter(Column::Id.eq(id)).exec(transaction).await?;
    Ok(())
}

/// Makes a secret the admin's, with the step of the code that confirmed it already used.
///
/// # Errors
/// When the database can't be written.
pub async fn enrol_totp(transaction: &DatabaseTransaction, id: Uuid, secret: Vec<u8>, step: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::TotpSecret, Expr::value(secret))
        .col_expr(Column::TotpCandidate, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::TotpLastStep, Expr::value(step))
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Accepts the code of a time step, once: `false` when it or a later one was accepted before (RFC 6238 section 5.2).
///
/// # Errors
/// When the database can't be written.
pub async fn accept_step(transaction: &DatabaseTransaction, id: Uuid, step: i64) -> Result<bool, DbErr> {
    let accepted = Entity::update_many()
        .col_expr(Column::TotpLastStep, Expr::value(step))
        .filter(Column::Id.eq(id))
        .filter(Column::TotpLastStep.lt(step))
        .exec(transaction)
        .await?;
    Ok(accepted.rows_affected == 1)
}

/// An e-mail address as it is stored and compared.
pub fn normalized(email: &str) -> String {
    email.trim().to_lowercase()
}
