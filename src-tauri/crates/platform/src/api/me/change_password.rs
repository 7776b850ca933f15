//! `PUT /v1/me/password`: a new password ends all other sessions (CON-7).

use steward_contract::{AuditAction, ChangeMyPassword, ChangePasswordRequest, FieldError, Problem, ProblemCode};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    auth::{credentials, password, tries::Counter},
    store::{admin_sessions, admins, audit},
};

impl Endpoint for ChangeMyPassword {
    async fn handle(mut call: Call<Self>) -> Result<(), ApiError> {
        check(&call.body, &call.caller()?.email)?;
        let current = std::mem::take(&mut call.body.current_password).into();
        let (email, counters) = (&call.caller()?.email, Counter::of_session(call.caller()?.session_id));
        let admin = credentials::check(&call, email, current, counters).await.map_err(about_current)?;
        let new = std::mem::take(&mut call.body.new_password).into();
        let hash = call.platform.passwords().hash(new, call.platform.rng()).await?;
        let now = call.platform.clock().now_ms();
        let session_id = call.caller()?.session_id;
        let transaction = call.platform.database().begin().await?;
        call.confirm(&transaction, &admin.id.to_string()).await?;
        let locked = admins::lock(&transaction, admin.id).await?;
        if locked.is_none_or(|locked| locked.password_hash != admin.password_hash) {
            return Err(about_current(credentials::wrong().into()));
        }
        // Always later than the one before, so that what was opened with that one is told apart.
        let changed_at = now.max(admin.password_changed_at + 1);
        admins::set_password(&transaction, admin.id, hash, changed_at).await?;
        let ended = admin_sessions::end_others(&transaction, admin.id, session_id, now).await?;
        let record = call.record(AuditAction::AdminPasswordChanged).fact("sessions_ended", ended);
        audit::append(&transaction, record).await?;
        Ok(transaction.commit().await?)
    }
}

fn check(body: &ChangePasswordRequest, email: &str) -> Result<(), Problem> {
    let new = body.new_password.expose();
    let same = (new == body.current_password.expose()).then_some("must be another one than now");
    match password::fault(new, Some(email)).or(same) {
        Some(fault) => Err(invalid(vec![FieldError::new("new_password", fault)])),
        None => Ok(()),
    }
}

/// A wrong current password is a wrong field of this form, not the end of the session.
fn about_current(error: ApiError) -> ApiError {
    match error {
        ApiError::Refused(problem) if problem.code == ProblemCode::WrongCredentials => {
            invalid(vec![FieldError::new("current_password", "is wrong")]).into()
        }
        other => other,
    }
}
