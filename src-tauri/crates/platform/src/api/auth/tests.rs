//! Signing in, staying signed in and confirming, as a client sees it.

use axum::{body::Body, http::Method};
use chrono::TimeDelta;
use serde_json::{Value, json};

use steward_contract::{ChangeMyPassword, Operation, StartTotp, SuspendUser, request_digest};

use crate::{
    auth::{account, totp},
    clock::Clock,
    testing::{Client, TestPlatform, on_both_databases},
};

const EMAIL: &str = "grace@example.com";
const PASSWORD: &str = "a passphrase of some length";

on_both_databases!(
    first_sign_in_enrols_and_later_ones_ask_for_a_code,
    unknown_admins_and_wrong_passwords_look_the_same,
    five_wrong_passwords_lock,
    a_code_is_accepted_once_of_200,
    wrong_codes_lock_under_the_clock,
    a_recovery_code_works_once,
    a_challenge_has_five_minutes,
    refresh_tokens_rotate_and_reuse_ends_the_family,
    access_tokens_last_ten_minutes,
    a_confirmation_needs_an_operation_that_takes_one,
    a_step_up_ends_the_access_token_before_it,
    unlocking_takes_password_or_code,
    a_new_password_ends_sign_ins_under_way,
    a_lost_authenticator_is_replaced_with_a_recovery_code,
);

/// Signs in for the first time; a client with the session, its refresh token and its recovery codes.
async fn enrolled(platform: &TestPlatform) -> (Client, String, Vec<String>) {
    account::create(&platform.platform, EMAIL, "Grace Example", "agent", PASSWORD.into()).await.unwrap();
    let mut client = platform.client();
    let challenge = begin(&client, "enrol").await;
    let enrolment = client.post("/v1/auth/enrolment", json!({"challenge": challenge})).await.ok();
    client.secret = secret(enrolment["secret"].as_str().unwrap());
    let body = json!({"challenge": challenge, "code": client.code()});
    let answer = client.post("/v1/auth/enrolment/confirm", body).await.ok();
    client.token = answer["tokens"]["access_token"].as_str().map(str::to_owned);
    client.admin_id = client.get("/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap();
    let codes = serde_json::from_value(answer["recovery_codes"].clone()).unwrap();
    (client, answer["tokens"]["refresh_token"].as_str().unwrap().to_owned(), codes)
}

fn secret(base32: &str) -> Vec<u8> {
    totp_rs::Secret::try_from_base32(base32).unwrap().as_bytes().to_vec()
}

async fn begin(client: &Client, next: &str) -> String {
    let answer = client.post("/v1/auth/sign-in", json!({"email": EMAIL, "password": PASSWORD})).await.ok();
    assert_eq!(answer["next"], next);
    answer["challenge"].as_str().unwrap().to_owned()
}

fn with_code(challenge: &str, code: &str) -> Value {
    json!({"challenge": challenge, "kind": "totp", "code": code})
}

async fn first_sign_in_enrols_and_later_ones_ask_for_a_code(platform: TestPlatform) {
    let (client, _, codes) = enrolled(&platform).await;
    assert_eq!(codes.len(), 10);
    let me = client.get("/v1/me").await.ok();
    assert_eq!((me["email"].as_str(), me["recovery_codes_left"].as_u64()), (Some(EMAIL), Some(10)));
    let challenge = begin(&client, "code").await;
    client.post("/v1/auth/enrolment", json!({"challenge": challenge})).await.refused("challenge_expired");
    let tokens = client.post("/v1/auth/second-factor", with_code(&challenge, &client.code())).await.ok();
    assert!(tokens["access_token"].as_str().unwrap().starts_with("sa_"));
    let code = client.code();
    client.post("/v1/auth/second-factor", with_code(&challenge, &code)).await.refused("challenge_expired");
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_SIGNED_IN'").await, 2);
}

async fn unknown_admins_and_wrong_passwords_look_the_same(platform: TestPlatform) {
    enrolled(&platform).await;
    let client = platform.client();
    let mut known = client.post("/v1/auth/sign-in", json!({"email": EMAIL, "password": "x"})).await.json();
    let unknown = json!({"email": "nobody@example.com", "password": "x"});
    let mut unknown = client.post("/v1/auth/sign-in", unknown).await.refused("wrong_credentials");
    known["request_id"] = json!(null);
    unknown["request_id"] = json!(null);
    assert_eq!(known, unknown);
    let of_somebody =
        "SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_SIGN_IN_FAILED' AND admin_id IS NOT NULL";
    assert_eq!(platform.count(of_somebody).await, 1);
}

async fn five_wrong_passwords_lock(platform: TestPlatform) {
    let (client, ..) = enrolled(&platform).await;
    for _ in 0..5 {
        let wrong = json!({"email": EMAIL, "password": "wrong"});
        client.post("/v1/auth/sign-in", wrong).await.refused("wrong_credentials");
    }
    let right = json!({"email": EMAIL, "password": PASSWORD});
    let answer = client.post("/v1/auth/sign-in", right.clone()).await;
    assert_eq!(answer.headers["retry-after"], "900");
    answer.refused("too_many_attempts");
    platform.advance(TimeDelta::minutes(15) - TimeDelta::milliseconds(1));
    client.post("/v1/auth/sign-in", right.clone()).await.refused("too_many_attempts");
    platform.advance(TimeDelta::milliseconds(1));
    client.post("/v1/auth/sign-in", right).await.ok();
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_LOCKED'").await, 1);
}

async fn a_code_is_accepted_once_of_200(platform: TestPlatform) {
    let (client, ..) = enrolled(&platform).await;
    let challenge = begin(&client, "code").await;
    let body = with_code(&challenge, &client.code());
    let calls = (0..200).map(|_| client.post("/v1/auth/second-factor", body.clone()));
    let answers = futures::future::join_all(calls).await;
    let (accepted, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status.is_success());
    assert_eq!(accepted.len(), 1);
    for answer in refused {
        assert!(["used_code", "challenge_expired"].contains(&answer.code().as_str()), "{}", answer.code());
    }
}

async fn wrong_codes_lock_under_the_clock(platform: TestPlatform) {
    let (client, ..) = enrolled(&platform).await;
    let challenge = begin(&client, "code").await;
    let wrong = with_code(&challenge, "000000");
    for left in (0..5).rev() {
        let problem = client.post("/v1/auth/second-factor", wrong.clone()).await.refused("wrong_code");
        assert_eq!(problem["attempts_left"], left);
    }
    let right = with_code(&challenge, &client.code());
    client.post("/v1/auth/second-factor", right).await.refused("too_many_attempts");
    platform.advance(TimeDelta::minutes(15));
    let challenge = begin(&client, "code").await;
    client.post("/v1/auth/second-factor", with_code(&challenge, &client.code())).await.ok();
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_CODE_FAILED'").await, 5);
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_LOCKED'").await, 1);
}

async fn a_recovery_code_works_once(platform: TestPlatform) {
    let (client, _, codes) = enrolled(&platform).await;
    for expected in ["", "used_code"] {
        let challenge = begin(&client, "code").await;
        let body = json!({"challenge": challenge, "kind": "recovery", "code": codes[3].to_uppercase()});
        assert_eq!(client.post("/v1/auth/second-factor", body).await.code(), expected);
    }
    assert_eq!(client.get("/v1/me").await.ok()["recovery_codes_left"], 9);
}

async fn a_challenge_has_five_minutes(platform: TestPlatform) {
    let (client, ..) = enrolled(&platform).await;
    let challenge = begin(&client, "code").await;
    platform.advance(TimeDelta::minutes(5));
    let body = with_code(&challenge, &client.code());
    client.post("/v1/auth/second-factor", body).await.refused("challenge_expired");
}

async fn refresh_tokens_rotate_and_reuse_ends_the_family(platform: TestPlatform) {
    let (mut client, first, _) = enrolled(&platform).await;
    let tokens = client.post("/v1/auth/refresh", json!({"refresh_token": first})).await.ok();
    client.get("/v1/me").await.refused("not_signed_in");
    client.token = tokens["access_token"].as_str().map(str::to_owned);
    client.get("/v1/me").await.ok();
    client.post("/v1/auth/refresh", json!({"refresh_token": first})).await.refused("session_ended");
    client.get("/v1/me").await.refused("session_ended");
    let second = tokens["refresh_token"].clone();
    client.post("/v1/auth/refresh", json!({"refresh_token": second})).await.refused("session_ended");
    client.post("/v1/auth/refresh", json!({"refresh_token": "sr_unknown"})).await.refused("session_ended");
    assert_eq!(platform.count("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_TOKEN_REUSED'").await, 1);
}

async fn access_tokens_last_ten_minutes(platform: TestPlatform) {
    let (client, refresh, _) = enrolled(&platform).await;
    platform.advance(TimeDelta::minutes(10) - TimeDelta::milliseconds(1));
    client.get("/v1/me").await.ok();
    platform.advance(TimeDelta::milliseconds(1));
    client.get("/v1/me").await.refused("not_signed_in");
    platform.advance(TimeDelta::days(14));
    client.post("/v1/auth/refresh", json!({"refresh_token": refresh})).await.refused("session_ended");
}

async fn a_confirmation_needs_an_operation_that_takes_one(platform: TestPlatform) {
    let admin = platform.admin("owner").await;
    let mut body = json!({"operation": "users.list", "target": "", "digest": "XY", "code": admin.code()});
    let problem = admin.post("/v1/auth/step-up", body.clone()).await.refused("invalid_fields");
    let fields: Vec<_> = problem["fields"].as_array().unwrap().iter().map(|fault| fault["field"].clone()).collect();
    assert_eq!(fields, ["operation", "target", "digest"]);
    body["operation"] = json!(SuspendUser::DECLARATION.id);
    body["target"] = json!("u");
    body["digest"] = json!(request_digest("a", "b", &()).unwrap());
    let viewer = platform.admin("viewer").await;
    viewer.post("/v1/auth/step-up", body.clone()).await.refused("permission_denied");
    body["code"] = json!("000000");
    admin.post("/v1/auth/step-up", body).await.refused("wrong_code");
}

async fn a_step_up_ends_the_access_token_before_it(platform: TestPlatform) {
    let mut admin = platform.admin("owner").await;
    let before = admin.clone();
    admin.confirm::<SuspendUser>("u", &json!({})).await;
    before.get("/v1/me").await.refused("not_signed_in");
    admin.get("/v1/me").await.ok();
}

async fn a_new_password_ends_sign_ins_under_way(platform: TestPlatform) {
    let (mut client, ..) = enrolled(&platform).await;
    let challenge = begin(&client, "code").await;
    let body = json!({"current_password": PASSWORD, "new_password": "another passphrase"});
    let grant = client.confirm::<ChangeMyPassword>(&client.admin_id.to_string(), &body).await;
    let changing = client.with("step-up", grant);
    changing.send(Method::PUT, "/v1/me/password", Body::from(body.to_string())).await.ok();
    let answer = client.post("/v1/auth/second-factor", with_code(&challenge, &client.code())).await;
    answer.refused("challenge_expired");
}

async fn a_lost_authenticator_is_replaced_with_a_recovery_code(platform: TestPlatform) {
    let (mut client, _, codes) = enrolled(&platform).await;
    let confirmation = |operation: &str, code: &str| {
        let target = client.admin_id.to_string();
        let digest = request_digest(operation, &target, &Value::Null).unwrap();
        json!({"operation": operation, "target": target, "digest": digest, "kind": "recovery", "code": code})
    };
    let refused = client.post("/v1/auth/step-up", confirmation(SuspendUser::DECLARATION.id, &codes[0])).await;
    assert_eq!(refused.refused("invalid_fields")["fields"][0]["field"], "kind");
    let start = confirmation(StartTotp::DECLARATION.id, &codes[0]);
    let granted = client.post("/v1/auth/step-up", start.clone()).await.ok();
    client.token = granted["access_token"].as_str().map(str::to_owned);
    client.post("/v1/auth/step-up", start).await.refused("used_code");
    let mut other = client.clone();
    other.token = Some(platform.session(client.admin_id).await);
    let enrolment = client.with("step-up", granted["grant"].as_str().unwrap()).post("/v1/me/totp", json!(null)).await;
    client.secret = secret(enrolment.ok()["secret"].as_str().unwrap());
    client.post("/v1/me/totp/confirm", json!({"code": client.code()})).await.ok();
    other.get("/v1/me").await.refused("session_ended");
    client.post("/v1/auth/unlock", json!({"code": client.code()})).await.ok();
}

/// Whoever knows nothing doesn't take the one place from which things are changed.
#[tokio::test(flavor = "multi_thread")]
async fn invented_tokens_wait_for_nobody() {
    use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};

    let platform = TestPlatform::sqlite().await;
    let (client, refresh, _) = enrolled(&platform).await;
    let challenge = begin(&client, "code").await;
    let mut other = SqliteConnectOptions::new().filename(platform.file()).connect().await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let renew = |token: &str| client.post("/v1/auth/refresh", json!({"refresh_token": token}));
    renew("sr_invented").await.refused("session_ended");
    client.post("/v1/auth/second-factor", with_code("sc_invented", "123456")).await.refused("challenge_expired");
    client.post("/v1/auth/enrolment", json!({"challenge": "sc_invented"})).await.refused("challenge_expired");
    // Those that are real do need it.
    let real = with_code(&challenge, "123456");
    let (renewed, answered) = tokio::join!(renew(&refresh), client.post("/v1/auth/second-factor", real));
    renewed.refused("unavailable");
    answered.refused("unavailable");
}

async fn unlocking_takes_password_or_code(platform: TestPlatform) {
    let (client, ..) = enrolled(&platform).await;
    client.post("/v1/auth/unlock", json!({"password": PASSWORD})).await.ok();
    client.post("/v1/auth/unlock", json!({"password": "wrong"})).await.refused("wrong_credentials");
    let code = client.code();
    client.post("/v1/auth/unlock", json!({"code": code})).await.ok();
    client.post("/v1/auth/unlock", json!({"code": code})).await.refused("used_code");
    client.post("/v1/auth/unlock", json!({})).await.refused("invalid_fields");
    client.post("/v1/auth/unlock", json!({"code": code, "password": PASSWORD})).await.refused("invalid_fields");
    assert_eq!(totp::code_at(&client.secret, platform.clock.now_ms()), code);
}
