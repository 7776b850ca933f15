//! The list and what stands around it.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{NaiveDate, TimeDelta};
use sea_orm_migration::MigratorTrait as _;
use serde_json::json;
use uuid::Uuid;

use crate::store::Migrator;
use crate::testing::{TestPlatform, on_both_databases};

on_both_databases!(
    a_page_says_how_many_there_are,
    a_page_that_is_asked_again_shows_every_change,
    wrong_queries_are_refused_with_the_field,
    forged_cursors_are_refused,
    a_cursor_of_the_last_days_outlives_the_minute,
    a_value_that_looks_like_two_filters_is_one,
    skipped_filters_are_named,
    filters_have_values,
    fields_are_completed_a_page_at_a_time,
    figures_leave_test_users_out_and_are_renewed,
    counters_of_an_older_database_are_made_anew,
    a_selection_is_frozen_for_an_hour,
    a_selection_is_known_to_its_admin_alone,
    a_selection_of_many_is_whole,
    as_many_ids_as_are_allowed_can_be_sent,
    a_selection_of_nobody_is_refused,
    the_platform_says_what_it_is,
);

const USERS: u32 = 300;

async fn a_page_says_how_many_there_are(platform: TestPlatform) {
    platform.seed(USERS).await;
    let admin = platform.admin("viewer").await;
    let page = admin.get("/v1/users?limit=20&sort=name").await.ok();
    assert_eq!((page["items"].as_array().unwrap().len(), page["total"]["count"].as_u64()), (20, Some(USERS.into())));
    assert_eq!((page["offset"].as_u64(), page["previous_cursor"].as_str()), (Some(0), None));
    let cursor = page["next_cursor"].as_str().unwrap();
    let next = admin.get(&format!("/v1/users?limit=20&sort=name&cursor={cursor}")).await.ok();
    assert_eq!(next["offset"].as_u64(), Some(20));
    assert_ne!(next["items"][0]["user_id"], page["items"][0]["user_id"]);
    let lucia = admin.get("/v1/users?email_is=lucia.p@example.com").await.ok();
    assert_eq!(lucia["items"][0]["flags"], json!(["watch", "risk"]));
    assert_eq!(lucia["items"][0]["credit_balance"], "1240.00");
}

async fn a_page_that_is_asked_again_shows_every_change(platform: TestPlatform) {
    platform.seed(USERS).await;
    let admin = platform.admin("viewer").await;
    let path = "/v1/users?limit=20&sort=name";
    let first = admin.get(path).await.ok();
    platform.advance(TimeDelta::seconds(7));
    let again = admin.get(path).await.ok();
    assert_eq!((&again["items"], &again["next_cursor"]), (&first["items"], &first["next_cursor"]));
    assert_ne!(again["total"]["as_of"], first["total"]["as_of"], "nothing changed until now, and that is what it says");

    platform.execute("UPDATE users SET status = 5").await;
    let changed = admin.get(path).await.ok();
    assert!(changed["items"].as_array().unwrap().iter().all(|user| user["status"] == "deleted"));
    platform.execute("DELETE FROM users WHERE id = (SELECT min(id) FROM users)").await;
    assert_eq!(admin.get(path).await.ok()["total"]["count"].as_u64(), Some(u64::from(USERS) - 1));
}

async fn wrong_queries_are_refused_with_the_field(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    let city = format!("city={}", (0..201).map(|number| number.to_string()).collect::<Vec<_>>().join(","));
    for (query, field) in [
        ("statuss=active", "statuss"),
        ("status=actve", "status"),
        ("created_after=2024-13-01", "created_after"),
        ("limit=201", "limit"),
        ("cursor=abc", "cursor"),
        ("sort=shoe_size", "sort"),
        ("partner=perhaps", "partner"),
        ("selection=00000000-0000-0000-0000-000000000000", "selection"),
        ("search=%20", "search"),
        ("search=%C2%A0%09", "search"),
        ("search=a+b+c+d+e+f+g+h+i", "search"),
        ("name=a+b+c+d+e+f+g+h+i", "name"),
        (&city, "city"),
    ] {
        let problem = admin.get(&format!("/v1/users?{query}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field, "{query}");
    }
}

async fn forged_cursors_are_refused(platform: TestPlatform) {
    platform.seed(USERS).await;
    let admin = platform.admin("viewer").await;
    for (sort, place) in [("name", "t|a\0b"), ("name", "n|7"), ("registered", "t|abc"), ("status", "t|\0")] {
        let path = format!("/v1/users?limit=5&sort={sort}");
        let page = admin.get(&path).await.ok();
        let cursor = BASE64_URL_SAFE_NO_PAD.decode(page["next_cursor"].as_str().unwrap()).unwrap();
        let cursor = String::from_utf8(cursor).unwrap();
        let mut parts: Vec<&str> = cursor.splitn(5, '|').collect();
        parts[4] = place;
        let forged = BASE64_URL_SAFE_NO_PAD.encode(parts.join("|"));
        let problem = admin.get(&format!("{path}&cursor={forged}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "cursor", "{sort} {place:?}");
    }
    let forged = BASE64_URL_SAFE_NO_PAD.encode("a\0b");
    for path in ["/v1/users/field-values?field=city", "/v1/users/00000000-0000-0000-0000-000000000000/orders?limit=5"] {
        let problem = admin.get(&format!("{path}&cursor={forged}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "cursor", "{path}");
    }
}

async fn a_cursor_of_the_last_days_outlives_the_minute(platform: TestPlatform) {
    platform.seed(USERS).await;
    let admin = platform.admin("viewer").await;
    let path = "/v1/users?limit=5&inactive_for_days=1";
    let cursor = admin.get(path).await.ok()["next_cursor"].as_str().unwrap().to_owned();
    platform.advance(TimeDelta::minutes(2));
    assert_eq!(admin.get(&format!("{path}&cursor={cursor}")).await.ok()["offset"], 5);
}

/// Whichever is asked first, the other's total is its own.
async fn a_value_that_looks_like_two_filters_is_one(platform: TestPlatform) {
    platform.seed(USERS).await;
    let admin = platform.admin("viewer").await;
    let count = async |query: &str| admin.get(&format!("/v1/users?{query}")).await.ok()["total"]["count"].clone();
    let both = count("name=a&status=active").await;
    assert_ne!(both, 0);
    assert_eq!(count("name=a%26status%3Dactive").await, 0);
    assert_eq!(count("company=a%26status%3Dactive").await, 0);
    assert_ne!(count("company=a&status=active").await, 0);
    assert_eq!(count("name=a&status=active").await, both);
}

async fn skipped_filters_are_named(platform: TestPlatform) {
    let platform = platform.without_learning();
    platform.seed(50).await;
    let page = platform.admin("viewer").await.get("/v1/users?progress_min=50").await.ok();
    assert_eq!(
        (page["skipped_filters"][0]["filter"].as_str(), page["total"]["count"].as_u64()),
        (Some("progress_min"), Some(50))
    );
}

async fn filters_have_values(platform: TestPlatform) {
    platform.seed(10).await;
    let values = platform.admin("viewer").await.get("/v1/users/filter-values").await.ok();
    let of = |filter: &str| {
        values.as_array().unwrap().iter().find(|values| values["filter"] == filter).unwrap()["values"].clone()
    };
    assert_eq!(of("status").as_array().unwrap().len(), 5);
    assert_eq!(of("groups").as_array().unwrap().len(), 21);
    assert_eq!(of("groups")[0], json!({"value": "administration", "label": "Administration"}));
}

async fn fields_are_completed_a_page_at_a_time(platform: TestPlatform) {
    platform.seed(USERS).await;
    let admin = platform.admin("viewer").await;
    let mut values = Vec::new();
    let mut path = "/v1/users/field-values?field=city&limit=7".to_owned();
    loop {
        let page = admin.get(&path).await.ok();
        values.extend(page["items"].as_array().unwrap().iter().map(|item| item["value"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(cursor) => path = format!("/v1/users/field-values?field=city&limit=7&cursor={cursor}"),
            None => break,
        }
    }
    let mut expected = values.clone();
    expected.sort();
    expected.dedup();
    assert_eq!(values, expected);
    assert_eq!(values.len() as i64, platform.count("SELECT count(DISTINCT city) FROM users WHERE city <> ''").await);
    let mia = admin.get("/v1/users/field-values?field=city&prefix=Mia").await.ok();
    assert_eq!(mia["items"], json!([{"value": "Miami", "label": "Miami"}]));
    for (query, field) in
        [("", "field"), ("field=status", "field"), ("field=shoe_size", "field"), ("field=city&cursor=%3F", "cursor")]
    {
        let problem = admin.get(&format!("/v1/users/field-values?{query}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field, "{query}");
    }
}

async fn figures_leave_test_users_out_and_are_renewed(platform: TestPlatform) {
    platform.seed(USERS).await;
    platform.execute("UPDATE users SET flags = 16 WHERE id IN (5, 6, 7)").await;
    let admin = platform.admin("viewer").await;
    let stats = admin.get("/v1/users/stats").await.ok();
    let left_out = stats["test_users_left_out"].as_i64().unwrap();
    assert_eq!(left_out, platform.count("SELECT count(*) FROM users WHERE flags & 16 <> 0").await);
    assert_eq!(stats["total"].as_i64().unwrap(), i64::from(USERS) - left_out);
    let verified = "SELECT count(*) FROM users WHERE flags & 16 = 0 AND traits & 2 <> 0";
    assert_eq!(stats["email_verified"].as_i64().unwrap(), platform.count(verified).await);
    let verified = "SELECT count(*) FROM users WHERE flags & 16 = 0 AND traits & 4 <> 0";
    assert_eq!(stats["phone_verified"].as_i64().unwrap(), platform.count(verified).await);
    let days = |name: &str| stats[name].as_array().unwrap().len();
    // Thirty whole days beside thirty, and today, which is not over.
    assert_eq!((days("registrations"), days("registrations_before")), (31, 30));
    let day = |name: &str, at: usize| stats[name][at]["day"].as_str().unwrap().parse::<NaiveDate>().unwrap();
    assert_eq!(day("registrations", 0) - day("registrations_before", 29), TimeDelta::days(1));
    let soon = admin.get("/v1/users?kyc_expires_in_days=7&flags=test").await.ok();
    let all = admin.get("/v1/users?kyc_expires_in_days=7").await.ok();
    let counted = all["total"]["count"].as_i64().unwrap() - soon["total"]["count"].as_i64().unwrap();
    assert_eq!(stats["kyc_expiring_7_days"].as_i64().unwrap(), counted);

    platform.execute("UPDATE users SET status = 5, traits = traits & 3").await;
    platform.execute("DELETE FROM users WHERE id = 9").await;
    assert_eq!(admin.get("/v1/users/stats").await.ok(), stats);
    platform.advance(TimeDelta::seconds(121));
    let renewed = admin.get("/v1/users/stats").await.ok();
    let deleted = renewed["by_status"].as_array().unwrap().iter().find(|of| of["status"] == "deleted").unwrap();
    assert_eq!(deleted["count"], renewed["total"]);
    assert_eq!(renewed["total"].as_i64().unwrap(), i64::from(USERS) - left_out - 1);
    assert_eq!(renewed["phone_verified"], 0);
}

async fn counters_of_an_older_database_are_made_anew(platform: TestPlatform) {
    platform.seed(USERS).await;
    for statement in [
        "DROP TABLE user_counts",
        "CREATE TABLE user_counts (status BIGINT PRIMARY KEY, users BIGINT NOT NULL, test_users BIGINT NOT NULL)",
        "DELETE FROM seaql_migrations WHERE version = '0003_kinds'",
    ] {
        platform.execute(statement).await;
    }
    Migrator::up(platform.platform.database().write(), None).await.unwrap();
    platform.execute("DELETE FROM users WHERE id = 9").await;
    let page = platform.admin("viewer").await.get("/v1/users").await.ok();
    assert_eq!(page["total"]["count"].as_u64(), Some(u64::from(USERS) - 1));
}

async fn a_selection_is_frozen_for_an_hour(platform: TestPlatform) {
    platform.seed(30).await;
    let admin = platform.admin("viewer").await;
    let page = admin.get("/v1/users?limit=3").await.ok();
    let mut ids: Vec<_> = page["items"].as_array().unwrap().iter().map(|row| row["user_id"].clone()).collect();
    ids.push(ids[0].clone());
    let selection = admin.post("/v1/users/selections", json!({"user_ids": ids})).await.ok();
    assert_eq!(selection["count"], 3);
    let path = format!("/v1/users?selection={}", selection["selection_id"].as_str().unwrap());
    assert_eq!(admin.get(&path).await.ok()["items"], page["items"]);
    platform.advance(TimeDelta::minutes(59));
    admin.get(&path).await.ok();
    platform.advance(TimeDelta::minutes(2));
    let admin = platform.admin("viewer").await;
    assert_eq!(admin.get(&path).await.refused("invalid_fields")["fields"][0]["field"], "selection");
}

async fn a_selection_is_known_to_its_admin_alone(platform: TestPlatform) {
    platform.seed(30).await;
    let (owner, other) = (platform.admin("agent").await, platform.admin("agent").await);
    let page = owner.get("/v1/users?limit=3").await.ok();
    let ids: Vec<_> = page["items"].as_array().unwrap().iter().map(|row| row["user_id"].clone()).collect();
    let selection = owner.post("/v1/users/selections", json!({"user_ids": ids})).await.ok();
    let selection = selection["selection_id"].as_str().unwrap();
    for path in ["/v1/users", "/v1/users/bulk/export"] {
        let path = format!("{path}?selection={selection}");
        assert_eq!(other.get(&path).await.refused("invalid_fields")["fields"][0]["field"], "selection", "{path}");
    }
    assert_eq!(owner.get(&format!("/v1/users?selection={selection}")).await.ok()["total"]["count"], 3);
}

/// More than one statement writes out.
async fn a_selection_of_many_is_whole(platform: TestPlatform) {
    platform.seed(USERS).await;
    let admin = platform.admin("viewer").await;
    let mut ids = Vec::new();
    for offset in [0, 150] {
        let page = admin.get(&format!("/v1/users?limit=150&offset={offset}")).await.ok();
        ids.extend(page["items"].as_array().unwrap().iter().map(|row| row["user_id"].clone()));
    }
    let selection = admin.post("/v1/users/selections", json!({"user_ids": ids})).await.ok();
    assert_eq!(selection["count"], USERS);
    let path = format!("/v1/users?selection={}", selection["selection_id"].as_str().unwrap());
    assert_eq!(admin.get(&path).await.ok()["total"]["count"], USERS);
    ids.push(json!(Uuid::from_u128(7)));
    let problem = admin.post("/v1/users/selections", json!({"user_ids": ids})).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "user_ids");
}

/// What limits them is their number, not the size of a body.
async fn as_many_ids_as_are_allowed_can_be_sent(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    let ids = |number: u128| (0..number).map(Uuid::from_u128).collect::<Vec<_>>();
    for (number, fault) in [(100_000, "is no user"), (100_001, "100001 ids")] {
        let body = json!({"user_ids": ids(number)});
        let problem = admin.post("/v1/users/selections", body).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "user_ids");
        assert!(problem["fields"][0]["message"].as_str().unwrap().contains(fault), "{problem}");
    }
    admin.post("/v1/auth/unlock", json!({"password": ids(100_000)})).await.refused("too_large");
}

async fn a_selection_of_nobody_is_refused(platform: TestPlatform) {
    let admin = platform.admin("viewer").await;
    for ids in [json!([]), json!([Uuid::from_u128(7)])] {
        let problem = admin.post("/v1/users/selections", json!({"user_ids": ids})).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "user_ids");
    }
}

async fn the_platform_says_what_it_is(platform: TestPlatform) {
    let meta = platform.client().get("/v1/meta").await.ok();
    assert_eq!((meta["preset"].as_str(), meta["api_version"].as_str()), (Some("full"), Some("1.0")));
    assert_eq!(meta["limits"]["export_step_up_rows"], 1000);
    for reason in meta["suspension_reasons"].as_array().unwrap() {
        let by_two = ["FRAUD", "CHARGEBACK"].contains(&reason["reason"].as_str().unwrap());
        assert_eq!((&reason["needs_approval_to_lift"], &reason["may_end"]), (&json!(by_two), &json!(!by_two)));
    }
    let name = meta["columns"].as_array().unwrap().iter().find(|column| column["column"] == "name").unwrap();
    assert_eq!((name["sort"].as_str(), name["shown"].as_bool()), (Some("name"), Some(true)));
}
