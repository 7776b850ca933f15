//! What a user's page shows beside the record: learning, wallets, programs, the history (USR-9, USR-10, USR-12, USR-13,
//! USR-15).

use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use steward_contract::{AddNote, ChangeEmail, Module, SendPasswordReset, SetFlag, SuspendUser, UpdateProfile};

use crate::{
    clock::Clock,
    store::codes::TermKind,
    testing::{Client, TestPlatform, bodies, on_both_databases},
};

on_both_databases!(
    what_somebody_learns_is_listed_as_it_was_worked_on,
    without_the_learning_service_the_list_says_so,
    wallets_are_exact_to_the_last_decimal,
    where_programs_came_from_is_masked,
    links_that_were_sent_are_listed_with_what_became_of_them,
    a_number_that_a_link_went_to_is_masked,
    api_clients_are_those_of_the_company,
    the_history_is_what_changed,
    the_history_is_narrowed,
    what_the_preset_has_not_is_not_there,
);

async fn items(admin: &Client, path: &str) -> Vec<Value> {
    admin.get(path).await.ok()["items"].as_array().unwrap().clone()
}

/// USR-9: enrolments, progress, time spent, last activity.
async fn what_somebody_learns_is_listed_as_it_was_worked_on(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let learning = platform.learning().await;
    for (id, user, program, status, progress, minutes, at) in [
        (1, 1, "first-aid", 2, 100, 95, 1_700_000_000_000_i64),
        (2, 1, "onboarding", 1, 40, 61, 1_780_000_000_000),
        (3, 2, "negotiation", 1, 10, 5, 1_780_000_000_000),
    ] {
        let row = format!("({id}, {user}, 'course', '{program}', {status}, {progress}, {minutes}, {at})");
        learning.write().execute_unprepared(&format!("INSERT INTO enrolments VALUES {row}")).await.unwrap();
    }
    learning.close().await.unwrap();
    let viewer = platform.admin("viewer").await;
    let path = format!("/v1/users/{user_id}/enrolments");
    let expected = [
        json!({
            "program_type": "course", "program_id": "onboarding", "status": "active", "progress": 40, "minutes": 61,
            "last_activity_at": "2026-05-28T20:26:40Z",
        }),
        json!({
            "program_type": "course", "program_id": "first-aid", "status": "completed", "progress": 100, "minutes": 95,
            "last_activity_at": "2023-11-14T22:13:20Z",
        }),
    ];
    assert_eq!(items(&viewer, &path).await, expected);
    let first = viewer.get(&format!("{path}?limit=1")).await.ok();
    let next = format!("{path}?limit=1&cursor={}", first["next_cursor"].as_str().unwrap());
    assert_eq!(
        (first["items"][0].clone(), items(&viewer, &next).await),
        (expected[0].clone(), vec![expected[1].clone()])
    );
}

/// LST-4: the learning database is a separate one; what can't be told is said, and never shown as nothing.
async fn without_the_learning_service_the_list_says_so(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let platform = platform.without_learning();
    let viewer = platform.admin("viewer").await;
    viewer.get(&format!("/v1/users/{user_id}/enrolments")).await.refused("unavailable");
    assert_eq!(viewer.get(&format!("/v1/users/{user_id}")).await.ok()["user_id"], json!(user_id), "all else is there");
}

/// USR-10.
async fn wallets_are_exact_to_the_last_decimal(platform: TestPlatform) {
    let (user_id, other) = (platform.user(1).await, platform.user(2).await);
    for (id, user, balance, currency, opened) in [
        (1, 1, "0.000000000000000001", "ETH", 1_000),
        (2, 1, "12345678901234567890.12", "EUR", 2_000),
        (3, 2, "1.00", "EUR", 3_000),
    ] {
        let wallet = uuid(&platform, id);
        let row = format!("({id}, {wallet}, {user}, '{balance}', '{currency}', '0xabc', 'Ethereum', {opened}, NULL)");
        platform.execute(&format!("INSERT INTO wallets VALUES {row}")).await;
    }
    let viewer = platform.admin("viewer").await;
    let wallets = items(&viewer, &format!("/v1/users/{user_id}/wallets")).await;
    let balances: Vec<_> = wallets.iter().map(|wallet| wallet["balance"].clone()).collect();
    let expected = [
        json!({"amount": "12345678901234567890.12", "currency": "EUR"}),
        json!({"amount": "0.000000000000000001", "currency": "ETH"}),
    ];
    assert_eq!(balances, expected, "the one opened last comes first");
    assert_eq!(items(&viewer, &format!("/v1/users/{other}/wallets")).await.len(), 1);
}

/// An id as each database writes one.
fn uuid(platform: &TestPlatform, number: i32) -> String {
    let hex = format!("{number:032x}");
    if platform.is_postgres() { format!("'{hex}'") } else { format!("x'{hex}'") }
}

/// USR-12, and what is sensitive is sent to nobody who may not see it.
async fn where_programs_came_from_is_masked(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    for (id, at, success) in [(1, 1_000, true), (2, 2_000, false)] {
        let session = uuid(&platform, id);
        let row = format!("({id}, {session}, 1, {at}, {success}, '192.0.2.7', 'Server', 'Graz, AT')");
        platform.execute(&format!("INSERT INTO api_sessions VALUES {row}")).await;
    }
    let path = format!("/v1/users/{user_id}/api-sessions");
    let seen = items(&platform.admin("agent").await, &path).await;
    assert_eq!(
        (seen[0]["success"].clone(), seen[0]["ip"].clone(), seen[1]["success"].clone()),
        (json!(false), json!("192.0.2.7"), json!(true))
    );
    let masked = items(&platform.admin("viewer").await, &path).await;
    assert_eq!((masked[0]["ip"].clone(), masked[0]["masked"].clone()), (Value::Null, json!(["ip"])));
    assert_eq!(masked[0]["device"], "Server");
}

/// USR-12: when, to which e-mail or phone, the token (never), status.
async fn links_that_were_sent_are_listed_with_what_became_of_them(platform: TestPlatform) {
    let (user_id, mut agent) = (platform.user(1).await, platform.admin("agent").await);
    platform.user(2).await;
    let reason = json!({"reason": "Ticket 4411"});
    for _ in 0..2 {
        agent.act::<SendPasswordReset>(user_id, &reason).await.ok();
    }
    agent.act::<ChangeEmail>(user_id, &json!({"email": "new@example.org", "reason": "x"})).await.ok();
    let path = format!("/v1/users/{user_id}/sent-tokens");
    let told = async |of: &str| {
        let tokens = items(&agent, &path).await;
        tokens.iter().map(|token| token[of].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told("purpose").await, ["confirm_email", "set_password", "set_password"]);
    assert_eq!(told("to").await, ["new@example.org", "user1@example.org", "user1@example.org"]);
    assert_eq!(told("state").await, ["waiting", "waiting", "replaced"]);
    platform.execute("UPDATE outbox SET given_up_at = 1 WHERE template = 'email_confirmation'").await;
    platform.execute("UPDATE links SET used_at = created_at WHERE purpose = 3 AND ended_at IS NULL").await;
    assert_eq!(told("state").await, ["not_sent", "used", "replaced"]);
    platform.execute("UPDATE outbox SET given_up_at = NULL").await;
    platform.execute("UPDATE links SET expires_at = 1").await;
    assert_eq!(told("state").await, ["over", "used", "replaced"]);
    let first = agent.get(&format!("{path}?limit=2")).await.ok();
    let rest = items(&agent, &format!("{path}?limit=2&cursor={}", first["next_cursor"].as_str().unwrap())).await;
    assert_eq!((first["items"].as_array().map(Vec::len), rest.len()), (Some(2), 1));
    let keys: Vec<&String> = rest[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["at", "masked", "purpose", "state", "to", "used_at", "valid_until"], "nothing of the token");
}

async fn a_number_that_a_link_went_to_is_masked(platform: TestPlatform) {
    let (user_id, mut agent) = (platform.user(1).await, platform.admin("agent").await);
    let phone = json!({"old": null, "new": "+1 305 555 0194"});
    let edit = json!({"phone": phone, "address_acknowledged": false, "reason": "x"});
    agent.act::<UpdateProfile>(user_id, &edit).await.ok();
    let path = format!("/v1/users/{user_id}/sent-tokens");
    let seen = &items(&agent, &path).await[0];
    assert_eq!((&seen["to"], &seen["masked"]), (&json!("+1 305 555 0194"), &json!([])));
    let hidden = &items(&platform.admin("viewer").await, &path).await[0];
    assert_eq!((&hidden["to"], &hidden["masked"]), (&Value::Null, &json!(["phone"])));
}

/// USR-13: the API client linked to a company.
async fn api_clients_are_those_of_the_company(platform: TestPlatform) {
    platform.seed(3).await;
    let terms = platform.platform.users().terms().await.unwrap();
    let api = terms.bit(TermKind::Group, "api").unwrap();
    let [own, client, stranger] = [platform.user(11).await, platform.user(12).await, platform.user(13).await];
    platform.execute("UPDATE users SET company = 'Kestrel', company_key = 'kestrel' WHERE id IN (11, 12)").await;
    platform.execute("UPDATE users SET company = 'Merlin', company_key = 'merlin' WHERE id = 13").await;
    platform.execute(&format!("UPDATE users SET groups = {api} WHERE id IN (12, 13)")).await;
    let viewer = platform.admin("viewer").await;
    let clients = async |user| viewer.get(&format!("/v1/users/{user}/api-clients")).await.ok();
    assert_eq!(clients(own).await[0]["user_id"], json!(client));
    assert_eq!(clients(own).await.as_array().map(Vec::len), Some(1));
    assert_eq!((clients(client).await, clients(stranger).await), (json!([]), json!([])), "nobody is their own client");
    assert_eq!(clients(platform.user(14).await).await, json!([]), "nor is somebody without a company");
}

/// USR-15: every field change with old and new value, who, when, why; and nothing else.
async fn the_history_is_what_changed(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut agent = platform.admin("agent").await;
    agent.get(&format!("/v1/users/{user_id}")).await.ok();
    agent.act::<AddNote>(user_id, &bodies::of_action_on("users.notes.add", user_id)).await.ok();
    agent.act::<SetFlag>(user_id, &bodies::of_action_on("users.flags.set", user_id)).await.ok();
    agent.act::<SuspendUser>(user_id, &bodies::suspension()).await.ok();
    let history = items(&agent, &format!("/v1/users/{user_id}/history")).await;
    let actions: Vec<_> = history.iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["USER_SUSPENDED", "USER_FLAG_SET"]);
    assert_eq!(history[0]["changes"], json!([{"field": "status", "old": "active", "new": "suspended"}]));
    assert_eq!(history[0]["reason"], bodies::suspension()["justification"]);
    assert_eq!(history[0]["admin"]["id"], json!(agent.admin_id));
    platform.admin("viewer").await.get(&format!("/v1/users/{user_id}/history")).await.refused("permission_denied");
}

async fn the_history_is_narrowed(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut one = platform.admin("senior").await;
    one.act::<SetFlag>(user_id, &bodies::of_action_on("users.flags.set", user_id)).await.ok();
    platform.advance(chrono::TimeDelta::days(3));
    let between = Clock::now(&*platform.clock).to_rfc3339().replace('+', "%2B");
    let mut other = platform.admin("senior").await;
    other.act::<SuspendUser>(user_id, &bodies::suspension()).await.ok();
    let asked = async |query: String| {
        let history = items(&other, &format!("/v1/users/{user_id}/history?{query}")).await;
        history.iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(asked(format!("before={between}")).await, ["USER_FLAG_SET"]);
    assert_eq!(asked(format!("after={between}")).await, ["USER_SUSPENDED"]);
    assert_eq!(asked(format!("admin_id={}", one.admin_id)).await, ["USER_FLAG_SET"]);
    other.get(&format!("/v1/users/{user_id}/history?admin_id=me")).await.refused("invalid_fields");
}

/// PRE-1.
async fn what_the_preset_has_not_is_not_there(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let platform = platform.with_modules(&[Module::Kyc]);
    let owner = platform.admin("owner").await;
    for list in ["enrolments", "wallets", "api-sessions", "sent-tokens", "api-clients"] {
        owner.get(&format!("/v1/users/{user_id}/{list}")).await.refused("not_found");
    }
}
