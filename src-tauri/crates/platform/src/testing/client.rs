//! Calls the platform as a client would, without a network.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode},
    response::Response,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use steward_contract::{Operation, StepUp, request_digest};
use tower::ServiceExt;
use uuid::Uuid;

use super::{TestPlatform, conform};
use crate::{
    auth::totp,
    clock::{Clock, ManualClock},
};

#[derive(Clone)]
pub struct Client {
    router: Router,
    clock: Arc<ManualClock>,
    pub token: Option<String>,
    pub admin_id: Uuid,
    /// Of the authenticator.
    pub secret: Vec<u8>,
    /// Where it calls from.
    pub address: IpAddr,
    headers: Vec<(&'static str, String)>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// The code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn ok(self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", String::from_utf8_lossy(&self.bytes));
        self.json()
    }

    #[track_caller]
    pub fn refused(self, code: &str) -> Value {
        assert_eq!(self.code(), code, "{} {}", self.status, String::from_utf8_lossy(&self.bytes));
        self.json()
    }
}

impl TestPlatform {
    /// A client that nobody has signed in with.
    pub fn client(&self) -> Client {
        Client {
            router: self.router.clone(),
            clock: self.clock.clone(),
            token: None,
            admin_id: Uuid::nil(),
            secret: Vec::new(),
            address: IpAddr::from([192, 0, 2, 1]),
            headers: Vec::new(),
        }
    }
}

impl Client {
    #[must_use]
    pub fn with(&self, name: &'static str, value: impl std::fmt::Display) -> Self {
        let mut client = self.clone();
        client.headers.push((name, value.to_string()));
        client
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, Body::empty()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Body::from(body.to_string())).await
    }

    pub async fn send(&self, method: Method, path: &str, body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        self.call(request.body(body).unwrap()).await
    }

    /// Sends a request as it is.
    pub async fn call(&self, request: Request<Body>) -> Answer {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let (parts, body) = self.open(request).await.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let answer = Answer { status: parts.status, headers: parts.headers, bytes };
        conform::check(&method, &path, &answer);
        answer
    }

    /// The same, with the body of the answer left to be read.
    pub async fn open(&self, mut request: Request<Body>) -> Response {
        let headers = request.headers_mut();
        headers.entry("host").or_insert(HeaderValue::from_static("localhost"));
        headers.entry("content-type").or_insert(HeaderValue::from_static("application/json"));
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.address, 4711))));
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// The code that the authenticator shows, half a minute later than the last one so that it is another.
    pub fn code(&self) -> String {
        self.clock.advance(TimeDelta::seconds(30));
        totp::code_at(&self.secret, self.clock.now_ms())
    }

    /// Confirms an operation; gives the grant and goes on with the new access token.
    pub async fn confirm<O: Operation>(&mut self, target: &str, body: &Value) -> String {
        self.confirm_by_id(O::DECLARATION.id, target, body).await
    }

    /// The same for an operation that is known by its id only.
    pub async fn confirm_by_id(&mut self, operation: &str, target: &str, body: &Value) -> String {
        let digest = request_digest(operation, target, body).unwrap();
        let request = json!({"operation": operation, "target": target, "digest": digest, "code": self.code()});
        let grant = self.post("/v1/auth/step-up", request).await.ok();
        self.token = grant["access_token"].as_str().map(str::to_owned);
        grant["grant"].as_str().unwrap().to_owned()
    }

    /// What an action would do.
    pub async fn plan(&self, operation: &str, path: Value, body: Value) -> Answer {
        self.post("/v1/actions/plan", json!({"operation": operation, "path": path, "body": body})).await
    }

    /// What an action on a user would do.
    pub async fn plan_on<O: Operation>(&self, user_id: Uuid, body: Value) -> Answer {
        self.plan(O::DECLARATION.id, json!({"user_id": user_id}), body).await
    }

    /// Does an action on a user, or on what else its address names: with a new idempotency key, a second later than the
    /// one before, and confirmed where it has to be.
    pub async fn act<O: Operation>(&mut self, id: Uuid, body: &Value) -> Answer {
        self.clock.advance(TimeDelta::seconds(1));
        let key = Uuid::from_u128(u128::from(self.clock.now_ms().unsigned_abs()));
        let confirmed = O::DECLARATION.step_up == StepUp::Always;
        let client = if confirmed { self.confirmed::<O>(id, body).await } else { self.clone() };
        client.with("idempotency-key", key).call_on::<O>(id, body).await
    }

    /// The same client with a confirmation.
    pub async fn confirmed<O: Operation>(&mut self, id: Uuid, body: &Value) -> Self {
        let grant = self.confirm::<O>(&id.to_string(), body).await;
        self.with("step-up", grant)
    }

    /// Calls an operation on what its address names, with the headers that the client has.
    pub async fn call_on<O: Operation>(&self, id: Uuid, body: &Value) -> Answer {
        let path = O::DECLARATION.path.replace("{user_id}", &id.to_string()).replace("{approval_id}", &id.to_string());
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        self.send(O::DECLARATION.method, &path, body).await
    }
}
