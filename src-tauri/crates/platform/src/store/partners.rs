//! The partner side of users (USR-6).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Statement,
};

use super::entity::partner::{Column, Entity, Model};

/// How many people a partner has brought, over all levels.
///
/// # Errors
/// When the database can't be read.
pub async fn network_size(connection: &impl ConnectionTrait, user: i64) -> Result<u32, DbErr> {
    let partner = Entity::find_by_id(user).one(connection).await?;
    Ok(partner.and_then(|partner| u32::try_from(partner.network_size).ok()).unwrap_or_default())
}

/// Those whom a partner brought, and the partner who gets them when this one goes; `None` where there is nobody.
///
/// # Errors
/// When the database can't be read.
pub async fn downline(connection: &impl ConnectionTrait, user: i64) -> Result<(u32, Option<Model>), DbErr> {
    let Some(partner) = Entity::find_by_id(user).one(connection).await? else { return Ok((0, None)) };
    let brought = Entity::find().filter(Column::SponsorId.eq(user)).count(connection).await?;
    let sponsor = match partner.sponsor_id {
        Some(sponsor) => Entity::find_by_id(sponsor).one(connection).await?,
        None => None,
    };
    Ok((u32::try_from(brought).unwrap_or(u32::MAX), sponsor))
}

/// Everybody above the partner has one less then, and the sponsor those whom the partner brought.
const LEAVE: [&str; 3] = [
    "WITH RECURSIVE above (id) AS (SELECT sponsor_id FROM partners WHERE id = $1 \
     UNION SELECT partners.sponsor_id FROM partners JOIN above ON partners.id = above.id) \
     UPDATE partners SET network_size = network_size - 1 WHERE id IN (SELECT id FROM above)",
    "UPDATE partners SET direct_referrals = direct_referrals - 1 + (SELECT count(*) FROM partners WHERE sponsor_id = $1) \
     WHERE id = (SELECT sponsor_id FROM partners WHERE id = $1)",
    "UPDATE partners SET sponsor_id = (SELECT sponsor_id FROM partners WHERE id = $1) WHERE sponsor_id = $1",
];

/// Gives those whom a partner brought to the partner's sponsor.
///
/// # Errors
/// When the database can't be written.
pub async fn leave(transaction: &DatabaseTransaction, user: i64) -> Result<(), DbErr> {
    for sql in LEAVE {
        let statement = Statement::from_sql_and_values(transaction.get_database_backend(), sql, [user.into()]);
        transaction.execute_raw(statement).await?;
    }
    Ok(())
}
