//! What holds for every operation of the table, and for the frame around them.

mod audit;
mod conflicts;
pub(super) mod example;
mod fuzz;
mod masking;
mod ownership;
mod permissions;
mod surplus;

use axum::{
    body::{Body, Bytes},
    http::{Method, StatusCode},
};
use futures::{SinkExt, channel::mpsc};
use serde_json::json;
use steward_contract::{Access, Declaration, Idempotency, OPERATIONS, StepUp};
use uuid::Uuid;

use crate::testing::{Answer, Client, TestPlatform, on_both_databases};

on_both_databases!(
    nobody_gets_past_the_table,
    the_frame_answers_with_problems,
    request_ids_are_kept_or_made,
    bodies_are_bounded,
    texts_without_meaning_are_refused_by_name,
    a_signed_out_session_ends_at_once,
    nor_does_a_body_on_its_way_outlive_it,
);

async fn call(client: &Client, operation: &Declaration) -> Answer {
    let mut path = operation.path.to_owned();
    for placeholder in ["{user_id}", "{session_id}", "{token_id}", "{export_id}", "{approval_id}", "{key}"] {
        path = path.replace(placeholder, &Uuid::nil().to_string());
    }
    client.send(operation.method.clone(), &path, Body::empty()).await
}

/// RBA-1 and CON-6 for every route. There is no list of exceptions.
async fn nobody_gets_past_the_table(platform: TestPlatform) {
    let (stranger, nobody, owner) = (platform.client(), platform.admin("").await, platform.admin("owner").await);
    for operation in OPERATIONS {
        if operation.access == Access::Public {
            continue;
        }
        let answer = call(&stranger, operation).await;
        assert_eq!(answer.headers["www-authenticate"], "Bearer", "{}", operation.id);
        answer.refused("not_signed_in");

        if let Some(permission) = operation.access.lacks(|_| false) {
            let problem = call(&nobody, operation).await.refused("permission_denied");
            assert_eq!(problem["permission"], permission.as_str(), "{}", operation.id);
        }

        if operation.step_up == StepUp::Always {
            let answer = call(&owner, operation).await;
            let challenge = answer.headers["www-authenticate"].to_str().unwrap().to_owned();
            assert!(challenge.contains("error=\"insufficient_user_authentication\""), "{}", operation.id);
            assert!(challenge.contains("acr_values=\"urn:steward:step-up\""), "{}", operation.id);
            assert!(challenge.contains("max_age=\"120\""), "{}", operation.id);
            answer.refused("step_up_required");
        }

        if operation.idempotency == Idempotency::Required {
            let answer = call(&owner.with("step-up", "sg_x"), operation).await;
            let problem = answer.refused("bad_request");
            assert_eq!(problem["fields"][0]["field"], "idempotency-key", "{}", operation.id);
        }
    }
}

async fn the_frame_answers_with_problems(platform: TestPlatform) {
    let client = platform.client();
    client.get("/nowhere").await.refused("not_found");
    client.send(Method::DELETE, "/v1/meta", Body::empty()).await.refused("method_not_allowed");
    client.post("/v1/auth/refresh", json!({"refresh_token": 1})).await.refused("invalid_fields");
    let answer = client.send(Method::POST, "/v1/auth/refresh", Body::from("{")).await;
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    answer.refused("bad_request");
    let deep = "[".repeat(10_000);
    client.send(Method::POST, "/v1/auth/refresh", Body::from(deep)).await.refused("bad_request");
    assert_eq!(client.get("/healthz").await.status, StatusCode::NO_CONTENT);
    assert_eq!(client.get("/readyz").await.status, StatusCode::NO_CONTENT);
    let admin = platform.admin("owner").await;
    admin.get("/v1/users/not-an-id").await.refused("bad_request");
    let problem = admin.get("/v1/me?role=owner").await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "role");
}

async fn request_ids_are_kept_or_made(platform: TestPlatform) {
    let client = platform.client();
    let answer = client.with("x-request-id", "req_given-0001").get("/nowhere").await;
    assert_eq!(answer.headers["x-request-id"], "req_given-0001");
    assert_eq!(answer.json()["request_id"], "req_given-0001");
    let answer = client.with("x-request-id", "no good").get("/nowhere").await;
    assert!(answer.headers["x-request-id"].to_str().unwrap().starts_with("req_"));
}

async fn bodies_are_bounded(platform: TestPlatform) {
    let large = Body::from(vec![b' '; 300 * 1024]);
    platform.client().send(Method::POST, "/v1/auth/sign-in", large).await.refused("too_large");
}

/// U+0000 is valid JSON and a valid address, and no text that PostgreSQL can hold.
async fn texts_without_meaning_are_refused_by_name(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("owner").await.with("step-up", "sg_x").with("idempotency-key", Uuid::nil());
    let mut body = example::suspension();
    body["justification"] = json!("a\0b");
    let problem = admin.post(&format!("/v1/users/{user_id}/suspend"), body).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "justification");
    for address in ["/v1/users?search=a%00b", "/v1/users?city=%00", "/v1/users/field-values?field=city&prefix=%00"] {
        let problem = admin.get(address).await.refused("invalid_fields");
        assert!(address.contains(problem["fields"][0]["field"].as_str().unwrap()), "{address}");
    }
    let body = json!({"email": "a\0@example.com", "password": "x"});
    assert_eq!(admin.post("/v1/auth/sign-in", body).await.refused("invalid_fields")["fields"][0]["field"], "email");
}

async fn a_signed_out_session_ends_at_once(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    admin.get("/v1/me").await.ok();
    admin.post("/v1/auth/sign-out", json!(null)).await.ok();
    admin.get("/v1/me").await.refused("session_ended");
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_SIGNED_OUT'").await, 1);
}

async fn nor_does_a_body_on_its_way_outlive_it(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    let (mut rest, body) = mpsc::channel::<Result<Bytes, std::io::Error>>(1);
    let request = json!({"operation": "users.suspend", "target": "", "digest": "", "code": "000000"}).to_string();
    let (begin, end) = request.split_at(10);
    rest.send(Ok(begin.to_owned().into())).await.unwrap();
    let late = async {
        // By then it was let in.
        rest.send(Ok(Bytes::new())).await.unwrap();
        platform.execute("UPDATE admin_sessions SET ended_at = 1").await;
        rest.send(Ok(end.to_owned().into())).await.unwrap();
        drop(rest);
    };
    let (answer, ()) = futures::join!(admin.send(Method::POST, "/v1/auth/step-up", Body::from_stream(body)), late);
    answer.refused("session_ended");
}
