//! What stands behind an operation of the table.

use std::net::IpAddr;

use axum::response::{IntoResponse, Response};
use sea_orm::DatabaseTransaction;
use steward_contract::{AuditAction, Operation, ProblemCode};
use uuid::Uuid;

use super::{
    error::{ApiError, problem},
    request_id::RequestId,
};
use crate::{
    auth::{Caller, confirmation},
    platform::Platform,
    store::audit::Record,
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
    pub(super) if_match: Option<String>,
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

    /// The confirmation that came with the call.
    pub fn step_up(&self) -> Option<&str> {
        self.step_up.as_deref()
    }

    /// The version of what the caller saw, of actions.
    pub fn if_match(&self) -> Option<&str> {
        self.if_match.as_deref()
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
        let digest = self.digest(target)?;
        let wanted = confirmation::Wanted { operation: O::DECLARATION.id, target, digest: &digest };
        let now = self.platform.clock().now_ms();
        confirmation::consume(transaction, self.caller()?, self.step_up(), &wanted, now).await
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
}
