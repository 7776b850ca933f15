//! What stands behind an operation of the table.

use std::net::IpAddr;

use axum::response::{IntoResponse, Response};
use sea_orm::DatabaseTransaction;
use steward_contract::{AuditAction, Operation, ProblemCode, short_digest};
use uuid::Uuid;

use super::{
    error::{ApiError, detailed, problem},
    request_id::RequestId,
};
use crate::{
    auth::Caller,
    platform::Platform,
    store::{audit::Record, grants},
};

/// An operation that answers with JSON.
pub trait Endpoint: Operation + Sized {
    /// What the operation does. Who may call it was checked before, from its declaration.
    ///
    /// # Errors
    /// The problems of [`steward_contract::ProblemCode`], each with nothing changed.
    fn handle(call: Call<Self>) -> impl Future<Output = Result<Self::Response, ApiError>> + Send;
}

/// Any operation that can be mounted: every [`Endpoint`], and those that stream and so write their own answer.
pub trait Respond: Operation + Sized {
    /// # Errors
    /// As those of [`Endpoint::handle`].
    fn respond(call: Call<Self>) -> impl Future<Output = Result<Response, ApiError>> + Send;
}

impl<T: Endpoint> Respond for T {
    async fn respond(call: Call<Self>) -> Result<Response, ApiError> {
        let answer = T::handle(call).await?;
        let headers = [("content-type", "application/json"), ("cache-control", "no-store")];
        Ok((headers, serde_json::to_vec(&answer)?).into_response())
    }
}

/// One call of an operation, with everything about it that was already checked.
pub struct Call<O: Operation> {
    pub platform: Platform,
    pub path: O::Path,
    pub query: O::Query,
    pub body: O::Body,
    pub(super) caller: Option<Caller>,
    pub request_id: RequestId,
    pub ip: Option<IpAddr>,
    /// What the client calls itself, shortened.
    pub client: Option<String>,
    pub(super) idempotency_key: Option<Uuid>,
    pub(super) step_up: Option<String>,
    /// The content as it was received but for its secrets, for the digest.
    pub(super) content: serde_json::Value,
}

impl<O: Operation> Call<O> {
    /// The signed-in admin.
    ///
    /// # Errors
    /// For an operation that is declared public.
    pub fn caller(&self) -> Result<&Caller, ApiError> {
        self.caller.as_ref().ok_or_else(|| problem(ProblemCode::NotSignedIn, "Nobody is signed in.").into())
    }

    /// Of the calls that must carry one.
    pub fn idempotency_key(&self) -> Option<Uuid> {
        self.idempotency_key
    }

    /// The digest of this request for a target, in hex: what a confirmation of it must name.
    ///
    /// # Errors
    /// Never for content that was received as JSON.
    pub fn digest(&self, target: &str) -> Result<String, ApiError> {
        Ok(steward_contract::request_digest(O::DECLARATION.id, target, &self.content)?)
    }

    /// Uses the confirmation that came with the call up, in the transaction of what it confirms (CON-6).
    ///
    /// # Errors
    /// `step_up_required` when none came, `step_up_refused` when it doesn't fit.
    pub async fn confirm(&self, transaction: &DatabaseTransaction, target: &str) -> Result<(), ApiError> {
        let caller = self.caller()?;
        let Some(grant) = &self.step_up else { return Err(step_up_required().into()) };
        let digest = self.digest(target)?;
        let wanted = grants::Wanted {
            admin_id: caller.admin_id,
            session_id: caller.session_id,
            operation: O::DECLARATION.id,
            target,
            digest: &digest,
        };
        let fits = grants::consume(transaction, grant, &wanted, self.platform.clock().now_ms()).await?;
        if fits { Ok(()) } else { Err(step_up_refused().into()) }
    }

    /// An audit entry about this call; the caller is who acted.
    pub fn record(&self, action: AuditAction) -> Record {
        Record {
            admin: self.caller.as_ref().map(Caller::as_ref),
            ip: self.ip.map(|ip| ip.to_string()),
            request_id: Some(self.request_id.to_string()),
            ..Record::by_platform(&self.platform, action)
        }
    }

    /// An audit entry about a confirmed change of a user.
    ///
    /// # Errors
    /// As those of [`Self::digest`].
    pub fn record_about(&self, action: AuditAction, user_id: Uuid) -> Result<Record, ApiError> {
        let digest = Some(short_digest(&self.digest(&user_id.to_string())?));
        Ok(Record { user_id: Some(user_id), digest, ..self.record(action) })
    }
}

pub fn step_up_required() -> steward_contract::Problem {
    detailed(
        ProblemCode::StepUpRequired,
        "This action needs a fresh code.",
        "Confirm it with a code from your authenticator. Nothing was changed.",
    )
}

fn step_up_refused() -> steward_contract::Problem {
    detailed(
        ProblemCode::StepUpRefused,
        "The confirmation does not fit this action.",
        "It was made for something else, was used already, or is older than 2 minutes. Confirm the action again. \
         Nothing was changed.",
    )
}
