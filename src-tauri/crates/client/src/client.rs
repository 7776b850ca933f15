//! The way to one platform.

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::{Response, header, header::HeaderValue, redirect, tls::TlsInfo};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use steward_contract::{API_VERSION, Answer, ExportFormat, GetMeta, Meta, Operation};
use tokio::time::timeout;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{Call, CallError, Cause, Certificate, Download, Origin, answer};

/// Makes the id that a call carries in `X-Request-Id`.
pub type RequestIds = Arc<dyn Fn() -> Uuid + Send + Sync>;

/// How long and how large an answer may be.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub connect: Duration,
    /// From sending a call to the end of a JSON answer, or to the first byte of a stream.
    pub answer: Duration,
    /// Between two pieces of a body.
    pub idle: Duration,
    /// Of a JSON answer.
    pub answer_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            idle: Duration::from_secs(30),
            answer_bytes: 16 * 1024 * 1024,
        }
    }
}

/// Talks to one origin, follows no redirect and keeps no cookie.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    origin: Origin,
    limits: Limits,
    request_ids: RequestIds,
}

/// What a server says before anyone signs in.
#[derive(Debug, Clone)]
pub struct Probe {
    pub meta: Meta,
    pub answered_in: Duration,
    /// Absent on plain http, which only this computer may use.
    pub certificate: Option<Certificate>,
}

impl Client {
    /// # Errors
    /// When the system's TLS settings can't be loaded.
    pub fn new(origin: Origin, limits: Limits, request_ids: RequestIds) -> Result<Self, CallError> {
        let builder = reqwest::Client::builder()
            .user_agent(concat!("Steward/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .referer(false)
            .https_only(!origin.is_loopback())
            .connect_timeout(limits.connect)
            // The platform closes connections that wait for 30 s; a call on one that is just being closed would be cut.
            .pool_idle_timeout(Duration::from_secs(20))
            .tls_info(true);
        // A proxy has no business between two programs on one computer.
        let builder = if origin.is_loopback() { builder.no_proxy() } else { builder };
        let failed = |error: reqwest::Error| CallError { cause: error.into(), sent: false, request_id: Uuid::nil() };
        Ok(Self { http: builder.build().map_err(failed)?, origin, limits, request_ids })
    }

    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Sends a call and reads its answer.
    ///
    /// # Errors
    /// Refusals of the platform, and everything else that can come instead of an answer.
    pub async fn call<O: Operation>(
        &self,
        call: &Call<O>,
        token: Option<&SecretString>,
    ) -> Result<O::Response, CallError> {
        let request_id = (self.request_ids)();
        let exchange = async {
            let answer = self.send(call, token, request_id).await?;
            answer::read_json(answer, &self.limits).await.map_err(|cause| CallError { cause, sent: true, request_id })
        };
        self.in_time(exchange, request_id).await
    }

    /// Opens the stream of an operation that answers with one.
    ///
    /// # Errors
    /// Refusals of the platform, and everything else that can come instead of a stream.
    pub async fn download<O: Operation>(
        &self,
        call: &Call<O>,
        token: Option<&SecretString>,
    ) -> Result<Download, CallError> {
        debug_assert!(O::DECLARATION.answer == Answer::File, "{} is no stream", O::DECLARATION.id);
        let request_id = (self.request_ids)();
        let opening = async {
            let answer = self.send(call, token, request_id).await?;
            self.open(answer, asked(call), request_id).await.map_err(|cause| CallError {
                cause,
                sent: true,
                request_id,
            })
        };
        self.in_time(opening, request_id).await
    }

    /// Asks a server what it is, and looks at its certificate.
    ///
    /// # Errors
    /// [`Cause::VersionUnsupported`] when its API has another major version; else as [`Self::call`].
    pub async fn probe(&self) -> Result<Probe, CallError> {
        let start = Instant::now();
        let request_id = (self.request_ids)();
        let exchange = async {
            let answer = self.send(&Call::<GetMeta>::plain(), None, request_id).await?;
            let certificate = certificate(&answer);
            let meta = answer::read_json(answer, &self.limits).await.and_then(understood);
            let meta = meta.map_err(|cause| CallError { cause, sent: true, request_id })?;
            Ok(Probe { meta, answered_in: start.elapsed(), certificate })
        };
        self.in_time(exchange, request_id).await
    }

    async fn in_time<T>(
        &self,
        exchange: impl Future<Output = Result<T, CallError>>,
        request_id: Uuid,
    ) -> Result<T, CallError> {
        let late = |_| Err(CallError { cause: Cause::TimedOut, sent: true, request_id });
        timeout(self.limits.answer, exchange).await.unwrap_or_else(late)
    }

    async fn send<O: Operation>(
        &self,
        call: &Call<O>,
        token: Option<&SecretString>,
        request_id: Uuid,
    ) -> Result<Response, CallError> {
        let mut request = self.http.request(O::DECLARATION.method, self.origin.at(&call.path));
        request = request.header("X-Request-Id", request_id.to_string());
        if !call.query.is_empty() {
            request = request.query(&call.query);
        }
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, secret_header("Bearer ", token));
        }
        if let Some(grant) = &call.step_up {
            request = request.header("Step-Up", secret_header("", grant));
        }
        if let Some(key) = call.idempotency_key {
            request = request.header("Idempotency-Key", key.to_string());
        }
        if let Some(version) = &call.if_match {
            request = request.header(header::IF_MATCH, version);
        }
        if let Some(body) = &call.body {
            request = request.header(header::CONTENT_TYPE, "application/json").body(body.clone());
        }
        tracing::debug!(operation = O::DECLARATION.id, %request_id, "calling");
        request.send().await.map_err(|error| {
            let sent = !error.is_connect();
            CallError { cause: error.into(), sent, request_id }
        })
    }

    async fn open(&self, answer: Response, asked: ExportFormat, request_id: Uuid) -> Result<Download, Cause> {
        let answer = answer::accept(answer, &self.limits).await?;
        answer::require(&answer, asked.media_type())?;
        Ok(Download {
            export_id: Download::export_id(&answer)?,
            test_users_left_out: Download::test_users_left_out(&answer),
            answer,
            idle: self.limits.idle,
            request_id,
        })
    }
}

/// The format of the file that a call asks for.
fn asked<O: Operation>(call: &Call<O>) -> ExportFormat {
    let format = call.query.iter().find(|(name, _)| *name == "format");
    format.and_then(|(_, format)| format.parse().ok()).unwrap_or_default()
}

/// A header value that no log shows.
fn secret_header(scheme: &str, secret: &SecretString) -> HeaderValue {
    let text = Zeroizing::new(format!("{scheme}{}", secret.expose_secret()));
    // Tokens are opaque text of the platform's making; one that is no header value is refused by the platform as none.
    let mut value = HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

fn certificate(answer: &Response) -> Option<Certificate> {
    let der = answer.extensions().get::<TlsInfo>()?.peer_certificate()?;
    Certificate::read(der)
}

/// The platform's description, when its API is of our major version. That is looked at first: another one may say other
/// things of itself.
fn understood(meta: Value) -> Result<Meta, Cause> {
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    match meta["api_version"].as_str() {
        Some(version) if major(version) != major(API_VERSION) => Err(Cause::VersionUnsupported(version.to_owned())),
        _ => serde_json::from_value(meta).map_err(|error| Cause::invalid_json(&error)),
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("origin", &self.origin).finish_non_exhaustive()
    }
}
