//! What every request passes: its id, its log line, a limit on time, and a net under panics; and what is for programs, a
//! look at whom it is for.

use std::{any::Any, time::Duration};

use axum::{
    BoxError, Router,
    error_handling::HandleErrorLayer,
    extract::{MatchedPath, Request, State},
    http::HeaderValue,
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use steward_contract::ProblemCode;
use tokio::time::Instant;
use tower::{ServiceBuilder, timeout::TimeoutLayer};
use tower_http::catch_panic::CatchPanicLayer;

use super::{
    error::{ApiError, detailed, unavailable, unreadable},
    problem,
    request_id::{self, RequestId},
};
use crate::{entrance::Unwelcome, platform::Platform};

/// Until the answer begins; a stream may then go on.
const TIME: Duration = Duration::from_secs(30);

pub fn around(routes: Router, platform: &Platform) -> Router {
    let limit = ServiceBuilder::new().layer(HandleErrorLayer::new(too_slow)).layer(TimeoutLayer::new(TIME));
    routes.layer(CatchPanicLayer::custom(panicked)).layer(limit).layer(from_fn_with_state(platform.clone(), identify))
}

/// What is for programs alone.
pub fn for_programs(routes: Router<Platform>, platform: &Platform) -> Router<Platform> {
    routes.layer(from_fn_with_state(platform.clone(), welcome))
}

/// Turns away what web pages send.
async fn welcome(State(platform): State<Platform>, request: Request, next: Next) -> Result<Response, ApiError> {
    let hosts = &platform.entrance().hosts;
    let unwelcome =
        |error: Unwelcome| unreadable("The platform does not answer this request.", error.header, error.message);
    hosts.check(request.uri(), request.headers()).map_err(unwelcome)?;
    Ok(next.run(request).await)
}

/// Gives the request its id, writes its log line, and lets a problem leave in its one form. The log has the route, not
/// the address, because addresses and query strings carry personal data.
async fn identify(State(platform): State<Platform>, mut request: Request, next: Next) -> Response {
    let id = RequestId::of(request.headers(), platform.rng());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    request.extensions_mut().insert(id.clone());
    let start = Instant::now();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let code = response.extensions().get::<steward_contract::Problem>().map(|problem| problem.code.as_str());
    let route = route.unwrap_or_default();
    tracing::info!(request_id = %id, %method, route, status, code, ms = start.elapsed().as_millis(), "answered");
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(request_id::HEADER, value);
    }
    problem::render(response, &id)
}

async fn too_slow(_: BoxError) -> ApiError {
    unavailable("The platform took too long to answer.").into()
}

/// The message of a panic may hold anything, so it goes nowhere; its place is in the log by the panic hook.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    let detail = "If it happens again, give the request ID to whoever runs the platform.";
    problem::response(detailed(ProblemCode::Internal, "The platform made a mistake.", detail))
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, to_bytes},
        http::{Request, StatusCode},
        routing::get,
    };
    use tower::ServiceExt;

    use super::*;
    use crate::testing::TestPlatform;

    async fn answer(routes: Router) -> (StatusCode, serde_json::Value) {
        let platform = TestPlatform::sqlite().await;
        let request = Request::builder().uri("/").header("host", "localhost").body(Body::empty()).unwrap();
        let response = around(routes, &platform.platform).oneshot(request).await.unwrap();
        assert!(response.headers().contains_key(request_id::HEADER));
        let status = response.status();
        (status, serde_json::from_slice(&to_bytes(response.into_body(), 10_000).await.unwrap()).unwrap())
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_panic_becomes_a_problem_that_tells_nothing() {
        let routes = Router::new().route("/", get(|| async { panic!("secret") as StatusCode }));
        let (status, problem) = answer(routes).await;
        assert_eq!((status.as_u16(), &problem["code"]), (500, &"internal".into()));
        assert!(!problem.to_string().contains("secret"));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_answer_that_never_comes_is_given_up() {
        let limit = TimeoutLayer::new(Duration::ZERO);
        let limits = ServiceBuilder::new().layer(HandleErrorLayer::new(too_slow)).layer(limit);
        let routes = Router::new().route("/", get(std::future::pending::<StatusCode>)).layer(limits);
        let request = Request::builder().uri("/").header("host", "localhost").body(Body::empty()).unwrap();
        let response = routes.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    }
}
