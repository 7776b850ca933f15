//! What waits for a second admin, and what became of it (REA-1).

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use steward_contract::{AdminRef, ApprovalList, ApprovalState};
use uuid::Uuid;

use super::{
    codes::Numbered,
    entity::approval::{ActiveModel, Column, Entity, Model},
    list::Values,
    paging::PageRequest,
};
use crate::auth::Caller;

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, approval_id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::ApprovalId.eq(approval_id)).one(connection).await
}

/// What is asked for about a user and not decided, if it is this.
///
/// # Errors
/// When the database can't be read.
pub async fn waiting_about(
    connection: &impl ConnectionTrait,
    user_id: Uuid,
    operation: &str,
    target: &str,
) -> Result<Option<Model>, DbErr> {
    let this = waiting().add(Column::Operation.eq(operation)).add(Column::Target.eq(target));
    Entity::find().filter(this).filter(Column::UserId.eq(user_id)).one(connection).await
}

/// Those whose time is over at an instant, at most `limit`.
///
/// # Errors
/// When the database can't be read.
pub async fn due(connection: &impl ConnectionTrait, now: i64, limit: u64) -> Result<Vec<Model>, DbErr> {
    let due = Entity::find().filter(waiting()).filter(Column::LapsesAt.lte(now));
    due.order_by_asc(Column::LapsesAt).limit(limit).all(connection).await
}

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, approval: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..approval.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// How a request ended, through whom, why and when.
pub struct Decision<'a> {
    pub state: ApprovalState,
    /// Nobody, where it lapsed.
    pub by: Option<&'a AdminRef>,
    pub why: Option<&'a str>,
    pub at: i64,
}

/// Decides what waits, once.
///
/// # Errors
/// When the database can't be written, or it doesn't wait any more.
pub async fn decide(transaction: &DatabaseTransaction, id: i64, decision: Decision<'_>) -> Result<(), DbErr> {
    let Decision { state, by, why, at } = decision;
    let decided = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.number()))
        .col_expr(Column::DecidedBy, Expr::value(by.map(|admin| admin.id)))
        .col_expr(Column::DecidedByName, Expr::value(by.map(|admin| admin.name.clone())))
        .col_expr(Column::DecidedAt, Expr::value(at))
        .col_expr(Column::Decision, Expr::value(why.map(str::to_owned)))
        .filter(Column::Id.eq(id))
        .filter(waiting())
        .exec(transaction)
        .await?;
    if decided.rows_affected == 1 { Ok(()) } else { Err(DbErr::RecordNotUpdated) }
}

/// Those of a list that an admin asks for, newest first, up to one row more than the page holds.
///
/// # Errors
/// When the database can't be read.
pub async fn page(connection: &impl ConnectionTrait, which: Condition, part: PageRequest) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(which)
        .filter(part.condition(Expr::col("requested_at"), Expr::col("id")))
        .order_by_desc(Column::RequestedAt)
        .order_by_desc(Column::Id)
        .limit(part.rows())
        .all(connection)
        .await
}

/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, which: Condition) -> Result<u32, DbErr> {
    Ok(u32::try_from(Entity::find().filter(which).count(connection).await?).unwrap_or(u32::MAX))
}

/// What a list has for an admin at an instant.
pub fn of_list(list: ApprovalList, caller: &Caller, now: i64, connection: &impl ConnectionTrait) -> Condition {
    match list {
        ApprovalList::Pending => waiting(),
        ApprovalList::Decided => Condition::all().add(Column::State.ne(ApprovalState::Pending.number())),
        ApprovalList::ByMe => waiting().add(Column::RequestedBy.eq(caller.admin_id)),
        ApprovalList::ForMe => {
            let held = Values::Texts(caller.permissions.iter().map(ToString::to_string).collect());
            waiting()
                .add(Column::RequestedBy.ne(caller.admin_id))
                .add(Column::LapsesAt.gt(now))
                .add(held.hold(Expr::col("permission"), connection.get_database_backend()))
        }
    }
}

/// Those about one user.
pub fn about(user_id: Uuid) -> Condition {
    Condition::all().add(Column::UserId.eq(user_id))
}

fn waiting() -> Condition {
    Condition::all().add(Column::State.eq(ApprovalState::Pending.number()))
}
