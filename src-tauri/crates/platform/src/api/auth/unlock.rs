//! `POST /v1/auth/unlock`: password or code opens a locked console (CON-5).

use steward_contract::{FieldError, ProblemCode, Unlock};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid, problem},
    },
    auth::{code, code::Against, credentials, tries::Counter},
    store::admins,
};

impl Endpoint for Unlock {
    async fn handle(mut call: Call<Self>) -> Result<(), ApiError> {
        match (call.body.password.take(), call.body.code.take()) {
            (Some(password), None) => {
                let (caller, password) = (call.caller()?, password.into());
                let counters = Counter::of_session(caller.session_id);
                credentials::check(&call, &caller.email, password, counters).await.map(drop)
            }
            (None, Some(code)) => check_code(&call, code.expose()).await,
            _ => Err(invalid(vec![FieldError::new("password", "give either password or code")]).into()),
        }
    }
}

async fn check_code(call: &Call<Unlock>, code: &str) -> Result<(), ApiError> {
    let admin_id = call.caller()?.admin_id;
    let transaction = call.platform.database().begin().await?;
    let admin = admins::by_id(&transaction, admin_id).await?;
    let admin = admin.ok_or_else(|| problem(ProblemCode::AdminDisabled, "This account is gone."))?;
    let (transaction, _) = code::accept(call, transaction, &admin, Against::Authenticator, code).await?;
    Ok(transaction.commit().await?)
}
