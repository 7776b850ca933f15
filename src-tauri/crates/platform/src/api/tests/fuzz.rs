//! Invented requests, from the OpenAPI document: whatever is sent, by whomever, is answered as the document says.

mod request;
mod values;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;
use steward_contract::{Declaration, OPERATIONS, Problem};
use uuid::Uuid;

use super::example::exports_are_over;
use crate::{
    clock::Clock,
    openapi,
    testing::{Answer, Client, TestPlatform, on_both_databases},
};
use request::{Invented, Known};
use values::Chance;

on_both_databases!(no_request_is_answered_wrongly);

/// Of each operation. SQLite runs in the test's own process, so it can take more of them in the same time.
const CASES: [usize; 2] = [300, 300];
/// What nobody gets through to by chance: it needs a secret or an id that the platform has just given out, or the
/// confirmation of just this query.
const GUESSED: [&str; 13] = [
    "auth.second_factor",
    "auth.enrolment.start",
    "auth.enrolment.confirm",
    "auth.refresh",
    "me.sessions.revoke",
    "me.totp.confirm",
    "users.exports.get",
    "users.kyc.documents.get",
    "users.sessions.revoke",
    "users.activity.export",
    "audit.export",
    "users.tokens.revoke",
    "users.oauth.unlink",
];
const ROLES: [&str; 6] = ["stranger", "", "viewer", "agent", "senior", "owner"];
/// Cases after which whoever was signed out or suspended is replaced.
const ROUND: u32 = 200;

async fn no_request_is_answered_wrongly(platform: TestPlatform) {
    platform.seed(60).await;
    let document = openapi::document();
    let mut reached = BTreeSet::new();
    let mut round = Round::new(&platform, 0).await;
    let cases = CASES[usize::from(platform.is_postgres())] * OPERATIONS.len();
    for case in 0..u32::try_from(cases).unwrap() {
        if case > 0 && case % ROUND == 0 {
            round = Round::new(&platform, case).await;
        }
        let chance = &mut Chance::new(case.into());
        // Every role comes to every operation, by turns.
        let operation = &OPERATIONS[case as usize % OPERATIONS.len()];
        let caller = &mut round.callers[case as usize / OPERATIONS.len() % ROLES.len()];
        let invented = Invented::new(operation, &document, caller, &round.known, chance).await;
        let Some(request) = invented.request() else { continue };
        let answer = caller.call(request).await;
        if caller.token.is_some() && ["session_ended", "not_signed_in"].contains(&answer.code().as_str()) {
            caller.token = Some(platform.session(caller.admin_id).await);
        }
        let wrong = wrong(&document, operation, &answer);
        if answer.status.is_success() {
            reached.insert(operation.id);
        }
        assert!(wrong.is_none(), "case {case}: {wrong:?}\n{invented:?}\n{}", text(&answer));
    }
    let missed = OPERATIONS.iter().find(|one| !reached.contains(one.id) && !GUESSED.contains(&one.id));
    assert!(missed.is_none(), "nothing invented gets through to {missed:?}");
    exports_are_over(&platform).await;
}

/// Who calls and what they know, for some cases.
struct Round {
    callers: Vec<Client>,
    known: Known,
}

impl Round {
    async fn new(platform: &TestPlatform, number: u32) -> Self {
        let mut callers = Vec::new();
        for role in ROLES {
            let client = if role == "stranger" { platform.client() } else { platform.admin(role).await };
            callers.push(client);
        }
        let [free, shut_out, gone, new] = [1_000, 1_001, 1_002, 1_005].map(|first| i64::from(number) + first);
        let users = [platform.user(free).await, platform.user(shut_out).await];
        let (deleted, waiting) = (platform.user(gone).await, platform.user(new).await);
        // With something to be done about each.
        let until = platform.clock.now().timestamp_millis() + 86_400_000 * 400;
        platform.execute(&format!("UPDATE users SET status = 3, flags = 63, traits = 1 WHERE id = {shut_out}")).await;
        platform.execute(&format!("UPDATE users SET status = 5 WHERE id = {gone}")).await;
        platform.execute(&format!("UPDATE users SET status = 4, kyc_status = 2 WHERE id = {new}")).await;
        platform.execute(&format!("UPDATE user_profiles SET hard_delete_at = {until} WHERE id = {gone}")).await;
        platform.execute(&format!("UPDATE users SET locked_until = {until} WHERE id = {free}")).await;
        platform.execute(&format!("UPDATE user_security SET two_factor = TRUE WHERE id = {shut_out}")).await;
        let approval = platform.request(platform.user(i64::from(number) + 1_003).await).await;
        platform.execute(&format!("UPDATE payouts SET status = 3 WHERE user_id = {gone}")).await;
        let erased = platform.user(i64::from(number) + 1_004).await;
        platform.erase(erased, i64::from(number) + 1_004).await;
        let mail = [platform.dead_letter(free).await, platform.dead_letter(shut_out).await];
        let at = platform.clock.now().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
        let known = Known { users, deleted, waiting, erased, approval, mail, at, key: Uuid::from_u128(number.into()) };
        Self { callers, known }
    }
}

fn text(answer: &Answer) -> String {
    format!("{} {}", answer.status, String::from_utf8_lossy(&answer.bytes).chars().take(600).collect::<String>())
}

/// What is wrong with an answer, if anything is.
fn wrong(document: &Value, operation: &Declaration, answer: &Answer) -> Option<&'static str> {
    if answer.status.is_server_error() {
        return Some("the platform failed");
    }
    if !answer.headers.contains_key("x-request-id") {
        return Some("no request id");
    }
    let method = operation.method.as_str().to_lowercase();
    let responses = &document["paths"][operation.path][method]["responses"];
    // An invented address can lead nowhere, or to nothing that can be called with this method.
    let leads_nowhere = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&answer.status);
    if !leads_nowhere && responses[answer.status.as_str()].is_null() {
        return Some("a status that the document doesn't have");
    }
    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if answer.status.is_success() {
        let expected = &responses["200"]["content"];
        let known =
            expected.as_object().is_some_and(|kinds| kinds.keys().any(|known| kind.starts_with(known.as_str())));
        return (!known).then_some("a kind of content that the document doesn't have");
    }
    if kind != "application/problem+json" {
        return Some("not a problem");
    }
    let Ok(problem) = serde_json::from_slice::<Problem>(&answer.bytes) else {
        return Some("a problem of another shape");
    };
    (problem.status != answer.status.as_u16() || problem.code.status() != problem.status)
        .then_some("the code belongs to another status")
}
