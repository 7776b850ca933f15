//! What an action would do. It is asked while a form is filled in, so what is wrong with the request is told beside.

use sea_orm::DbErr;
use steward_contract::{Effect, Plan, PlannedUser};

use super::{not_approved, refusal};
use crate::{
    Platform,
    actions::{Asked, Doing, claims, subject::Subject, version::Version},
    auth::Caller,
    error::ApiError,
};

/// # Errors
/// `not_found`.
pub async fn plan<O: Doing>(
    platform: &Platform,
    caller: &Caller,
    path: &O::Path,
    body: &O::Body,
) -> Result<Plan, ApiError> {
    let asked = Asked::<O> { path, body, now: platform.clock().now() };
    let subject = Subject::read(platform, platform.database().read(), path).await?;
    let refused = refusal(&subject, caller, &asked);
    let effects = if refused.is_some() { Vec::new() } else { foresee(platform, &subject, &asked).await? };
    let mut faults = O::faults(&asked);
    if refused.is_none() {
        faults.extend(claims::taken(&O::claims(&asked), &subject, platform.database().read()).await?);
    }
    Ok(Plan {
        subject: subject.named(),
        user: PlannedUser { name: subject.user.name.clone(), email: subject.user.email.clone() },
        version: Version::of(&effects).to_text(),
        effects,
        faults,
        undo: if refused.is_some() { None } else { O::undo(&subject, &asked).map(Box::new) },
        approval: O::approval(&subject, &asked),
        refusal: refused.or_else(|| not_approved(&subject, &asked)),
    })
}

async fn foresee<O: Doing>(
    platform: &Platform,
    subject: &Subject<'_>,
    asked: &Asked<'_, O>,
) -> Result<Vec<Effect>, DbErr> {
    let mut effects = Vec::new();
    for step in O::steps(subject, asked) {
        effects.extend(step.foresee(subject, platform.database().read(), asked.now.timestamp_millis()).await?);
    }
    Ok(effects)
}
