//! A password for a day ends with it, where nobody has used it (PWD-3).

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use steward_contract::{AuditAction, UserPath};

use crate::{
    Platform,
    actions::{
        steps::{Doer, Step},
        subject::Subject,
    },
    error::ApiError,
    store::{
        audit,
        entity::{
            user,
            user_security::{Column, Entity, Model},
        },
    },
};

/// Passwords that one sweep ends.
const AT_ONCE: u64 = 500;

const REASON: &str = "The password was for a day, and nobody used it.";

pub async fn sweep(platform: &Platform) -> Result<(), ApiError> {
    let due = Entity::find().filter(Column::TemporaryPasswordUntil.lte(platform.clock().now_ms()));
    let due = due.order_by_asc(Column::TemporaryPasswordUntil).limit(AT_ONCE).all(platform.database().read()).await?;
    for security in due {
        end(platform, &security).await?;
    }
    Ok(())
}

async fn end(platform: &Platform, due: &Model) -> Result<(), ApiError> {
    let transaction = platform.database().begin().await?;
    let Some(user) = user::Entity::find_by_id(due.id).one(&transaction).await? else { return Ok(()) };
    let subject = Subject::lock(platform, &transaction, &UserPath { user_id: user.user_id }).await?;
    // Another was made since the look, or the user has a password of their own by now.
    if subject.security.temporary_password_until != due.temporary_password_until {
        return Ok(());
    }
    let now = platform.clock().now_ms();
    let doer = Doer { platform, transaction: &transaction, by: None, reason: Some(REASON), password: None, now };
    let effects = Step::EndTemporaryPassword.take(&subject, &doer).await?;
    audit::append(&transaction, doer.record(AuditAction::UserTemporaryPasswordEnded, &subject, effects)).await?;
    Ok(transaction.commit().await?)
}
