//! What only admins with `user.view.sensitive` see, and nobody else finds out by asking (RBA-1).

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::{Value, json};
use steward_contract::{
    Column, ExportQuery, ExportUsers, FilterId, OPERATIONS, Parameters, Permission, Sensitive, SortKey, query_content,
};
use uuid::Uuid;

use super::example::{example, exports_are_over};
use crate::{
    presets::Role,
    store::roles,
    testing::{Client, TestPlatform, on_both_databases},
};

on_both_databases!(
    no_answer_tells_what_the_reader_may_not_see,
    what_is_hidden_does_not_look_absent,
    a_remembered_page_is_masked_for_whom_it_must_be,
    nobody_finds_out_by_filtering,
    nobody_finds_out_by_ordering_or_exporting,
    a_part_of_a_phone_number_finds_nobody,
    a_request_leads_to_its_user_for_who_reads_the_log,
);

const NUMBER: &str = "+999 555 000 1234";

/// What the fields hold that tell the fact.
fn canaries(fact: Sensitive) -> &'static [&'static str] {
    match fact {
        Sensitive::Phone => &[NUMBER, "+999 555 000 5678"],
        Sensitive::DateOfBirth => &["1987-06-05"],
        Sensitive::Address => &["1 Canary Lane", "2 Canary Yard"],
        Sensitive::Ip => &["198.51.100.201", "198.51.100.202", "198.51.100.203", "198.51.100.204", "198.51.100.205"],
    }
}

fn all_canaries() -> impl Iterator<Item = &'static str> {
    Sensitive::ALL.iter().flat_map(|fact| canaries(*fact)).copied()
}

/// Gives them to every user.
async fn put_canaries(platform: &TestPlatform) {
    let (id, no_key) = if platform.is_postgres() { ("gen_random_uuid()", "''") } else { ("randomblob(16)", "x''") };
    for sql in [
        // Days since 1970-01-01.
        "UPDATE users SET phone = '+999 555 000 1234', phone_key = '9995550001234', born_on = 6364, company = 'Acme'",
        "UPDATE user_profiles SET address = '1 Canary Lane', company_address = '2 Canary Yard', \
         company_contact = '+999 555 000 5678', last_login_ip = '198.51.100.201'",
        "UPDATE user_security SET allowed_ips = '198.51.100.202'",
        "UPDATE api_tokens SET last_ip = '198.51.100.203'",
        "UPDATE user_sessions SET ip = '198.51.100.204'",
        "UPDATE outbox SET template = 'phone_verification', recipient = '+999 555 000 1234', \
         last_error = 'no route to +999 555 000 5678'",
        "DELETE FROM activity",
        &format!(
            "INSERT INTO activity (id, event_id, user_id, at, event_type, success, ip, ip_key, new_country, details) \
             SELECT id, {id}, id, 1000, 1, TRUE, '198.51.100.205', {no_key}, FALSE, '{{}}' FROM users"
        ),
    ] {
        platform.execute(sql).await;
    }
}

/// Who has every permission but the one for sensitive facts.
async fn almost_owner(platform: &TestPlatform) -> &'static str {
    let permissions = Permission::ALL.iter().copied().filter(|permission| *permission != Sensitive::PERMISSION);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    "almost"
}

/// The canaries in the answers of every operation that only reads, in their whole text.
async fn told(platform: &TestPlatform, role: &str) -> BTreeSet<&'static str> {
    let mut told = BTreeSet::new();
    for operation in OPERATIONS.iter().filter(|operation| operation.method == Method::GET) {
        let request = example(platform, operation, role).await;
        put_canaries(platform).await;
        let answer = request.send().await;
        assert_eq!(answer.status, 200, "{}: {}", operation.id, answer.json());
        let text = String::from_utf8(answer.bytes).unwrap();
        told.extend(all_canaries().filter(|canary| text.contains(canary)));
        exports_are_over(platform).await;
    }
    told
}

async fn no_answer_tells_what_the_reader_may_not_see(platform: TestPlatform) {
    let role = almost_owner(&platform).await;
    assert_eq!(told(&platform, role).await, BTreeSet::new());
    assert_eq!(told(&platform, "owner").await, all_canaries().collect());
}

/// Each answer names what it lacks, to those who lack it and to nobody else.
async fn what_is_hidden_does_not_look_absent(platform: TestPlatform) {
    let user = platform.user(1).await;
    put_canaries(&platform).await;
    let (viewer, agent) = (platform.admin("viewer").await, platform.admin("agent").await);
    let place = |path: &str| format!("/v1/users/{user}{path}");
    for (path, at, masked) in [
        ("/v1/users".to_owned(), "", json!(["phone"])),
        (place(""), "", json!(["phone", "date_of_birth", "address", "ip"])),
        (place("/activity"), "/items/0", json!(["ip"])),
        (place("/sessions"), "/items/0", json!(["ip"])),
    ] {
        let named = async |admin: &Client| admin.get(&path).await.ok().pointer(at).unwrap()["masked"].clone();
        assert_eq!(named(&viewer).await, masked, "{path}");
        assert_eq!(named(&agent).await, json!([]), "{path}");
    }
    let seen = viewer.get(&place("")).await.ok();
    assert_eq!((&seen["profile"]["phone"], &seen["profile"]["date_of_birth"]), (&Value::Null, &Value::Null));
    assert_eq!(seen["profile"]["email"], "user1@example.org");
}

/// Pages are remembered whole, and asked for by all sorts of admins in turn.
async fn a_remembered_page_is_masked_for_whom_it_must_be(platform: TestPlatform) {
    platform.seed(60).await;
    platform.execute("UPDATE users SET phone = '+999 555 000 1234'").await;
    let (viewer, agent) = (platform.admin("viewer").await, platform.admin("agent").await);
    let first = agent.get("/v1/users?limit=10&sort=email").await.ok();
    let cursor = first["next_cursor"].as_str().unwrap();
    for path in ["/v1/users", "/v1/users?limit=20", "/v1/users?limit=10&sort=email", "/v1/users?offset=7"]
        .map(str::to_owned)
        .into_iter()
        .chain([format!("/v1/users?limit=10&sort=email&cursor={cursor}")])
    {
        let numbers = async |admin: &Client| {
            let page = admin.get(&path).await.ok();
            let rows = page["items"].as_array().unwrap().clone();
            (rows.len(), rows.iter().filter(|row| row["phone"] == NUMBER).count(), page["masked"].clone())
        };
        for _ in 0..2 {
            let (rows, told, masked) = numbers(&viewer).await;
            assert_eq!((rows > 0, told, masked), (true, 0, json!(["phone"])), "{path}");
            let (rows, told, masked) = numbers(&agent).await;
            assert_eq!((told, masked), (rows, json!([])), "{path}");
        }
    }
}

#[track_caller]
fn names_the_permission(problem: &Value, field: &str) {
    assert_eq!(
        (&problem["permission"], &problem["fields"][0]["field"]),
        (&json!("user.view.sensitive"), &json!(field))
    );
}

async fn nobody_finds_out_by_filtering(platform: TestPlatform) {
    let user = platform.user(1).await;
    put_canaries(&platform).await;
    let role = almost_owner(&platform).await;
    let (masked, agent) = (platform.admin(role).await, platform.admin("agent").await);
    let asking: BTreeSet<&str> =
        FilterId::ALL.iter().filter(|filter| filter.sensitive().is_some()).map(|filter| filter.as_str()).collect();
    assert_eq!(asking, BTreeSet::from(["age_max", "age_min", "phone"]));
    for (filter, value) in [("phone", "%2B9995550001234"), ("age_min", "30"), ("age_max", "50")] {
        for path in ["/v1/users", "/v1/users/bulk/export"] {
            let query =
                format!("{path}?{filter}={value}{}", if path.ends_with("export") { "&fields=name" } else { "" });
            names_the_permission(&masked.get(&query).await.refused("permission_denied"), filter);
        }
        let values = format!("/v1/users/field-values?field={filter}");
        names_the_permission(&masked.get(&values).await.refused("permission_denied"), "field");
        assert_eq!(agent.get(&format!("/v1/users?{filter}={value}")).await.ok()["total"]["count"], 1, "{filter}");
    }
    // Also where what is asked for has been remembered for somebody else.
    names_the_permission(&masked.get("/v1/users?age_min=30").await.refused("permission_denied"), "age_min");
    let activity = format!("/v1/users/{user}/activity?ip=198.51.100.0/24");
    names_the_permission(&masked.get(&activity).await.refused("permission_denied"), "ip");
    agent.get(&activity).await.ok();
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 0);
}

async fn nobody_finds_out_by_ordering_or_exporting(platform: TestPlatform) {
    platform.user(1).await;
    put_canaries(&platform).await;
    let role = almost_owner(&platform).await;
    let (masked, mut agent) = (platform.admin(role).await, platform.admin("agent").await);
    for sort in SortKey::ALL {
        let answer = masked.get(&format!("/v1/users?sort={sort}")).await;
        assert_eq!(answer.status == 200, sort.column().sensitive().is_none(), "{sort}");
    }
    let sensitive: Vec<_> = Column::ALL.iter().filter(|column| column.sensitive().is_some()).collect();
    assert_eq!(sensitive, [&Column::Phone, &Column::DateOfBirth, &Column::Address]);
    for column in sensitive {
        let path = format!("/v1/users/bulk/export?fields=name,{column}");
        names_the_permission(&masked.get(&path).await.refused("permission_denied"), "fields");
        let grant = confirmed(&mut agent, &format!("name,{column}")).await;
        let answer = agent.with("step-up", grant).get(&path).await;
        let text = String::from_utf8(answer.bytes).unwrap();
        assert!(text.contains(canaries(column.sensitive().unwrap())[0].trim_start_matches('+')), "{text}");
    }
    // The columns of an export that names none have sensitive ones among them.
    names_the_permission(&masked.get("/v1/users/bulk/export").await.refused("permission_denied"), "fields");
    exports_are_over(&platform).await;
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 3);
}

async fn confirmed(admin: &mut Client, fields: &str) -> String {
    let pairs = vec![("fields".to_owned(), fields.to_owned())];
    let content = query_content(&ExportQuery::from_pairs(pairs).unwrap());
    let target = admin.admin_id.to_string();
    admin.confirm::<ExportUsers>(&target, &content).await
}

async fn a_part_of_a_phone_number_finds_nobody(platform: TestPlatform) {
    platform.user(1).await;
    put_canaries(&platform).await;
    let (viewer, agent) = (platform.admin("viewer").await, platform.admin("agent").await);
    let count = async |admin: &Client, text: &str| {
        admin.get(&format!("/v1/users?search={text}")).await.ok()["total"]["count"].clone()
    };
    for part in ["9", "99", "995", "9995550", "555000123", "000-1234", "999555000123", "%2B99955500012", "user1+999"] {
        assert_eq!(count(&viewer, part).await, 0, "{part}");
    }
    for part in ["9", "99", "9995550", "000-1234", "user1+999"] {
        assert_eq!(count(&agent, part).await, 1, "{part}");
    }
    // Whoever has the whole number is told whose it is, and not what it is.
    let page = viewer.get("/v1/users?search=%2B999-555-000-1234").await.ok();
    assert_eq!((page["total"]["count"].as_u64(), &page["items"][0]["phone"]), (Some(1), &Value::Null));
    assert_eq!(count(&viewer, "lucia").await, 1);
}

async fn a_request_leads_to_its_user_for_who_reads_the_log(platform: TestPlatform) {
    let user = platform.user(1).await;
    let (viewer, agent) = (platform.admin("viewer").await, platform.admin("agent").await);
    let request = Uuid::from_u128(4_711);
    viewer.with("x-request-id", request).get(&format!("/v1/users/{user}")).await.ok();
    let found = async |admin: &Client| {
        let page = admin.get(&format!("/v1/users?search={request}")).await.ok();
        page["items"].as_array().unwrap().len()
    };
    assert_eq!((found(&agent).await, found(&viewer).await), (1, 0));
    // An id of what the viewer may read leads to its user as ever.
    let session = viewer.get(&format!("/v1/users/{user}/sessions")).await.ok()["items"][0]["session_id"].clone();
    let page = viewer.get(&format!("/v1/users?search={}", session.as_str().unwrap())).await.ok();
    assert_eq!(page["total"]["count"], 1);
}
