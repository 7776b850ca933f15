//! What an action would do. It is asked while a form is filled in, so what is wrong with the request is told beside.

use steward_contract::{Effect, Plan, PlannedUser};

use super::refusal;
use crate::{
    Platform,
    actions::{Asked, Doing, claims, steps::foresee_all, subject::Subject, version::Version},
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
    let asked = Asked::<O> { path, body, now: platform.clock().now(), preset: platform.preset() };
    let subject = subject(platform, &asked).await?;
    let refused = refusal(&subject, caller, &asked, platform.database().read()).await?;
    let effects = if refused.is_some() { Vec::new() } else { foresee(platform, &subject, &asked).await? };
    let mut faults = O::faults(&asked);
    if refused.is_none() {
        faults.extend(claims::taken(&super::claims(&subject, &asked), &subject, platform.database().read()).await?);
    }
    let user = &subject.user;
    Ok(Plan {
        subject: subject.named(),
        user: PlannedUser {
            user_id: (!subject.is_new()).then_some(user.user_id),
            name: user.name.clone(),
            email: user.email.clone(),
        },
        version: Version::of(&effects).to_text(),
        undo: O::undo(path, &effects).map(Box::new),
        effects,
        faults,
        approval: O::approval(&subject, &asked),
        refusal: refused,
    })
}

/// What it would do, by whomever it is done; nothing where nobody can.
///
/// # Errors
/// `not_found`.
pub async fn foreseen<O: Doing>(platform: &Platform, path: &O::Path, body: &O::Body) -> Result<Vec<Effect>, ApiError> {
    let asked = Asked::<O> { path, body, now: platform.clock().now(), preset: platform.preset() };
    let subject = subject(platform, &asked).await?;
    if O::refusal(&subject, &asked).is_some() {
        return Ok(Vec::new());
    }
    foresee(platform, &subject, &asked).await
}

/// Who is named, or who is to be made and has no id before.
async fn subject<'a, O: Doing>(platform: &'a Platform, asked: &Asked<'_, O>) -> Result<Subject<'a>, ApiError> {
    match O::newcomer(asked) {
        Some(newcomer) => Subject::new(platform, newcomer),
        None => Subject::read(platform, platform.database().read(), asked.path).await,
    }
}

async fn foresee<O: Doing>(
    platform: &Platform,
    subject: &Subject<'_>,
    asked: &Asked<'_, O>,
) -> Result<Vec<Effect>, ApiError> {
    let now = asked.now.timestamp_millis();
    Ok(foresee_all(&O::steps(subject, asked), subject, platform.database().read(), now).await?)
}
