//! Credits (CRD-1): what the user's billing history says and what the admin ledger says is one thing, whatever is booked.

use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use steward_contract::AdjustCredits;
use uuid::Uuid;

use super::{effect, entries, path};
use crate::testing::{Answer, Client, TestPlatform, on_both_databases};

on_both_databases!(
    a_top_up_is_in_the_history_the_ledger_and_the_log,
    amounts_are_exact_and_bounded,
    only_an_adjustment_takes_and_never_more_than_there_is,
    a_booking_is_undone_by_its_opposite,
    a_repeated_call_books_once,
    a_platform_without_credits_books_none,
    both_ledgers_agree_whatever_is_booked_at_once,
    sample_users_have_what_their_history_says,
);

fn booking(amount: &str, kind: &str) -> Value {
    json!({"amount": amount, "kind": kind, "reason": "Ticket 4411"})
}

async fn book(admin: &Client, user_id: Uuid, key: Uuid, body: &Value) -> Answer {
    admin.with("idempotency-key", key).post(&path::<AdjustCredits>(user_id), body.clone()).await
}

async fn balance(platform: &TestPlatform) -> i64 {
    platform.count("SELECT CAST(credit_balance AS BIGINT) FROM users WHERE id = 1").await
}

async fn a_top_up_is_in_the_history_the_ledger_and_the_log(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    let body = booking("25.5", "complimentary");
    let before = platform.contents().await;
    let plan = admin.plan_on::<AdjustCredits>(user_id, body.clone()).await.ok();
    assert_eq!(platform.contents().await, before, "a plan changes nothing");
    let done = book(&admin, user_id, Uuid::from_u128(1), &body).await.ok();
    assert_eq!(plan["effects"], done["effects"]);
    assert_eq!(done["effects"], json!([{"kind": "credits_booked", "amount": "25.50", "balance": "1259.50"}]));
    assert_eq!(balance(&platform).await, 125_950);

    let history = admin.get(&format!("/v1/users/{user_id}/credits")).await.ok();
    let newest = &history["items"][0];
    assert_eq!((&newest["amount"], &newest["balance"]), (&json!("25.50"), &json!("1259.50")));
    assert_eq!((&newest["kind"], &newest["reason"]), (&json!("complimentary"), &json!("Ticket 4411")));
    assert_eq!(newest["by"]["name"], "Ada Example");
    let oldest = &history["items"][1];
    assert_eq!(
        (&oldest["kind"], &oldest["amount"], &oldest["by"]),
        (&json!("opening"), &json!("1234.00"), &Value::Null)
    );
    assert_eq!(entries(&platform, "USER_CREDITS_ADJUSTED").await, 1);
    let first = admin.get(&format!("/v1/users/{user_id}/credits?limit=1")).await.ok();
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = admin.get(&format!("/v1/users/{user_id}/credits?limit=1&cursor={cursor}")).await.ok();
    assert_eq!((&second["items"][0], &second["next_cursor"]), (oldest, &Value::Null));
}

async fn amounts_are_exact_and_bounded(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    for amount in ["", "0", "0.00", "1.005", "1e3", "0x10", "NaN", "1,50", " 1", "1000000.01", "99999999999999999999"] {
        let problem = book(&admin, user_id, Uuid::from_u128(1), &booking(amount, "refund")).await;
        assert_eq!(problem.refused("invalid_fields")["fields"][0]["field"], "amount", "{amount}");
    }
    assert_eq!(balance(&platform).await, 123_400);
    for (number, amount) in ["0.01", "0.10", "1000000", "1000000.00"].into_iter().enumerate() {
        book(&admin, user_id, Uuid::from_u128(number as u128), &booking(amount, "refund")).await.ok();
    }
    assert_eq!(balance(&platform).await, 123_400 + 11 + 200_000_000);
    platform.execute("UPDATE users SET credit_balance = 99999999999 WHERE id = 1").await;
    let problem = book(&admin, user_id, Uuid::from_u128(99), &booking("0.02", "refund")).await;
    assert_eq!(problem.refused("invalid_fields")["fields"][0]["field"], "amount");
}

async fn only_an_adjustment_takes_and_never_more_than_there_is(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    for (number, kind) in ["complimentary", "refund"].into_iter().enumerate() {
        let problem = book(&admin, user_id, Uuid::from_u128(number as u128), &booking("-1.00", kind)).await;
        assert_eq!(problem.refused("invalid_fields")["fields"][0]["field"], "amount", "{kind}");
    }
    let too_much = booking("-1234.01", "adjustment");
    let plan = admin.plan_on::<AdjustCredits>(user_id, too_much.clone()).await.ok();
    assert_eq!((&plan["refusal"]["fields"][0]["field"], &plan["effects"]), (&json!("amount"), &json!([])));
    book(&admin, user_id, Uuid::from_u128(3), &too_much).await.refused("invalid_fields");
    let done = book(&admin, user_id, Uuid::from_u128(4), &booking("-1234.00", "adjustment")).await.ok();
    assert_eq!(effect(&done, "credits_booked")["balance"], "0.00");
    assert_eq!(balance(&platform).await, 0);
    // Whoever owes something can be given credits, and not be left with less.
    platform.execute("UPDATE users SET credit_balance = -500 WHERE id = 1").await;
    book(&admin, user_id, Uuid::from_u128(5), &booking("-0.01", "adjustment")).await.refused("invalid_fields");
    book(&admin, user_id, Uuid::from_u128(6), &booking("2.00", "refund")).await.ok();
    assert_eq!(balance(&platform).await, -300);
}

async fn a_booking_is_undone_by_its_opposite(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    let done = book(&admin, user_id, Uuid::from_u128(1), &booking("25.50", "refund")).await.ok();
    let undo = &done["undo"];
    assert_eq!((&undo["operation"], &undo["body"]["amount"]), (&json!("users.credits.adjust"), &json!("-25.50")));
    book(&admin, user_id, Uuid::from_u128(2), &undo["body"]).await.ok();
    assert_eq!(balance(&platform).await, 123_400);
    assert_eq!(platform.count("SELECT count(*) FROM credit_entries").await, 3, "nothing is taken out of the ledger");
}

async fn a_repeated_call_books_once(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    let (key, body) = (Uuid::from_u128(1), booking("10.00", "refund"));
    let first = book(&admin, user_id, key, &body).await.ok();
    assert_eq!(book(&admin, user_id, key, &body).await.ok(), first);
    assert_eq!(balance(&platform).await, 124_400);
    book(&admin, user_id, key, &booking("11.00", "refund")).await.refused("idempotency_key_reused");
}

async fn a_platform_without_credits_books_none(platform: TestPlatform) {
    let platform = platform.with_modules(&[]);
    let user_id = platform.user(1).await;
    let admin = platform.admin("senior").await;
    book(&admin, user_id, Uuid::from_u128(1), &booking("1.00", "refund")).await.refused("wrong_status");
    assert_eq!(balance(&platform).await, 123_400);
}

/// Bookings of one task, of which some are refused because there is too little.
const BOOKINGS: usize = 250;
const TASKS: u64 = 8;
const USERS: usize = 3;

async fn both_ledgers_agree_whatever_is_booked_at_once(platform: TestPlatform) {
    let mut users = Vec::new();
    for number in 1..=USERS {
        users.push(platform.user(i64::try_from(number).unwrap()).await);
    }
    let mut tasks = Vec::new();
    for task in 0..TASKS {
        tasks.push(tokio::spawn(some_bookings(platform.admin("senior").await, users.clone(), task)));
    }
    let mut booked = 0;
    for task in tasks {
        booked += task.await.unwrap();
    }
    let all = TASKS * BOOKINGS as u64;
    assert!(booked > all / 2 && booked < all, "{booked} of {all}");
    assert_eq!(platform.count("SELECT count(*) FROM credit_entries").await.unsigned_abs(), booked + USERS as u64);
    assert_eq!(entries(&platform, "USER_CREDITS_ADJUSTED").await.unsigned_abs(), booked);
    agree(&platform).await;
}

/// How many were not refused.
async fn some_bookings(admin: Client, users: Vec<Uuid>, task: u64) -> u64 {
    let mut chance = StdRng::seed_from_u64(task);
    let mut booked = 0;
    for number in 0..BOOKINGS {
        let kind = ["complimentary", "adjustment", "refund"][chance.random_range(0..3)];
        let taken = kind == "adjustment" && chance.random_bool(0.8);
        let (most, part) = (if taken { 9_000 } else { 1_500 }, chance.random_range(1..100));
        let whole = chance.random_range(0..most);
        let amount = format!("{}{whole}.{part:02}", if taken { "-" } else { "" });
        let user = users[chance.random_range(0..users.len())];
        let key = Uuid::from_u128(u128::from(task) * 1_000_000 + number as u128);
        let body = booking(&amount, kind);
        let mut answer = book(&admin, user, key, &body).await;
        // Whoever is told to come back does, with the same key.
        while answer.code() == "unavailable" {
            answer = book(&admin, user, key, &body).await;
        }
        match answer.status.as_u16() {
            200 => booked += 1,
            _ => drop(answer.refused("invalid_fields")),
        }
    }
    booked
}

/// The user's balance is the sum of the user's account, the platform's accounts are its opposite, and every entry leaves
/// what the one before left and what it moved.
async fn agree(platform: &TestPlatform) {
    let signed = "CASE WHEN e.credit = 0 THEN e.amount ELSE -e.amount END";
    let of_platform = "SELECT CAST(coalesce(sum(CASE WHEN debit <> 0 THEN amount ELSE 0 END) \
        - sum(CASE WHEN credit <> 0 THEN amount ELSE 0 END), 0) AS BIGINT) FROM credit_entries";
    let of_users = "SELECT CAST(coalesce(sum(credit_balance), 0) AS BIGINT) FROM users";
    assert_eq!(platform.count(of_platform).await, platform.count(of_users).await);
    let apart = format!(
        "SELECT count(*) FROM users u WHERE u.credit_balance <> \
         (SELECT CAST(coalesce(sum({signed}), 0) AS BIGINT) FROM credit_entries e WHERE e.user_id = u.id)"
    );
    assert_eq!(platform.count(&apart).await, 0, "balances that are not the sum of their entries");
    let broken = format!(
        "SELECT count(*) FROM credit_entries e WHERE e.balance <> {signed} + coalesce((SELECT p.balance \
         FROM credit_entries p WHERE p.user_id = e.user_id AND p.id < e.id ORDER BY p.id DESC LIMIT 1), 0)"
    );
    assert_eq!(platform.count(&broken).await, 0, "entries that don't follow from the one before");
    let one_sided =
        "SELECT count(*) FROM credit_entries WHERE (debit = 0) = (credit = 0) OR amount <= 0 OR balance < 0";
    assert_eq!(platform.count(one_sided).await, 0, "entries without two sides");
}

async fn sample_users_have_what_their_history_says(platform: TestPlatform) {
    platform.seed(900).await;
    agree(&platform).await;
    let by_admins = platform.count("SELECT count(*) FROM credit_entries WHERE admin_id IS NOT NULL").await;
    assert!(by_admins > 10);
    assert_eq!(entries(&platform, "USER_CREDITS_ADJUSTED").await, by_admins);
}
