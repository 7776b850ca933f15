//! Servers that are broken, slow, wrong or hostile: each gives a clear error, bounded in time and memory, and no panic.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on ends")]

mod support;

use std::time::Duration;

use serde_json::json;
use steward_client::{Call, Cause};
use steward_contract::{ExportQuery, ExportUsers, GetMe, Me, ProblemCode};
use support::{Server, answer, cause, client};
use tokio::io::AsyncWriteExt as _;

fn me() -> Call<GetMe> {
    Call::plain()
}

async fn cause_of(bytes: Vec<u8>) -> Cause {
    cause(Server::answering(bytes).await.client().call(&me(), None).await)
}

#[tokio::test]
async fn a_good_answer_is_read() {
    let body = json!({"id": uuid::Uuid::nil(), "name": "Ada", "email": "ada@example.com", "roles": [], "permissions": [],
                      "admin_roles": [], "recovery_codes_left": 3});
    let server = Server::answering(answer("200 OK", "application/json; charset=utf-8", &body.to_string())).await;
    let me: Me = server.client().call(&me(), None).await.unwrap();
    assert_eq!((me.name.as_str(), me.recovery_codes_left), ("Ada", 3));
}

#[tokio::test]
async fn a_problem_keeps_its_code_and_fields() {
    let body =
        json!({"code": "invalid_fields", "status": 422, "title": "Wrong.", "fields": [{"field": "a", "message": "b"}]});
    let cause = cause_of(answer("422 Unprocessable Entity", "application/problem+json", &body.to_string())).await;
    let Cause::Refused(problem) = cause else { panic!("{cause:?}") };
    assert_eq!((problem.code, problem.fields.len()), (ProblemCode::InvalidFields, 1));
}

#[tokio::test]
async fn an_unknown_problem_is_no_panic() {
    let body = json!({"code": "from_the_future", "status": 499, "title": "?"});
    let cause = cause_of(answer("499 X", "application/problem+json", &body.to_string())).await;
    assert!(matches!(cause, Cause::AnswerInvalid(_)), "{cause:?}");
}

#[tokio::test]
async fn a_web_page_is_no_platform() {
    for status in ["200 OK", "404 Not Found", "401 Unauthorized", "500 Internal Server Error"] {
        let cause = cause_of(answer(status, "text/html", "<!doctype html><title>Welcome</title>")).await;
        assert!(matches!(cause, Cause::NotAPlatform(_)), "{status}: {cause:?}");
    }
}

#[tokio::test]
async fn a_proxy_without_its_server_counts_as_unreachable() {
    for status in ["502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"] {
        let cause = cause_of(answer(status, "text/html", "<h1>sorry</h1>")).await;
        assert!(matches!(cause, Cause::Unreachable(_)), "{status}: {cause:?}");
    }
}

#[tokio::test]
async fn wrong_types_and_half_json_are_invalid_and_not_quoted() {
    for body in [r#"{"id": "canary-secret"}"#, r#"["canary-secret"]"#, r#""canary-secret""#, "{", "", "null"] {
        let cause = cause_of(answer("200 OK", "application/json", body)).await;
        assert!(matches!(cause, Cause::AnswerInvalid(_)), "{body}: {cause:?}");
        assert!(!format!("{cause} {cause:?}").contains("canary"));
    }
}

#[tokio::test]
async fn deep_json_does_not_overflow_the_stack() {
    let cause = cause_of(answer("200 OK", "application/json", &"[".repeat(900_000))).await;
    assert!(matches!(cause, Cause::AnswerInvalid(_)), "{cause:?}");
}

/// A gigabyte is announced and sent for as long as anyone reads; the client stops at its limit.
#[tokio::test]
async fn an_endless_answer_is_cut_at_the_limit() {
    let server = Server::start(|mut stream| async move {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1073741824\r\n\r\n";
        let _ = stream.write_all(head.as_bytes()).await;
        while stream.write_all(&[b' '; 65536]).await.is_ok() {}
    })
    .await;
    let cause = cause(server.client().call(&me(), None).await);
    assert!(matches!(cause, Cause::AnswerTooLarge(_)), "{cause:?}");
}

#[tokio::test]
async fn a_server_that_says_nothing_times_out() {
    let server = Server::start(|stream| async move {
        let _open = stream;
        std::future::pending::<()>().await;
    })
    .await;
    let error = server.client().call(&me(), None).await.unwrap_err();
    assert!(matches!(error.cause, Cause::TimedOut) && error.sent);
}

/// One byte at a time keeps the connection busy, but not past the limit for the whole answer.
#[tokio::test]
async fn a_server_that_drips_times_out() {
    let server = Server::start(|mut stream| async move {
        let _ =
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n").await;
        while stream.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    })
    .await;
    assert!(matches!(cause(server.client().call(&me(), None).await), Cause::TimedOut));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_takes_no_token_along() {
    let mut elsewhere = Server::answering(answer("200 OK", "application/json", "{}")).await;
    let location =
        format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: {}/v1/me\r\ncontent-length: 0\r\n\r\n", elsewhere.url);
    let server = Server::answering(location).await;
    let found = cause(server.client().call(&me(), Some(&"token".into())).await);
    assert!(matches!(found, Cause::NotAPlatform(_)), "{found:?}");
    // Had it been followed, its request would stand before this one.
    let _ = client(&elsewhere.url).call(&me(), None).await;
    assert!(!elsewhere.request().await.to_lowercase().contains("authorization"));
}

#[tokio::test]
async fn nobody_there_was_certainly_not_sent() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = client(&url).call(&me(), None).await.unwrap_err();
    assert!(matches!(error.cause, Cause::Unreachable(_)) && !error.sent);
}

#[tokio::test]
async fn a_cut_connection_may_have_been_received() {
    let server = Server::start(|stream| async move { drop(stream) }).await;
    let error = server.client().call(&me(), None).await.unwrap_err();
    assert!(matches!(error.cause, Cause::Unreachable(_)) && error.sent, "{error:?}");
}

#[tokio::test]
async fn plain_http_where_https_is_expected_is_a_tls_failure() {
    let server = Server::answering(answer("400 Bad Request", "text/plain", "this is http")).await;
    let error = client(&server.url.replace("http://", "https://")).call(&me(), None).await.unwrap_err();
    assert!(matches!(error.cause, Cause::TlsFailed(_)) && !error.sent, "{error:?}");
}

#[tokio::test]
async fn a_call_carries_its_headers_and_query() {
    let mut server = Server::answering(answer("200 OK", "text/csv", "")).await;
    let query = ExportQuery { purpose: Some("a&b=c".into()), ..ExportQuery::default() };
    let call = Call::<ExportUsers>::new(&(), &query, &()).unwrap().confirmed("grant".into());
    let _ = server.client().download(&call, Some(&"token".into())).await;
    let request = server.request().await;
    assert!(request.starts_with("GET /v1/users/bulk/export?purpose=a%26b%3Dc HTTP/1.1\r\n"), "{request}");
    for header in ["authorization: Bearer token\r\n", "step-up: grant\r\n", "x-request-id: 00000000-"] {
        assert!(request.contains(header), "{header} is not in {request}");
    }
}

#[tokio::test]
async fn another_major_version_is_refused() {
    let body = include_str!("support/meta.json").replace("\"1.0\"", "\"2.0\"");
    let server = Server::answering(answer("200 OK", "application/json", &body)).await;
    let cause = cause(server.client().probe().await);
    assert!(matches!(&cause, Cause::VersionUnsupported(version) if version == "2.0"), "{cause:?}");
}

/// Also where it says other things of itself than ours does.
#[tokio::test]
async fn another_major_version_is_refused_whatever_it_has() {
    let server = Server::answering(answer("200 OK", "application/json", r#"{"api_version": "2.0"}"#)).await;
    let cause = cause(server.client().probe().await);
    assert!(matches!(&cause, Cause::VersionUnsupported(version) if version == "2.0"), "{cause:?}");
}

#[tokio::test]
async fn a_stream_that_is_cut_is_an_error_and_not_an_end() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/csv\r\nexport-id: 00000000-0000-0000-0000-000000000001\r\n\
                transfer-encoding: chunked\r\n\r\n5\r\na,b\r\n\r\n";
    let server = Server::answering(head).await;
    let call = Call::<ExportUsers>::new(&(), &ExportQuery::default(), &()).unwrap();
    let mut download = server.client().download(&call, None).await.unwrap();
    assert_eq!(download.next().await.unwrap().unwrap(), "a,b\r\n");
    assert!(download.next().await.is_err());
}

#[tokio::test]
async fn a_stream_that_stalls_times_out() {
    let server = Server::start(|mut stream| async move {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/csv\r\nexport-id: 00000000-0000-0000-0000-000000000001\r\n\
                    transfer-encoding: chunked\r\n\r\n1\r\na\r\n";
        let _ = stream.write_all(head.as_bytes()).await;
        std::future::pending::<()>().await;
    })
    .await;
    let call = Call::<ExportUsers>::new(&(), &ExportQuery::default(), &()).unwrap();
    let mut download = server.client().download(&call, None).await.unwrap();
    assert!(download.next().await.unwrap().is_some());
    assert!(matches!(cause(download.next().await), Cause::TimedOut));
}
