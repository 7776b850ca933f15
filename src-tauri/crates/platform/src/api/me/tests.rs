//! The own account, as a client sees it.

use axum::{body::Body, http::Method};
use serde_json::json;
use steward_contract::{ChangeMyPassword, StartTotp};
use uuid::Uuid;

use crate::{
    auth::account,
    store::admins,
    testing::{TestPlatform, on_both_databases},
};

on_both_databases!(
    sessions_are_listed_and_revoked,
    nobody_revokes_the_session_of_another,
    a_new_password_ends_other_sessions,
    a_new_password_needs_the_current_one,
    no_digest_is_made_from_passwords,
    totp_is_enrolled_anew,
);

async fn sessions_are_listed_and_revoked(platform: TestPlatform) {
    let admin = platform.admin("agent").await;
    let mut other = admin.clone();
    other.token = Some(platform.session(admin.admin_id).await);
    let sessions = admin.get("/v1/me/sessions").await.ok();
    let other_session = sessions.as_array().unwrap().iter().find(|session| session["current"] == false).unwrap();
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    let path = format!("/v1/me/sessions/{}", other_session["id"].as_str().unwrap());
    admin.send(Method::DELETE, &path, Body::empty()).await.ok();
    other.get("/v1/me").await.refused("session_ended");
    admin.get("/v1/me").await.ok();
    admin.send(Method::DELETE, &path, Body::empty()).await.refused("not_found");
}

async fn nobody_revokes_the_session_of_another(platform: TestPlatform) {
    let (admin, other) = (platform.admin("owner").await, platform.admin("viewer").await);
    let sessions = other.get("/v1/me/sessions").await.ok();
    for id in [sessions[0]["id"].as_str().unwrap().to_owned(), Uuid::nil().to_string()] {
        let path = format!("/v1/me/sessions/{id}");
        admin.send(Method::DELETE, &path, Body::empty()).await.refused("not_found");
    }
    other.get("/v1/me").await.ok();
}

const PASSWORD: &str = "a passphrase of some length";

/// A signed-in admin whose password is known.
async fn with_password(platform: &TestPlatform) -> crate::testing::Client {
    let mut admin = platform.admin("agent").await;
    account::create(&platform.platform, "grace@example.com", "Grace", "agent", PASSWORD.into()).await.unwrap();
    let row = admins::by_email(platform.platform.database().read(), "grace@example.com").await.unwrap().unwrap();
    let secret = platform.platform.seal(row.id, &admin.secret).unwrap();
    let secret = secret.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let bytes = if platform.is_postgres() { format!("'\\x{secret}'") } else { format!("x'{secret}'") };
    platform.execute(&format!("UPDATE admins SET totp_secret = {bytes} WHERE email = 'grace@example.com'")).await;
    admin.admin_id = row.id;
    admin.token = Some(platform.session(row.id).await);
    admin
}

async fn a_new_password_ends_other_sessions(platform: TestPlatform) {
    let mut admin = with_password(&platform).await;
    let mut other = admin.clone();
    other.token = Some(platform.session(admin.admin_id).await);
    let body = json!({"current_password": PASSWORD, "new_password": "another passphrase"});
    let grant = admin.confirm::<ChangeMyPassword>(&admin.admin_id.to_string(), &body).await;
    let change = |admin: &crate::testing::Client| {
        let (admin, body) = (admin.with("step-up", &grant), body.clone());
        async move { admin.send(Method::PUT, "/v1/me/password", Body::from(body.to_string())).await }
    };
    change(&admin).await.ok();
    admin.get("/v1/me").await.ok();
    other.get("/v1/me").await.refused("session_ended");
    let new = json!({"email": "grace@example.com", "password": "another passphrase"});
    admin.post("/v1/auth/sign-in", new).await.ok();
    // The confirmation was used, and the password is not that one any more.
    change(&admin).await.refused("invalid_fields");
}

async fn a_new_password_needs_the_current_one(platform: TestPlatform) {
    let mut admin = with_password(&platform).await;
    for (current, new, field) in [
        ("wrong wrong wrong", "another passphrase", "current_password"),
        (PASSWORD, "short", "new_password"),
        (PASSWORD, PASSWORD, "new_password"),
    ] {
        let body = json!({"current_password": current, "new_password": new});
        let grant = admin.confirm::<ChangeMyPassword>(&admin.admin_id.to_string(), &body).await;
        let client = admin.with("step-up", grant);
        let answer = client.send(Method::PUT, "/v1/me/password", Body::from(body.to_string())).await;
        assert_eq!(answer.refused("invalid_fields")["fields"][0]["field"], field);
    }
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_PASSWORD_CHANGED'").await, 0);
}

/// Whoever reads the tables can't try passwords on what is in them.
async fn no_digest_is_made_from_passwords(platform: TestPlatform) {
    let mut admin = with_password(&platform).await;
    for new in ["another passphrase", "a third passphrase"] {
        let body = json!({"current_password": PASSWORD, "new_password": new});
        admin.confirm::<ChangeMyPassword>(&admin.admin_id.to_string(), &body).await;
    }
    assert_eq!(platform.count("SELECT count(*) FROM step_up_grants").await, 2);
    assert_eq!(platform.count("SELECT count(DISTINCT digest) FROM step_up_grants").await, 1);
    assert_eq!(platform.count("SELECT count(DISTINCT digest) FROM audit_entries").await, 1);
}

async fn totp_is_enrolled_anew(platform: TestPlatform) {
    let mut admin = platform.admin("agent").await;
    admin.post("/v1/me/totp/confirm", json!({"code": "123456"})).await.refused("wrong_status");
    let grant = admin.confirm::<StartTotp>(&admin.admin_id.to_string(), &json!(null)).await;
    let enrolment = admin.with("step-up", grant).post("/v1/me/totp", json!(null)).await.ok();
    let old = admin.clone();
    let mut other = admin.clone();
    other.token = Some(platform.session(admin.admin_id).await);
    admin.secret = totp_rs::Secret::try_from_base32(enrolment["secret"].as_str().unwrap()).unwrap().as_bytes().to_vec();
    admin.post("/v1/me/totp/confirm", json!({"code": "000000"})).await.refused("wrong_code");
    old.post("/v1/auth/unlock", json!({"code": old.code()})).await.ok();
    let codes = admin.post("/v1/me/totp/confirm", json!({"code": admin.code()})).await.ok();
    assert_eq!(codes["recovery_codes"].as_array().unwrap().len(), 10);
    old.post("/v1/auth/unlock", json!({"code": old.code()})).await.refused("wrong_code");
    other.get("/v1/me").await.refused("session_ended");
    admin.post("/v1/auth/unlock", json!({"code": admin.code()})).await.ok();
}
