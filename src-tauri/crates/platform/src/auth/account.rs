//! New accounts of admins.

use secrecy::SecretString;
use steward_contract::AuditAction;

use crate::{
    Platform,
    error::ApiError,
    store::{
        admins,
        audit::{self, Record},
        entity::admin,
    },
};

/// Adds an admin who will enrol their second factor at the first sign-in.
///
/// # Errors
/// When the e-mail is taken or the database can't be written.
pub async fn create(
    platform: &Platform,
    email: &str,
    name: &str,
    role: &str,
    password: SecretString,
) -> Result<(), ApiError> {
    let password_hash = platform.passwords().hash(password, platform.rng()).await?;
    let now = platform.clock().now_ms();
    let admin = admin::Model {
        id: platform.new_id(),
        email: admins::normalized(email),
        name: name.to_owned(),
        password_hash,
        active: true,
        user_id: None,
        totp_secret: None,
        totp_candidate: None,
        totp_last_step: 0,
        created_at: now,
        password_changed_at: now,
    };
    let record = created(platform, &admin, role);
    let transaction = platform.database().begin().await?;
    admins::insert(&transaction, admin, role).await?;
    audit::append(&transaction, record).await?;
    Ok(transaction.commit().await?)
}

fn created(platform: &Platform, admin: &admin::Model, role: &str) -> Record {
    let record = Record::by_platform(platform, AuditAction::AdminCreated);
    record.fact("admin", admin.id).fact("role", role)
}
