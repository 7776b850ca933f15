//! What the platform knows of who somebody is (USR-3).

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, sea_query::Expr,
};
use steward_contract::{AdminRef, KycStatus};

use super::{
    codes::Numbered,
    entity::{kyc_event, user, user_profile, user_security::Column},
    user_records, user_security,
};

/// Asks a locked user to prove again who they are.
///
/// # Errors
/// When the database can't be written.
pub async fn ask_again(
    transaction: &DatabaseTransaction,
    user: &user::Model,
    by: Option<&AdminRef>,
    reason: Option<&str>,
    now: i64,
) -> Result<(), DbErr> {
    let pending = KycStatus::Pending.number();
    let update = user_records::change(user, now).col_expr(user::Column::KycStatus, Expr::value(pending));
    update.exec(transaction).await?;
    user_security::set(transaction, user.id, Column::KycRequired, true).await?;
    let event = kyc_event::Model {
        id: 0,
        user_id: user.id,
        at: now,
        status: pending,
        document_type: None,
        document_country: None,
        admin_id: by.map(|admin| admin.id),
        admin_name: by.map(|admin| admin.name.clone()),
        reason: reason.map(str::to_owned),
    };
    let event = kyc_event::ActiveModel { id: NotSet, ..event.into_active_model() };
    kyc_event::Entity::insert(event).exec_without_returning(transaction).await?;
    Ok(())
}

/// How an identity check is decided, through whom, why and when.
pub struct Decision<'a> {
    pub status: KycStatus,
    /// In days since 1970-01-01.
    pub expires_on: Option<i32>,
    pub by: Option<&'a AdminRef>,
    pub reason: Option<&'a str>,
    pub at: i64,
}

/// Decides the identity check of a locked user, with what was handed in last.
///
/// # Errors
/// When the database can't be written.
pub async fn decide(
    transaction: &DatabaseTransaction,
    user: &user::Model,
    decision: Decision<'_>,
) -> Result<(), DbErr> {
    use kyc_event::Column as Event;
    let Decision { status, expires_on, by, reason, at } = decision;
    let update = user_records::change(user, at).col_expr(user::Column::KycStatus, Expr::value(status.number()));
    update.exec(transaction).await?;
    if status == KycStatus::Approved {
        user_security::set(transaction, user.id, Column::KycRequired, false).await?;
        let update = user_profile::Entity::update_many()
            .col_expr(user_profile::Column::KycVerifiedAt, Expr::value(at))
            .col_expr(user_profile::Column::KycExpiresOn, Expr::value(expires_on));
        update.filter(user_profile::Column::Id.eq(user.id)).exec(transaction).await?;
    }
    let of_user = kyc_event::Entity::find().filter(Event::UserId.eq(user.id));
    let last = of_user.filter(Event::DocumentType.is_not_null()).order_by_desc(Event::At).one(transaction).await?;
    let event = kyc_event::Model {
        id: 0,
        user_id: user.id,
        at,
        status: status.number(),
        document_type: last.as_ref().and_then(|last| last.document_type.clone()),
        document_country: last.and_then(|last| last.document_country),
        admin_id: by.map(|admin| admin.id),
        admin_name: by.map(|admin| admin.name.clone()),
        reason: reason.map(str::to_owned),
    };
    let event = kyc_event::ActiveModel { id: NotSet, ..event.into_active_model() };
    kyc_event::Entity::insert(event).exec_without_returning(transaction).await?;
    Ok(())
}
