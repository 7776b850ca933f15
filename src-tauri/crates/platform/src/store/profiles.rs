//! What a user's profile says, field by field (EDT-1): it stands in two tables, and other columns follow from it.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, sea_query::Expr};
use steward_contract::ProfileField;

use super::{
    codes::{Numbered, Trait},
    entity::{
        user,
        user_profile::{self, Column, Entity},
    },
    fold::{digits, folded},
    user_records,
    users::{COMPLETE, completeness},
};
use crate::domain::names;

/// The two rows of one user.
#[derive(Debug, Clone)]
pub struct Both {
    pub user: user::Model,
    pub profile: user_profile::Model,
}

/// First and last name; those of who never had them apart are read from the name.
pub fn names_of(user: &user::Model, profile: &user_profile::Model) -> (Option<String>, Option<String>) {
    match (&profile.first_name, &profile.last_name) {
        (None, None) => names::split(&user.name),
        (first, last) => (first.clone(), last.clone()),
    }
}

/// What a field says, as users are told it.
pub fn value(user: &user::Model, profile: &user_profile::Model, field: ProfileField) -> Option<String> {
    match field {
        ProfileField::FirstName => names_of(user, profile).0,
        ProfileField::LastName => names_of(user, profile).1,
        ProfileField::DateOfBirth => user.born_on.and_then(day).map(|day| day.to_string()),
        ProfileField::Username => user.username.clone(),
        ProfileField::PreferredLanguage => profile.preferred_language.clone(),
        ProfileField::Phone => user.phone.clone(),
        ProfileField::PhoneExtension => user.phone_extension.clone(),
        ProfileField::Address => profile.address.clone(),
    }
}

/// A day, counted from 1970-01-01.
pub fn day(days: i32) -> Option<NaiveDate> {
    NaiveDate::default().checked_add_signed(chrono::TimeDelta::days(days.into()))
}

fn days(text: &str) -> Option<i32> {
    let date: NaiveDate = text.parse().ok()?;
    i32::try_from(date.signed_duration_since(NaiveDate::default()).num_days()).ok()
}

impl Both {
    /// Another value of a field, which is right as it is, and what follows from it.
    pub fn set(&mut self, field: ProfileField, value: Option<&str>) {
        let text = value.map(str::to_owned);
        let Self { user, profile } = self;
        match field {
            ProfileField::FirstName | ProfileField::LastName => self.set_name(field, text),
            ProfileField::DateOfBirth => user.born_on = text.as_deref().and_then(days),
            ProfileField::Username => user.username = text,
            ProfileField::PreferredLanguage => profile.preferred_language = text,
            ProfileField::Phone => {
                user.phone_key = text.as_deref().map(digits).unwrap_or_default();
                user.phone = text;
                user.traits &= !Trait::PhoneVerified.bit();
                profile.phone_verified_at = None;
            }
            ProfileField::PhoneExtension => user.phone_extension = text,
            ProfileField::Address => profile.address = text,
        }
    }

    fn set_name(&mut self, field: ProfileField, text: Option<String>) {
        let (old_first, old_last) = names_of(&self.user, &self.profile);
        let (first, last) = match field {
            ProfileField::FirstName => (text, old_last.clone()),
            _ => (old_first.clone(), text),
        };
        let firsts = (old_first.as_deref(), first.as_deref());
        self.user.name = names::join(&self.user.name, firsts, (old_last.as_deref(), last.as_deref()));
        self.user.name_key = folded(&self.user.name);
        (self.profile.first_name, self.profile.last_name) = (first, last);
    }

    /// Another address of mail, which counts as verified at this moment.
    pub fn set_email(&mut self, email: &str, now: i64) {
        self.user.email_key = folded(email);
        self.user.email = Some(email.to_owned());
        self.set_email_verified(now);
    }

    /// The address of mail that there is counts as verified at this moment.
    pub fn set_email_verified(&mut self, now: i64) {
        self.user.traits |= Trait::EmailVerified.bit();
        self.profile.email_verified_at = Some(now);
    }

    /// The same of the phone number.
    pub fn set_phone_verified(&mut self, now: i64) {
        self.user.traits |= Trait::PhoneVerified.bit();
        self.profile.phone_verified_at = Some(now);
    }

    /// Says anew whether the profile is complete.
    pub fn weigh(&mut self) {
        let complete = completeness(&self.user, &self.profile).0 >= COMPLETE;
        let bit = Trait::ProfileComplete.bit();
        self.user.traits = self.user.traits & !bit | if complete { bit } else { 0 };
    }

    /// Writes what can have changed.
    ///
    /// # Errors
    /// When the database can't be written, or what must be one user's is another's already.
    pub async fn write(mut self, transaction: &DatabaseTransaction, now: i64) -> Result<(), DbErr> {
        self.weigh();
        let Self { user, profile } = self;
        let update = user_records::change(&user, now)
            .col_expr(user::Column::Name, Expr::value(user.name.clone()))
            .col_expr(user::Column::NameKey, Expr::value(user.name_key.clone()))
            .col_expr(user::Column::Email, Expr::value(user.email.clone()))
            .col_expr(user::Column::EmailKey, Expr::value(user.email_key.clone()))
            .col_expr(user::Column::Phone, Expr::value(user.phone.clone()))
            .col_expr(user::Column::PhoneKey, Expr::value(user.phone_key.clone()))
            .col_expr(user::Column::PhoneExtension, Expr::value(user.phone_extension.clone()))
            .col_expr(user::Column::Username, Expr::value(user.username.clone()))
            .col_expr(user::Column::BornOn, Expr::value(user.born_on))
            .col_expr(user::Column::Traits, Expr::value(user.traits));
        update.exec(transaction).await?;
        let update = Entity::update_many()
            .col_expr(Column::FirstName, Expr::value(profile.first_name))
            .col_expr(Column::LastName, Expr::value(profile.last_name))
            .col_expr(Column::PreferredLanguage, Expr::value(profile.preferred_language))
            .col_expr(Column::Address, Expr::value(profile.address))
            .col_expr(Column::EmailVerifiedAt, Expr::value(profile.email_verified_at))
            .col_expr(Column::PhoneVerifiedAt, Expr::value(profile.phone_verified_at));
        update.filter(Column::Id.eq(profile.id)).exec(transaction).await?;
        Ok(())
    }
}
