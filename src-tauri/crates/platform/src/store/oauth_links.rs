//! Accounts at other providers that users log in with (EDT-8). The masks of the user follow, which lists are filtered by.

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr,
};
use steward_contract::{AuthMethod, OauthProvider};

use super::{
    codes::Numbered,
    entity::{
        oauth_link::{ActiveModel, Column, Entity, Model},
        user,
    },
    user_records,
};

/// Whose it is, as its provider says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub provider: OauthProvider,
    pub id: String,
}

impl Model {
    pub fn is(&self, account: &Account) -> bool {
        self.provider == account.provider.number() && self.provider_user_id == account.id
    }
}

/// # Errors
/// When the database can't be read.
pub async fn of_user(connection: &impl ConnectionTrait, user: &user::Model) -> Result<Vec<Model>, DbErr> {
    if user.oauth_providers == 0 {
        return Ok(Vec::new());
    }
    let found = Entity::find().filter(Column::UserId.eq(user.id)).order_by_asc(Column::Provider);
    found.all(connection).await
}

/// Whether another user logs in with this account.
///
/// # Errors
/// When the database can't be read.
pub async fn has_another(
    connection: &impl ConnectionTrait,
    user: &user::Model,
    account: &Account,
) -> Result<bool, DbErr> {
    let found = Entity::find()
        .filter(Column::ProviderUserId.eq(&account.id))
        .filter(Column::Provider.eq(account.provider.number()))
        .filter(Column::UserId.ne(user.id));
    Ok(found.count(connection).await? > 0)
}

/// Links an account to a locked user.
///
/// # Errors
/// When the database can't be written, or it is somebody's already.
pub async fn link(
    transaction: &DatabaseTransaction,
    user: &user::Model,
    account: &Account,
    now: i64,
) -> Result<(), DbErr> {
    let row = Model {
        id: 0,
        user_id: user.id,
        provider: account.provider.number(),
        provider_user_id: account.id.clone(),
        linked_at: now,
    };
    let row = ActiveModel { id: NotSet, ..row.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    keep_masks(transaction, user, user.oauth_providers | account.provider.bit(), now).await
}

/// Takes the account of a provider from a locked user.
///
/// # Errors
/// When the database can't be written.
pub async fn unlink(
    transaction: &DatabaseTransaction,
    user: &user::Model,
    provider: OauthProvider,
    now: i64,
) -> Result<(), DbErr> {
    let gone = Entity::delete_many().filter(Column::UserId.eq(user.id)).filter(Column::Provider.eq(provider.number()));
    gone.exec(transaction).await?;
    keep_masks(transaction, user, user.oauth_providers & !provider.bit(), now).await
}

async fn keep_masks(
    transaction: &DatabaseTransaction,
    user: &user::Model,
    providers: i32,
    now: i64,
) -> Result<(), DbErr> {
    let oauth = AuthMethod::Oauth.bit();
    let methods = if providers == 0 { user.auth_methods & !oauth } else { user.auth_methods | oauth };
    let update = user_records::change(user, now)
        .col_expr(user::Column::OauthProviders, Expr::value(providers))
        .col_expr(user::Column::AuthMethods, Expr::value(methods));
    update.exec(transaction).await?;
    Ok(())
}
