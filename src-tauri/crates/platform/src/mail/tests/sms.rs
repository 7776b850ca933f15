//! Texts for phones that meet bad gateways: as mail, at least once and known by their key.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use steward_contract::UpdateProfile;
use tokio::net::TcpListener;

use super::{DEAD, SENT, WAITING, rows, sweep};
use crate::{
    domain::backoff,
    mail::{Gateway, Post},
    testing::{TestPlatform, on_both_databases},
};

on_both_databases!(
    a_text_is_handed_over_once_with_its_link,
    without_a_gateway_texts_wait,
    a_gateway_that_is_busy_gets_the_same_again_and_later,
    a_number_that_is_none_is_a_dead_letter_at_once,
    what_never_gets_through_becomes_a_dead_letter,
    a_gateway_that_stalls_is_given_up_for_now,
    nothing_goes_where_a_gateway_points,
    a_link_that_was_replaced_is_not_sent,
);

const NUMBER: &str = "+1 305 555 0194";
const TOKEN: &str = "sms-token";

/// What a gateway was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Call {
    key: String,
    authorization: String,
    body: Value,
}

#[derive(Default)]
struct Seen {
    /// What it answers first; nothing for never. All other calls are answered well.
    plan: VecDeque<Option<u16>>,
    calls: Vec<Call>,
}

type Shared = Arc<Mutex<Seen>>;

async fn take(
    State(seen): State<Shared>,
    headers: HeaderMap,
    body: String,
) -> (StatusCode, [(&'static str, &'static str); 1]) {
    let text = |name: &str| headers[name].to_str().unwrap().to_owned();
    let answer = {
        let mut seen = seen.lock().unwrap();
        let body = serde_json::from_str(&body).unwrap();
        seen.calls.push(Call { key: text("idempotency-key"), authorization: text("authorization"), body });
        seen.plan.pop_front().unwrap_or(Some(202))
    };
    match answer {
        Some(status) => (StatusCode::from_u16(status).unwrap(), [("location", "/elsewhere")]),
        None => std::future::pending().await,
    }
}

/// A gateway on this computer, and a platform with a text for it.
async fn texting(platform: TestPlatform, plan: &[Option<u16>]) -> (TestPlatform, Shared) {
    let seen = Shared::default();
    seen.lock().unwrap().plan = plan.iter().copied().collect();
    let routes = Router::new().route("/send", post(take)).route("/elsewhere", post(take)).with_state(Arc::clone(&seen));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/send", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    change_number(&platform, None, NUMBER).await;
    // Only a gateway that says nothing is ever waited for.
    let patience = Duration::from_millis(if plan.contains(&None) { 200 } else { 20_000 });
    let gateway = Gateway::new(&url, &TOKEN.into()).unwrap().within(patience);
    (platform.posting(Post { sms: Some(gateway), ..Post::default() }), seen)
}

async fn change_number(platform: &TestPlatform, old: Option<&str>, new: &str) {
    let mut admin = platform.admin("owner").await;
    let user_id = match old {
        None => platform.user(1).await,
        Some(_) => admin.get("/v1/users").await.ok()["items"][0]["user_id"].as_str().unwrap().parse().unwrap(),
    };
    let body = json!({"phone": {"old": old, "new": new}, "address_acknowledged": false, "reason": "Ticket 4411"});
    admin.act::<UpdateProfile>(user_id, &body).await.ok();
}

fn calls(seen: &Shared) -> Vec<Call> {
    seen.lock().unwrap().calls.clone()
}

async fn a_text_is_handed_over_once_with_its_link(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[]).await;
    for _ in 0..3 {
        sweep(&platform).await;
    }
    let [call] = calls(&seen).try_into().unwrap();
    assert_eq!((call.authorization.as_str(), &call.body["to"]), ("Bearer sms-token", &json!(NUMBER)));
    assert_eq!(call.body["id"], json!(call.key));
    let text = call.body["text"].as_str().unwrap();
    let link = text.split_whitespace().find(|word| word.starts_with("http://localhost/links/sl_")).unwrap();
    let page = platform.client().get(link.strip_prefix("http://localhost").unwrap()).await;
    assert_eq!(page.status, 200);
    assert_eq!(rows(&platform, &format!("{SENT} AND attempts = 1 AND secret IS NULL")).await, 1);
}

async fn without_a_gateway_texts_wait(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[]).await;
    let platform = platform.posting(Post::default());
    sweep(&platform).await;
    assert_eq!((calls(&seen).len(), rows(&platform, &format!("{WAITING} AND attempts = 0")).await), (0, 1));
}

async fn a_gateway_that_is_busy_gets_the_same_again_and_later(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[Some(503), Some(429), Some(401)]).await;
    sweep(&platform).await;
    assert_eq!(rows(&platform, &format!("{WAITING} AND last_error LIKE '%503%'")).await, 1);
    for (pause, before) in [(1, 1), (2, 2), (4, 3)] {
        platform.advance(TimeDelta::minutes(pause) - TimeDelta::milliseconds(1));
        sweep(&platform).await;
        assert_eq!(calls(&seen).len(), before, "not yet");
        platform.advance(TimeDelta::milliseconds(1));
        sweep(&platform).await;
        assert_eq!(calls(&seen).len(), before + 1, "after {pause} minutes");
    }
    let calls = calls(&seen);
    assert!(calls.iter().all(|call| call == &calls[0]), "to the last letter: {calls:?}");
    assert_eq!(rows(&platform, SENT).await, 1);
}

async fn a_number_that_is_none_is_a_dead_letter_at_once(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[Some(422)]).await;
    sweep(&platform).await;
    platform.advance(TimeDelta::hours(1));
    sweep(&platform).await;
    assert_eq!((calls(&seen).len(), rows(&platform, &format!("{DEAD} AND attempts = 1")).await), (1, 1));
}

async fn what_never_gets_through_becomes_a_dead_letter(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[Some(500); 50]).await;
    for tried in 1..=backoff::MOST {
        sweep(&platform).await;
        platform.advance(backoff::pause(tried));
    }
    // The link is too old before a gateway is given up, and then nobody is sent it.
    assert_eq!(rows(&platform, DEAD).await, 1);
    assert!(calls(&seen).len() <= usize::try_from(backoff::MOST).unwrap());
}

async fn a_gateway_that_stalls_is_given_up_for_now(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[None]).await;
    sweep(&platform).await;
    assert_eq!(rows(&platform, &format!("{WAITING} AND last_error = 'the SMS gateway took too long'")).await, 1);
    platform.advance(TimeDelta::minutes(1));
    sweep(&platform).await;
    assert_eq!((calls(&seen).len(), rows(&platform, SENT).await), (2, 1));
}

async fn nothing_goes_where_a_gateway_points(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[Some(307)]).await;
    sweep(&platform).await;
    assert_eq!((calls(&seen).len(), rows(&platform, WAITING).await), (1, 1));
}

async fn a_link_that_was_replaced_is_not_sent(platform: TestPlatform) {
    let (platform, seen) = texting(platform, &[]).await;
    change_number(&platform, Some(NUMBER), "+1 305 555 0188").await;
    sweep(&platform).await;
    let numbers: Vec<Value> = calls(&seen).into_iter().map(|call| call.body["to"].clone()).collect();
    assert_eq!(numbers, [json!("+1 305 555 0188")]);
    assert_eq!((rows(&platform, SENT).await, rows(&platform, DEAD).await), (1, 1));
}
