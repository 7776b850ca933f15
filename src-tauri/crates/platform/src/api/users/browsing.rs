//! Who looks through many people's sensitive facts is written down, and stopped where an export is the way (RBA-1, EXP-4).

use steward_contract::{AuditAction, ListUsers, Parameters, Problem, ProblemCode, UserPage};
use uuid::Uuid;

use crate::{
    api::{
        endpoint::Call,
        error::{ApiError, detailed},
    },
    browsed::Due,
    clock::instant,
    store::audit,
};

/// Counts whose sensitive facts the page tells. What is due is in the log before the page is sent.
///
/// # Errors
/// When they are too many for an hour, or the log can't be written.
pub async fn count(call: &Call<ListUsers>, page: &UserPage) -> Result<(), ApiError> {
    let told = page.items.iter().chain(&page.similar).filter(|row| row.phone.is_some());
    let told: Vec<Uuid> = told.map(|row| row.user_id).collect();
    if told.is_empty() {
        return Ok(());
    }
    let (browsed, admin) = (call.platform.browsed(), call.caller()?.admin_id);
    let most = call.platform.preset().limits.sensitive_rows_per_hour;
    let shown = browsed.show(admin, &told, most, call.platform.clock().now_ms());
    shown.map_err(|seconds| too_many(most, seconds))?;
    if browsed.due(admin).is_none() {
        return Ok(());
    }
    let _turn = browsed.turn().await;
    match browsed.due(admin) {
        Some(due) => record(call, due).await.map(|()| browsed.recorded(admin, due)),
        None => Ok(()),
    }
}

async fn record(call: &Call<ListUsers>, due: Due) -> Result<(), ApiError> {
    let query: Vec<String> = call.query.to_pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let record = call
        .record(AuditAction::UsersPaged)
        .fact("rows", due.shown)
        .fact("from", instant(due.since).to_rfc3339())
        .fact("query", query.join("&"));
    let transaction = call.platform.database().begin().await?;
    audit::append(&transaction, record).await?;
    Ok(transaction.commit().await?)
}

fn too_many(most: u32, seconds: u32) -> Problem {
    let detail = format!(
        "An admin is shown the phone numbers of at most {most} users an hour in lists. For more, export them: an export \
         is confirmed and recorded once."
    );
    let title = "You have looked through too many users within an hour.";
    Problem { retry_after: Some(seconds), ..detailed(ProblemCode::TooManyAttempts, title, detail) }
}
