//! The groups of a user (RBA-2).

use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, sea_query::Expr};
use steward_contract::{FOLLOWING_GROUPS, KycStatus};

use super::{
    codes::{Numbered, Trait},
    entity::user::{Column, Entity, Model},
    user_records,
};
use crate::presets::Preset;

/// The groups that a user is in by what is so, and not by what an admin says, each with whether that is so.
pub fn following(user: &Model) -> [(&'static str, bool); 3] {
    let is = |what: Trait| what.is_in(user.traits);
    let [email, phone, kyc] = FOLLOWING_GROUPS;
    [
        (email, user.email.is_some() && !is(Trait::EmailVerified)),
        (phone, user.phone.is_some() && !is(Trait::PhoneVerified)),
        (kyc, user.kyc_status != KycStatus::Approved.number()),
    ]
}

/// # Errors
/// When the database can't be written.
pub async fn set(transaction: &DatabaseTransaction, user: &Model, groups: i64, now: i64) -> Result<(), DbErr> {
    user_records::change(user, now).col_expr(Column::Groups, Expr::value(groups)).exec(transaction).await?;
    Ok(())
}

/// Has those follow that are not anybody's choice, after whatever was changed about a locked user.
///
/// # Errors
/// When the database can't be written.
pub async fn follow(transaction: &DatabaseTransaction, preset: &Preset, user: i64) -> Result<(), DbErr> {
    let Some(user) = Entity::find_by_id(user).one(transaction).await? else { return Ok(()) };
    let groups = followed(preset, &user);
    if groups != user.groups {
        let update = Entity::update_many().col_expr(Column::Groups, Expr::value(groups));
        update.filter(Column::Id.eq(user.id)).exec(transaction).await?;
    }
    Ok(())
}

fn followed(preset: &Preset, user: &Model) -> i64 {
    following(user).into_iter().fold(user.groups, |groups, (code, so)| {
        let bit = preset.group_bit(code).unwrap_or(0);
        if so { groups | bit } else { groups & !bit }
    })
}
