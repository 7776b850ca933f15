//! What of a user's record the log tells changes of, in its words.

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{FOLLOWING_GROUPS, Flag, KycStatus, ProfileField, UserStatus};

use super::{
    codes::{Numbered, Trait},
    entity::user::Model,
    profiles, user_records,
    users::code,
};
use crate::presets::Preset;

/// Every field with what it is now.
///
/// # Errors
/// When the database can't be read.
pub async fn fields(
    connection: &impl ConnectionTrait,
    user: &Model,
) -> Result<Vec<(&'static str, Option<String>)>, DbErr> {
    let (profile, security) = user_records::account(connection, user.id).await?;
    let is = |known: Trait| Some(if known.is_in(user.traits) { "yes" } else { "no" }.to_owned());
    let allowed = security.allowed_ips.replace(',', ", ");
    let edited = ProfileField::ALL.iter().map(|field| (field.as_str(), profiles::value(user, &profile, *field)));
    let others = [
        ("email", user.email.clone()),
        ("email_verified", is(Trait::EmailVerified)),
        ("phone_verified", is(Trait::PhoneVerified)),
        ("unique_id", user.unique_id.clone()),
        ("status", Some(code::<UserStatus>(user.status)?.to_string())),
        ("kyc_status", Some(code::<KycStatus>(user.kyc_status)?.to_string())),
        ("two_factor", Some(if security.two_factor { "on" } else { "off" }.to_owned())),
        ("allowed_ips", (!allowed.is_empty()).then_some(allowed)),
    ];
    Ok(edited.chain(others).collect())
}

pub fn flags(user: &Model) -> Vec<String> {
    Flag::of_mask(user.flags).iter().map(Flag::to_string).collect()
}

/// But for those that follow from what is so: nobody changes them, and the log doesn't tell of it.
pub fn groups(user: &Model, preset: &Preset) -> Vec<String> {
    let codes = preset.groups.iter().map(|group| group.code.as_str());
    let in_it = |code: &&str| preset.group_bit(code).is_some_and(|bit| user.groups & bit != 0);
    codes.filter(in_it).filter(|code| !FOLLOWING_GROUPS.contains(code)).map(str::to_owned).collect()
}
