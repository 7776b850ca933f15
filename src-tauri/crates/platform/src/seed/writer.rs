//! Many rows at once.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable, ModelTrait};

/// Values in one statement; both databases take some more.
const VALUES: usize = 8_000;

/// # Errors
/// Those of the database.
pub async fn insert<M>(connection: &impl ConnectionTrait, rows: Vec<M>) -> Result<(), DbErr>
where
    M: ModelTrait + IntoActiveModel<<<M as ModelTrait>::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity>,
{
    let columns = <M::Entity as EntityTrait>::Column::iter().count();
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let some = rows.by_ref().take(VALUES / columns);
        M::Entity::insert_many(some).exec_without_returning(connection).await?;
    }
    Ok(())
}
