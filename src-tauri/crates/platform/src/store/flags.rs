//! Flags on users, and the events of their timelines (FLG-1).

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use steward_contract::{AdminRef, Flag};
use uuid::Uuid;

use super::{
    codes::Numbered,
    entity::{flag_event, user},
    paging::PageRequest,
    user_records,
};

/// A flag that is set or taken off.
pub struct FlagEvent<'a> {
    pub id: Uuid,
    pub flag: Flag,
    pub added: bool,
    /// Nobody where the platform itself did it.
    pub by: Option<&'a AdminRef>,
    pub reason: Option<&'a str>,
    pub at: i64,
}

/// Whether the user has the flag.
pub fn has(user: &user::Model, flag: Flag) -> bool {
    user.flags & flag.bit() != 0
}

/// Sets the flag of a locked user or takes it off, and writes it into the timeline.
///
/// # Errors
/// When the database can't be written.
pub async fn change(transaction: &DatabaseTransaction, user: &user::Model, event: &FlagEvent<'_>) -> Result<(), DbErr> {
    let bit = event.flag.bit();
    // Of the row as it is: an action may change more than one of them.
    let flags = Expr::cust(if event.added { format!("flags | {bit}") } else { format!("flags & ~{bit}") });
    user_records::change(user, event.at).col_expr(user::Column::Flags, flags).exec(transaction).await?;
    let row = flag_event::Model {
        id: 0,
        event_id: event.id,
        user_id: user.id,
        at: event.at,
        admin_id: event.by.map(|admin| admin.id),
        admin_name: event.by.map(|admin| admin.name.clone()),
        flag: event.flag.number(),
        added: event.added,
        reason: event.reason.map(str::to_owned),
    };
    let row = flag_event::ActiveModel { id: NotSet, ..row.into_active_model() };
    flag_event::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// What happened to a user's flags, newest first, up to one row more than the page holds; `key` is what tells events of one
/// instant apart.
///
/// # Errors
/// When the database can't be read.
pub async fn page(
    connection: &impl ConnectionTrait,
    user: i64,
    key: Expr,
    part: PageRequest,
) -> Result<Vec<flag_event::Model>, DbErr> {
    use flag_event::Column;
    flag_event::Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(part.condition(Expr::col("at"), key))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(part.rows())
        .all(connection)
        .await
}

/// How often something happened to them.
///
/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, user: i64) -> Result<u64, DbErr> {
    flag_event::Entity::find().filter(flag_event::Column::UserId.eq(user)).count(connection).await
}
