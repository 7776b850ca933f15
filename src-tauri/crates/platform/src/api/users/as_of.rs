//! `GET /v1/users/{user_id}/as-of` (BEY-5): the record now, and walked back over what the log tells since. Looking at it is
//! recorded like looking at the user (BEY-6).

use std::collections::BTreeSet;

use sea_orm::DatabaseTransaction;
use steward_contract::{
    ActivityType, AuditAction, AuditEntry, DateTime, FieldError, GetUserAsOf, Permission, Problem, RecordAsOf,
    Sensitive, Utc,
};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, denied, invalid},
    },
    clock::instant,
    domain::{
        as_of::{field, flags, groups},
        masking::shown,
    },
    store::{activities, audit, record},
};

/// Changes that are walked back over.
const MOST: usize = 1_000;

impl Endpoint for GetUserAsOf {
    async fn handle(call: Call<Self>) -> Result<RecordAsOf, ApiError> {
        // It tells the record, not only what of it changed.
        if !call.caller()?.may(Permission::UserView) {
            return Err(denied(Permission::UserView).into());
        }
        let at = call.query.at.ok_or_else(|| wrong("is required"))?;
        let transaction = call.platform.database().begin().await?;
        let walked = walked_back(&call, at, &transaction).await?;
        let seen = call.record(AuditAction::UserViewed).fact("as_of", at.to_rfc3339());
        let seen = audit::Record { user_id: Some(call.path.user_id), ..seen };
        audit::append(&transaction, seen).await?;
        transaction.commit().await?;
        Ok(shown(walked, call.caller()?.may(Sensitive::PERMISSION)))
    }
}

async fn walked_back(
    call: &Call<GetUserAsOf>,
    at: DateTime<Utc>,
    transaction: &DatabaseTransaction,
) -> Result<RecordAsOf, ApiError> {
    let user = super::find(transaction, call.path.user_id).await?;
    let now = call.platform.clock().now();
    if at > now {
        return Err(wrong("lies ahead").into());
    }
    if at < instant(user.registered_at) {
        return Err(wrong("lies before the user was registered").into());
    }
    let since = audit::since(transaction, user.user_id, audit::later(at), MOST + 1).await?;
    if since.len() > MOST {
        return Err(wrong("lies too far back: more than 1,000 changes ago; choose a later moment").into());
    }
    let fields = record::fields(transaction, &user).await?;
    let fields = fields.into_iter().map(|(name, now)| field(name, now, &since)).collect();
    let set = |codes: Vec<String>| -> BTreeSet<String> { codes.into_iter().collect() };
    let changed = [ActivityType::ProfileUpdated, ActivityType::EmailChanged];
    let events = activities::count_since(transaction, user.id, &changed, at.timestamp_millis()).await?;
    Ok(RecordAsOf {
        at,
        read_at: now,
        fields,
        flags: flags(set(record::flags(&user)), &since),
        groups: groups(set(record::groups(&user, call.platform.preset())), &since),
        changes: u32::try_from(since.len()).unwrap_or(u32::MAX),
        log_since: audit::begins(transaction).await?,
        unlogged: events.saturating_sub(told_by_the_log(&since)),
        masked: Vec::new(),
    })
}

/// What users changed of their profile themselves that stands in the log with its values.
fn told_by_the_log(since: &[AuditEntry]) -> u32 {
    let told = since.iter().filter(|entry| entry.action == AuditAction::UserEmailChanged).count();
    u32::try_from(told).unwrap_or(u32::MAX)
}

fn wrong(message: &str) -> Problem {
    invalid(vec![FieldError::new("at", message)])
}
