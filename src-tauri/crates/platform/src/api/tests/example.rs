//! A right request for every operation of the table, with everything on the platform that it needs there.

use std::time::Duration;

use axum::{body::Body, http::Method};
use serde_json::{Value, json};
use steward_contract::{Declaration, DeleteUser, Idempotency, StepUp, SuspendUser, request_digest};
use uuid::Uuid;

use crate::clock::Clock;
use crate::testing::{Answer, Client, PASSWORD, TestPlatform, bodies};
pub use bodies::{reactivation, suspension};

pub struct Example {
    /// Signed in as a new admin, with the headers that the operation asks for.
    pub client: Client,
    pub method: Method,
    pub path: String,
    pub body: Value,
    /// The number of the user in the path, who is new too.
    pub user: i64,
    pub key: Uuid,
}

impl Example {
    pub async fn send(&self) -> Answer {
        self.send_as(&self.client).await
    }

    /// The same request by somebody else.
    pub async fn send_as(&self, client: &Client) -> Answer {
        let body = if self.body.is_null() { Body::empty() } else { Body::from(self.body.to_string()) };
        client.send(self.method.clone(), &self.path, body).await
    }
}

/// Numbers are nobody else's, also when their user is gone for good.
const NEWEST: &str =
    "SELECT coalesce(max(id), 0) FROM (SELECT id FROM users UNION ALL SELECT id FROM erasures) AS known";

/// The request of a new admin with this role. An operation that is missing here gets an answer that is no success, which
/// the test of permissions finds.
pub async fn example(platform: &TestPlatform, operation: &Declaration, role: &str) -> Example {
    let mut admin = platform.admin(role).await;
    let user = platform.count(NEWEST).await + 1;
    let user_id = platform.user(user).await;
    let named = prepare(platform, operation, user_id, user).await;
    let path = path(&mut admin, platform, operation, user).await.replace("{user_id}", &user_id.to_string());
    let path = path.replace("{approval_id}", &named.to_string()).replace("{mail_id}", &named.to_string());
    let path = path.replace("{document_id}", &named.to_string());
    let body = body(&mut admin, platform, operation, user_id).await;
    let key = platform.platform.new_id();
    let mut client = admin.clone();
    if operation.step_up == StepUp::Always {
        let ids: Vec<&str> = path.split('/').filter(|part| part.parse::<Uuid>().is_ok()).collect();
        let target = if ids.is_empty() { admin.admin_id.to_string() } else { ids.join("/") };
        let grant = admin.confirm_by_id(operation.id, &target, &body).await;
        client = admin.with("step-up", grant);
    }
    if operation.idempotency == Idempotency::Required {
        client = client.with("idempotency-key", key);
    }
    Example { client, method: operation.method.clone(), path, body, user, key }
}

/// What must have happened to the user before; the id of what the address names, which is mostly the user's.
async fn prepare(platform: &TestPlatform, operation: &Declaration, user_id: Uuid, user: i64) -> Uuid {
    let set = |table: &str, what: &str| format!("UPDATE {table} SET {what} WHERE id = {user}");
    match operation.id {
        "users.reactivate" => {
            platform.admin("owner").await.act::<SuspendUser>(user_id, &suspension()).await.ok();
        }
        "users.restore" => {
            platform.admin("owner").await.act::<DeleteUser>(user_id, &bodies::deletion()).await.ok();
        }
        "users.hard_delete" => platform.delete_and_settle(user_id, user).await,
        "users.erasure.get" | "users.erasure.certificate" | "users.erasure.archive" => {
            platform.erase(user_id, user).await;
        }
        "users.unlock" => {
            let until = platform.clock.now().timestamp_millis() + 86_400_000 * 400;
            platform.execute(&set("users", &format!("failed_logins = 10, locked_until = {until}"))).await;
        }
        "users.approve" | "users.reject" => platform.execute(&set("users", "status = 4")).await,
        "users.kyc.approve" | "users.kyc.reject" => platform.execute(&set("users", "kyc_status = 2")).await,
        "users.kyc.documents.get" => return platform.document(user).await,
        "users.two_factor.disable" => platform.execute(&set("user_security", "two_factor = TRUE")).await,
        "users.email.send_verification" => platform.execute(&set("users", "traits = 1")).await,
        "users.oauth.unlink" => platform.linked_account(user, &user_id.to_string()).await,
        "users.flags.clear" => platform.execute(&set("users", "flags = 2")).await,
        "approvals.list" | "approvals.get" | "approvals.approve" | "approvals.reject" => {
            return platform.request(user_id).await;
        }
        "outbox.list" | "outbox.get" | "users.mail.send_again" => return platform.dead_letter(user).await,
        _ => {}
    }
    user_id
}

async fn path(admin: &mut Client, platform: &TestPlatform, operation: &Declaration, user: i64) -> String {
    let path = operation.path;
    match operation.id {
        "me.sessions.revoke" => path.replace("{session_id}", &other_session(admin, platform).await),
        "users.sessions.revoke" => {
            path.replace("{session_id}", &platform.any_session_of(user).await.unwrap().to_string())
        }
        "users.tokens.revoke" => path.replace("{token_id}", &platform.any_token_of(user).await.unwrap().to_string()),
        "users.exports.get" => path.replace("{export_id}", &export(admin, platform).await),
        "users.field_values" => format!("{path}?field=country"),
        "users.as_of" => format!("{path}?at={}", platform.clock.now().format("%Y-%m-%dT%H:%M:%S%.3fZ")),
        "users.export" => format!("{path}?fields=numeric_id"),
        "actions.fate" => path.replace("{key}", &Uuid::nil().to_string()),
        _ => path.to_owned(),
    }
}

async fn other_session(admin: &Client, platform: &TestPlatform) -> String {
    platform.session(admin.admin_id).await;
    let sessions = admin.get("/v1/me/sessions").await.ok();
    let other = sessions.as_array().unwrap().iter().find(|session| session["current"] == false).unwrap();
    other["id"].as_str().unwrap().to_owned()
}

/// The id of an export that is over.
async fn export(admin: &Client, platform: &TestPlatform) -> String {
    let answer = admin.get("/v1/users/bulk/export?fields=numeric_id").await;
    exports_are_over(platform).await;
    // Who may not export gets an id that is nobody's.
    answer.headers.get("export-id").map_or(Uuid::nil().to_string(), |id| id.to_str().unwrap().to_owned())
}

/// Waits until the platform has written down how each export ended.
pub async fn exports_are_over(platform: &TestPlatform) {
    for _ in 0..2_000 {
        if platform.count("SELECT count(*) FROM exports WHERE finished_at IS NULL").await == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("an export never ended");
}

async fn body(admin: &mut Client, platform: &TestPlatform, operation: &Declaration, user_id: Uuid) -> Value {
    match operation.id {
        "auth.sign_in" => credentials(admin),
        "auth.second_factor" => second_factor(admin).await,
        "auth.enrolment.start" => json!({"challenge": newcomer(admin, platform).await}),
        "auth.enrolment.confirm" => {
            let challenge = newcomer(admin, platform).await;
            let enrolment = admin.post("/v1/auth/enrolment", json!({"challenge": challenge})).await.ok();
            json!({"challenge": challenge, "code": first_code(admin, &enrolment)})
        }
        "auth.refresh" => {
            let tokens = admin.post("/v1/auth/second-factor", second_factor(admin).await).await.ok();
            json!({"refresh_token": tokens["refresh_token"]})
        }
        "auth.unlock" => json!({"code": admin.code()}),
        "auth.step_up" => step_up(admin),
        "me.password.change" => json!({"current_password": PASSWORD, "new_password": "another passphrase"}),
        "me.totp.confirm" => {
            let grant = admin.confirm_by_id("me.totp.start", &admin.admin_id.to_string(), &Value::Null).await;
            let enrolment = admin.with("step-up", grant).post("/v1/me/totp", Value::Null).await.ok();
            json!({"code": first_code(admin, &enrolment)})
        }
        "users.select" => json!({"user_ids": [user_id]}),
        "actions.plan" => {
            json!({"operation": "users.suspend", "path": {"user_id": user_id}, "body": bodies::suspension()})
        }
        id if operation.idempotency == Idempotency::Required => bodies::of_action_on(id, user_id),
        _ => Value::Null,
    }
}

fn credentials(admin: &Client) -> Value {
    json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD})
}

async fn challenge(admin: &Client) -> Value {
    admin.post("/v1/auth/sign-in", credentials(admin)).await.ok()["challenge"].clone()
}

async fn second_factor(admin: &Client) -> Value {
    json!({"challenge": challenge(admin).await, "kind": "totp", "code": admin.code()})
}

/// A challenge of the admin, who has no authenticator any more.
async fn newcomer(admin: &Client, platform: &TestPlatform) -> Value {
    let email = format!("{}@example.com", admin.admin_id);
    platform.execute(&format!("UPDATE admins SET totp_secret = NULL WHERE email = '{email}'")).await;
    challenge(admin).await
}

/// The first code of an authenticator that has just been told its secret.
fn first_code(admin: &mut Client, enrolment: &Value) -> String {
    let secret = totp_rs::Secret::try_from_base32(enrolment["secret"].as_str().unwrap()).unwrap();
    admin.secret = secret.as_bytes().to_vec();
    admin.code()
}

/// For something that every admin may confirm.
fn step_up(admin: &Client) -> Value {
    let (operation, target) = ("me.totp.start", admin.admin_id.to_string());
    let digest = request_digest(operation, &target, &Value::Null).unwrap();
    json!({"operation": operation, "target": target, "digest": digest, "code": admin.code()})
}
