//! The roles that the preset gives and who has them (RBA-1).

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, sea_query::OnConflict};
use steward_contract::Permission;

use super::entity::role::{Column, Entity, Model};
use crate::presets::Role;

/// Brings the roles in line with the preset; those that admins made themselves stay.
///
/// # Errors
/// When the database can't be written.
pub async fn put(connection: &impl ConnectionTrait, roles: &[Role]) -> Result<(), DbErr> {
    let rows: Vec<_> = roles.iter().map(|role| row(role).into_active_model()).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let replace =
        OnConflict::column(Column::Code).update_columns([Column::Label, Column::Rank, Column::Permissions]).to_owned();
    Entity::insert_many(rows).on_conflict(replace).exec_without_returning(connection).await?;
    Ok(())
}

/// The union of several bundles, in the order of the set. A code that is not known grants nothing.
pub fn permissions<'a>(bundles: impl Iterator<Item = &'a str>) -> Vec<Permission> {
    let held: Vec<Permission> = bundles.flat_map(str::split_whitespace).filter_map(|code| code.parse().ok()).collect();
    Permission::ALL.iter().copied().filter(|permission| held.contains(permission)).collect()
}

fn row(role: &Role) -> Model {
    let permissions: Vec<_> = role.permissions.iter().map(|permission| permission.as_str()).collect();
    Model { code: role.code.clone(), label: role.label.clone(), rank: role.rank, permissions: permissions.join(" ") }
}
