//! What guessing at passwords and codes leads to, and for whom (CON-6).

use axum::{body::Body, http::Method};
use chrono::TimeDelta;
use serde_json::{Value, json};
use steward_contract::{ChangeMyPassword, SuspendUser};

use crate::{
    domain::session::{TRIES_FROM_ADDRESS, TRIES_ON_ACCOUNT},
    jobs,
    testing::{Client, PASSWORD, TestPlatform, on_both_databases},
};

on_both_databases!(
    one_password_on_many_accounts_locks_the_address,
    many_at_once_do_not_slip_through,
    right_passwords_do_not_count,
    what_no_longer_counts_is_forgotten,
    who_knows_an_address_locks_nobody_out,
    who_is_signed_in_is_counted_apart,
    an_account_is_not_guessed_at_from_everywhere,
    codes_of_a_session_are_counted_apart,
);

fn client(platform: &TestPlatform, address: &str) -> Client {
    let mut client = platform.client();
    client.address = address.parse().unwrap();
    client
}

async fn guess(client: &Client, number: u32) -> String {
    let body = json!({"email": format!("admin{number}@example.com"), "password": "password"});
    client.post("/v1/auth/sign-in", body).await.code()
}

async fn one_password_on_many_accounts_locks_the_address(platform: TestPlatform) {
    let (guesser, neighbour) = (client(&platform, "2001:db8::1"), client(&platform, "2001:db8:0:1::1"));
    for number in 0..TRIES_FROM_ADDRESS {
        assert_eq!(guess(&guesser, number).await, "wrong_credentials");
    }
    let admin = platform.admin("viewer").await;
    let right = json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD});
    let same_network = client(&platform, "2001:db8::ffff");
    let answer = same_network.post("/v1/auth/sign-in", right.clone()).await;
    assert_eq!(answer.headers["retry-after"], "900");
    answer.refused("too_many_attempts");
    neighbour.post("/v1/auth/sign-in", right.clone()).await.ok();
    let locked = "SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_LOCKED' AND ip = '2001:db8::1'";
    assert_eq!(platform.count(locked).await, 1);

    platform.advance(TimeDelta::minutes(15) - TimeDelta::milliseconds(1));
    same_network.post("/v1/auth/sign-in", right.clone()).await.refused("too_many_attempts");
    platform.advance(TimeDelta::milliseconds(1));
    same_network.post("/v1/auth/sign-in", right).await.ok();
}

async fn many_at_once_do_not_slip_through(platform: TestPlatform) {
    let guesser = client(&platform, "198.51.100.7");
    let guesses = (0..2 * TRIES_FROM_ADDRESS).map(|number| guess(&guesser, number));
    let answers = futures::future::join_all(guesses).await;
    let wrong = answers.iter().filter(|code| *code == "wrong_credentials").count();
    let refused = answers.iter().filter(|code| *code == "too_many_attempts").count();
    assert_eq!((wrong, refused), (30, 30));
}

async fn right_passwords_do_not_count(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    let office = client(&platform, "198.51.100.8");
    let right = json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD});
    for number in 0..TRIES_FROM_ADDRESS - 1 {
        guess(&office, number).await;
    }
    for _ in 0..3 {
        office.post("/v1/auth/sign-in", right.clone()).await.ok();
    }
    assert_eq!(guess(&office, 100).await, "wrong_credentials");
    office.post("/v1/auth/sign-in", right).await.refused("too_many_attempts");
}

/// Anybody can make rows here, one for each address and each invented account.
async fn what_no_longer_counts_is_forgotten(platform: TestPlatform) {
    let guesser = client(&platform, "198.51.100.9");
    for number in 0..TRIES_FROM_ADDRESS {
        guess(&guesser, number).await;
    }
    platform.advance(TimeDelta::minutes(14));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(guess(&guesser, 0).await, "too_many_attempts");
    platform.advance(TimeDelta::days(1));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count("SELECT count(*) FROM attempts").await, 0);
}

fn right(admin: &Client) -> Value {
    json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD})
}

fn wrong(admin: &Client) -> Value {
    json!({"email": format!("{}@example.com", admin.admin_id), "password": "a guess"})
}

async fn who_knows_an_address_locks_nobody_out(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    let stranger = client(&platform, "198.51.100.7");
    for _ in 0..5 {
        stranger.post("/v1/auth/sign-in", wrong(&admin)).await.refused("wrong_credentials");
    }
    stranger.post("/v1/auth/sign-in", right(&admin)).await.refused("too_many_attempts");
    client(&platform, "198.51.100.8").post("/v1/auth/sign-in", right(&admin)).await.ok();
}

/// Unlocking and a new password, also where the stranger sits at the same address.
async fn who_is_signed_in_is_counted_apart(platform: TestPlatform) {
    let mut admin = platform.admin("viewer").await;
    let stranger = client(&platform, &admin.address.to_string());
    for _ in 0..5 {
        stranger.post("/v1/auth/sign-in", wrong(&admin)).await.refused("wrong_credentials");
    }
    admin.post("/v1/auth/unlock", json!({"password": PASSWORD})).await.ok();
    let body = json!({"current_password": PASSWORD, "new_password": "another passphrase"});
    let grant = admin.confirm::<ChangeMyPassword>(&admin.admin_id.to_string(), &body).await;
    let changing = admin.with("step-up", grant);
    changing.send(Method::PUT, "/v1/me/password", Body::from(body.to_string())).await.ok();

    let mut other = admin.clone();
    other.token = Some(platform.session(admin.admin_id).await);
    for _ in 0..5 {
        admin.post("/v1/auth/unlock", json!({"password": "a guess"})).await.refused("wrong_credentials");
    }
    let new = json!({"password": "another passphrase"});
    admin.post("/v1/auth/unlock", new.clone()).await.refused("too_many_attempts");
    other.post("/v1/auth/unlock", new).await.ok();
}

/// Many addresses don't get five tries each without end; whoever has signed in from where they are still can.
async fn an_account_is_not_guessed_at_from_everywhere(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    platform.execute("UPDATE admin_sessions SET ip = '203.0.113.5'").await;
    for number in 0..TRIES_ON_ACCOUNT {
        let guesser = client(&platform, &format!("198.51.100.{number}"));
        guesser.post("/v1/auth/sign-in", wrong(&admin)).await.refused("wrong_credentials");
    }
    client(&platform, "192.0.2.200").post("/v1/auth/sign-in", right(&admin)).await.refused("too_many_attempts");
    client(&platform, "203.0.113.5").post("/v1/auth/sign-in", right(&admin)).await.ok();
    platform.advance(TimeDelta::minutes(15));
    client(&platform, "192.0.2.200").post("/v1/auth/sign-in", right(&admin)).await.ok();
}

/// Whoever has the password and no authenticator doesn't keep its owner from confirming what they do.
async fn codes_of_a_session_are_counted_apart(platform: TestPlatform) {
    let mut admin = platform.admin("agent").await;
    let begun = client(&platform, "198.51.100.7").post("/v1/auth/sign-in", right(&admin)).await.ok();
    let guess = json!({"challenge": begun["challenge"], "kind": "totp", "code": "000000"});
    for _ in 0..5 {
        platform.client().post("/v1/auth/second-factor", guess.clone()).await.refused("wrong_code");
    }
    platform.client().post("/v1/auth/second-factor", guess).await.refused("too_many_attempts");
    admin.confirm::<SuspendUser>("u", &json!({})).await;
}
