//! What the platform knows of who somebody is (USR-3).

use sea_orm::{ActiveValue::NotSet, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, sea_query::Expr};
use steward_contract::{AdminRef, KycStatus};

use super::{
    codes::Numbered,
    entity::{kyc_event, user, user_security::Column},
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
