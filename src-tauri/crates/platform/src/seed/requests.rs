//! What a colleague asked for, as whoever decides finds it: one request that waits, and one that was rejected (REA-1). It takes
//! a platform, because nobody decides what somebody asked for who has no account.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use steward_contract::{
    Action, AdminRef, ApprovalState, AuditAction, Operation, Permission, ReactivateRequest, ReactivateUser,
    ReactivationConditions, Subject, SubjectKind, SuspensionReason, UserPath, request_digest,
};

use crate::{
    Platform,
    actions::engine,
    error::ApiError,
    store::{
        approvals::{self, Decision},
        audit::{self, Record},
        codes::Numbered,
        entity::{approval, suspension, user},
    },
};

/// Why it was asked for, how many hours ago, and why it was rejected.
const REQUESTS: [(&str, i64, Option<&str>); 2] = [
    ("The bank took both of its claims back, ticket KS-4790.", 2, None),
    ("The user says that it was a mistake.", 30, Some("There is no word of the bank yet. Ask again when there is.")),
];

/// By whom they are asked for, and by whom decided.
///
/// # Errors
/// When the database can't be used.
pub async fn add(platform: &Platform, by: &AdminRef, decider: &AdminRef) -> Result<(), ApiError> {
    let reasons = [SuspensionReason::Fraud, SuspensionReason::Chargeback].map(Numbered::number);
    let suspended = suspension::Entity::find()
        .filter(suspension::Column::EndedAt.is_null())
        .filter(suspension::Column::Reason.is_in(reasons))
        .order_by_asc(suspension::Column::Id)
        .limit(REQUESTS.len() as u64);
    for (row, request) in suspended.all(platform.database().read()).await?.into_iter().zip(REQUESTS) {
        if let Some(user) = user::Entity::find_by_id(row.user_id).one(platform.database().read()).await? {
            ask(platform, &user, by, decider, request).await?;
        }
    }
    Ok(())
}

async fn ask(
    platform: &Platform,
    user: &user::Model,
    by: &AdminRef,
    decider: &AdminRef,
    (reason, hours, rejected): (&str, i64, Option<&str>),
) -> Result<(), ApiError> {
    let at = (platform.clock().now() - TimeDelta::hours(hours)).timestamp_millis();
    let row = row(platform, user, by, reason, at).await?;
    let (approval_id, operation) = (row.approval_id, row.operation.clone());
    let record = |action, admin: &AdminRef, at, why: &str| {
        let mut record =
            Record::by_platform(platform, action).fact("operation", &operation).fact("approval", approval_id);
        (record.at, record.admin, record.user_id) = (at, Some(admin.clone()), Some(user.user_id));
        Record { reason: Some(why.to_owned()), ..record }
    };
    let transaction = platform.database().begin().await?;
    approvals::insert(&transaction, row).await?;
    audit::append(&transaction, record(AuditAction::ApprovalRequested, by, at, reason)).await?;
    if let Some(why) = rejected {
        let at = at + TimeDelta::hours(1).num_milliseconds();
        let found = approvals::find(&transaction, approval_id).await?;
        let decision = Decision { state: ApprovalState::Rejected, by: Some(decider), why: Some(why), at };
        approvals::decide(&transaction, found.map_or(0, |row| row.id), decision).await?;
        audit::append(&transaction, record(AuditAction::ApprovalRejected, decider, at, why)).await?;
    }
    Ok(transaction.commit().await?)
}

async fn row(
    platform: &Platform,
    user: &user::Model,
    by: &AdminRef,
    reason: &str,
    at: i64,
) -> Result<approval::Model, ApiError> {
    let conditions =
        ReactivationConditions { require_password_change: true, require_kyc: false, monitor_days: Some(30) };
    let (path, body) =
        (UserPath { user_id: user.user_id }, ReactivateRequest { reason: reason.to_owned(), conditions });
    let effects = engine::foreseen::<ReactivateUser>(platform, &path, &body).await?;
    let (operation, target) = (ReactivateUser::DECLARATION.id, user.user_id.to_string());
    let digest = request_digest(operation, &target, &body)?;
    let subject = Subject { kind: SubjectKind::User, id: target.clone(), label: user.name.clone() };
    let hours = TimeDelta::hours(platform.preset().limits.approval_hours.get().into());
    Ok(approval::Model {
        id: 0,
        approval_id: platform.new_id(),
        operation: operation.to_owned(),
        target,
        action: serde_json::to_string(&Action::ReactivateUser { path, body })?,
        digest,
        user_id: user.user_id,
        user_name: user.name.clone(),
        subject: serde_json::to_string(&subject)?,
        effects: serde_json::to_string(&effects)?,
        reason: Some(reason.to_owned()),
        permission: Permission::UserReactivateApprove.to_string(),
        requested_by: by.id,
        requested_by_name: by.name.clone(),
        requested_at: at,
        lapses_at: at + hours.num_milliseconds(),
        state: ApprovalState::Pending.number(),
        decided_by: None,
        decided_by_name: None,
        decided_at: None,
        decision: None,
    })
}
