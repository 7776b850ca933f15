//! The whole log (AUD-1): by who, whom, what, when, reason, request and words, newest first.

use chrono::TimeDelta;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use steward_contract::{
    AuditAction, AuditExportQuery, ExportAudit, Parameters, Permission, Sensitive, SetFlag, SuspendUser, UpdateProfile,
    query_content,
};
use uuid::Uuid;

use crate::{
    api::tests::example::exports_are_over,
    clock::Clock,
    presets::Role,
    store::{
        audit::{self, Record},
        entity::audit_entry,
        roles,
    },
    testing::{Answer, Client, TestPlatform, bodies, on_both_databases},
};

on_both_databases!(
    aud_1_the_log_is_read_page_by_page_newest_first,
    aud_1_each_filter_leaves_what_it_names,
    aud_1_filters_hold_together,
    aud_1_words_are_found_as_people_type_them,
    aud_1_what_one_may_not_see_one_does_not_find,
    aud_1_what_is_erased_is_not_found,
    aud_1_a_search_says_how_far_it_came_and_goes_on,
    aud_1_hostile_parameters_are_refused_by_name,
    aud_1_an_entry_has_its_leaf_and_its_user,
    aud_1_what_the_filters_leave_is_exported_and_written_down,
    aud_1_an_export_hides_and_defuses,
    aud_1_a_code_confirms_one_export,
);

async fn log(admin: &Client, query: &str) -> Value {
    admin.get(&format!("/v1/audit?{query}")).await.ok()
}

fn of<'a>(page: &'a Value, field: &str) -> Vec<&'a Value> {
    page["items"].as_array().unwrap().iter().map(|entry| &entry[field]).collect()
}

async fn actions(admin: &Client, query: &str) -> Vec<String> {
    let page = log(admin, query).await;
    of(&page, "action").into_iter().map(|action| action.as_str().unwrap().to_owned()).collect()
}

/// So short that they stay signed in.
const WHILE: TimeDelta = TimeDelta::minutes(2);

/// Two admins did something to two users, a while apart each.
struct Past {
    ana: Client,
    ben: Client,
    lucia: Uuid,
    omar: Uuid,
}

async fn past(platform: &TestPlatform) -> Past {
    let (lucia, omar) = (platform.user(1).await, platform.user(2).await);
    let (mut ana, mut ben) = (platform.admin("senior").await, platform.admin("senior").await);
    ana.act::<SetFlag>(lucia, &json!({"flag": "vip", "reason": "Größte Kundin, ticket KS-4790"})).await.ok();
    platform.advance(WHILE);
    ana.act::<SuspendUser>(lucia, &bodies::suspension()).await.ok();
    platform.advance(WHILE);
    let request = Uuid::from_u128(4_711);
    let named = ben.with("x-request-id", request);
    named.get(&format!("/v1/users/{omar}")).await.ok();
    platform.advance(WHILE);
    ben.act::<SetFlag>(omar, &json!({"flag": "watch", "reason": "100% sure, see KS_4790"})).await.ok();
    Past { ana, ben, lucia, omar }
}

async fn aud_1_the_log_is_read_page_by_page_newest_first(platform: TestPlatform) {
    let Past { ana, .. } = past(&platform).await;
    let all = log(&ana, "limit=200").await;
    let numbers: Vec<u64> = of(&all, "number").into_iter().map(|number| number.as_u64().unwrap()).collect();
    let entries = all["entries"].as_u64().unwrap();
    assert_eq!(numbers, (1..=entries).rev().collect::<Vec<_>>(), "every entry, also those about nobody");
    assert_eq!((&all["next_cursor"], &all["read_to"]), (&Value::Null, &Value::Null));

    let (mut walked, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = log(&ana, &format!("limit=3{cursor}")).await;
        assert!(of(&page, "number").len() <= 3);
        walked.extend(of(&page, "number").into_iter().map(|number| number.as_u64().unwrap()));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(walked, numbers);
}

async fn aud_1_each_filter_leaves_what_it_names(platform: TestPlatform) {
    let start = platform.clock.now();
    let Past { ana, ben, lucia, omar } = past(&platform).await;
    let of_ben = log(&ana, &format!("admin_id={}", ben.admin_id)).await;
    assert!(of(&of_ben, "admin").iter().all(|admin| admin["id"] == json!(ben.admin_id)));
    assert_eq!(of(&of_ben, "action").iter().filter(|action| **action == "USER_VIEWED").count(), 1);
    let about = log(&ana, &format!("user_id={lucia}")).await;
    assert_eq!(of(&about, "action"), ["USER_SUSPENDED", "USER_FLAG_SET"]);
    assert_eq!(actions(&ana, "actions=USER_FLAG_SET").await, ["USER_FLAG_SET"; 2]);
    let both = log(&ana, "actions=USER_FLAG_SET,USER_VIEWED").await;
    assert_eq!(of(&both, "user_id"), [&json!(omar), &json!(omar), &json!(lucia)]);
    // More than have a walk of their own.
    let many = "USER_FLAG_SET,USER_VIEWED,USER_UNLOCKED,USER_CREATED,USER_DELETED,USER_RESTORED,USER_APPROVED,\
                USER_REJECTED,USER_STATUS_SET,USERS_EXPORTED";
    assert_eq!(of(&log(&ana, &format!("actions={many}")).await, "number"), of(&both, "number"));
    let instant = |whiles: i32, ms: i64| {
        let at = start + WHILE * whiles + TimeDelta::milliseconds(ms);
        at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
    };
    let about_users = |page: &Value| {
        let actions = of(page, "action").into_iter().filter(|action| action.as_str().unwrap().starts_with("USER_"));
        actions.map(|action| action.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let suspended = log(&ana, "actions=USER_SUSPENDED").await["items"][0]["at"].as_str().unwrap().to_owned();
    let ends = log(&ana, &format!("after={suspended}&before={suspended}")).await;
    assert_eq!(about_users(&ends), ["USER_SUSPENDED"], "both ends are of it");
    let early = log(&ana, &format!("before={}", instant(1, -1))).await;
    assert_eq!(about_users(&early), ["USER_FLAG_SET"]);
    let late = log(&ana, &format!("after={}", instant(2, 0))).await;
    assert_eq!(about_users(&late), ["USER_FLAG_SET", "USER_VIEWED"]);
    assert_eq!(actions(&ana, &format!("request_id={}", Uuid::from_u128(4_711))).await, ["USER_VIEWED"]);
    let code = bodies::suspension()["reason"].as_str().unwrap().to_owned();
    assert_eq!(actions(&ana, &format!("reason={code}")).await, ["USER_SUSPENDED"]);
    let other = if code == "FRAUD" { "SECURITY" } else { "FRAUD" };
    assert_eq!(actions(&ana, &format!("reason={other}")).await, [""; 0]);
}

async fn aud_1_filters_hold_together(platform: TestPlatform) {
    let Past { ana, ben, lucia, omar } = past(&platform).await;
    let by = |admin: &Client| format!("admin_id={}", admin.admin_id);
    for (query, expected) in [
        (format!("{}&user_id={omar}&actions=USER_FLAG_SET", by(&ben)), vec!["USER_FLAG_SET"]),
        (format!("{}&user_id={lucia}", by(&ben)), vec![]),
        (format!("{}&actions=USER_FLAG_SET,USER_SUSPENDED", by(&ana)), vec!["USER_SUSPENDED", "USER_FLAG_SET"]),
        (format!("request_id={}&user_id={lucia}", Uuid::from_u128(4_711)), vec![]),
        ("actions=USER_FLAG_SET&search=KS-4790".to_owned(), vec!["USER_FLAG_SET"]),
        ("after=2100-01-01T00:00:00Z&before=2000-01-01T00:00:00Z".to_owned(), vec![]),
    ] {
        assert_eq!(actions(&ana, &query).await, expected, "{query}");
    }
}

async fn aud_1_words_are_found_as_people_type_them(platform: TestPlatform) {
    let Past { ana, lucia, omar, .. } = past(&platform).await;
    let found = async |words: &str| {
        let page = log(&ana, &format!("actions=USER_FLAG_SET&search={words}")).await;
        of(&page, "user_id").into_iter().cloned().collect::<Vec<_>>()
    };
    for words in ["KS-4790", "ks-4790", "grosste", "GR%C3%96SSTE", "kundin+ticket", "ticket+vip"] {
        assert_eq!(found(words).await, [json!(lucia)], "{words}");
    }
    // What means something to a database's LIKE means nothing here.
    for words in ["100%25", "KS_4790", "watch"] {
        assert_eq!(found(words).await, [json!(omar)], "{words}");
    }
    for words in ["kundin+watch", "%25%25", "sha256:", "'+OR+1=1"] {
        assert_eq!(found(words).await, [Value::Null; 0], "{words}");
    }
}

/// Adds so many entries about nobody.
async fn fill(platform: &TestPlatform, entries: usize) {
    let transaction = platform.platform.database().begin().await.unwrap();
    let record = Record::by_platform(&platform.platform, AuditAction::UsersPaged);
    let records = (0..entries).map(|_| record.again(&platform.platform)).collect();
    let rows = audit::number(&transaction, records).await.unwrap();
    for some in rows.chunks(500) {
        let some = some.iter().map(|row| row.entry.clone().into_active_model());
        audit_entry::Entity::insert_many(some).exec_without_returning(&transaction).await.unwrap();
    }
    transaction.commit().await.unwrap();
}

/// As the table has it.
async fn kept_leaf(platform: &TestPlatform, number: i64) -> String {
    let row = audit_entry::Entity::find_by_id(number).one(platform.platform.database().read()).await.unwrap();
    row.unwrap().leaf_hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Who has every permission but the one for sensitive facts.
async fn almost(platform: &TestPlatform) -> Client {
    let permissions = Permission::ALL.iter().copied().filter(|permission| *permission != Sensitive::PERMISSION);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    platform.admin("almost").await
}

async fn aud_1_what_one_may_not_see_one_does_not_find(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = json!({
        "address": {"old": null, "new": "18 Calle Inventada"}, "address_acknowledged": true, "reason": "Ticket 4411"
    });
    admin.act::<UpdateProfile>(user_id, &body).await.ok();
    let blind = almost(&platform).await;
    assert_eq!(actions(&admin, "search=inventada").await, ["USER_PROFILE_MODIFIED"]);
    assert_eq!(actions(&blind, "search=inventada").await, [""; 0]);
    let page = log(&blind, "actions=USER_PROFILE_MODIFIED&search=4411").await;
    assert_eq!(page["items"][0]["masked"], json!(["address"]));
    assert!(!page.to_string().contains("Inventada"), "{page}");
    platform.admin("viewer").await.get("/v1/audit").await.refused("permission_denied");
}

async fn aud_1_what_is_erased_is_not_found(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetFlag>(user_id, &json!({"flag": "vip", "reason": "Wrote as Xanthippe"})).await.ok();
    assert_eq!(actions(&admin, "search=xanthippe").await, ["USER_FLAG_SET"]);
    platform.erase(user_id, 1).await;
    assert_eq!(actions(&admin, "search=xanthippe").await, [""; 0]);
    let page = log(&admin, &format!("user_id={user_id}&actions=USER_FLAG_SET")).await;
    assert_eq!((&page["items"][0]["reason"], &page["users"]), (&Value::Null, &json!([])), "{page}");
}

async fn aud_1_a_search_says_how_far_it_came_and_goes_on(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<SetFlag>(user_id, &json!({"flag": "vip", "reason": "Needle"})).await.ok();
    fill(&platform, 6_000).await;
    let first = log(&admin, "search=needle").await;
    assert_eq!(of(&first, "number").len(), 0);
    assert!(first["read_to"].is_string(), "{first}");
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = log(&admin, &format!("search=needle&cursor={cursor}")).await;
    assert_eq!(of(&second, "action"), ["USER_FLAG_SET"]);
    assert_eq!((&second["next_cursor"], &second["read_to"]), (&Value::Null, &Value::Null));
}

async fn aud_1_hostile_parameters_are_refused_by_name(platform: TestPlatform) {
    let admin = platform.admin("senior").await;
    let long = "x".repeat(201);
    for (query, field) in [
        (format!("search={long}"), "search"),
        (format!("request_id={}", &long[..65]), "request_id"),
        ("search=%00".to_owned(), "search"),
        ("admin_id=1%20OR%201=1".to_owned(), "admin_id"),
        ("user_id=lucia".to_owned(), "user_id"),
        ("actions=USER_SNEEZED".to_owned(), "actions"),
        ("reason=BECAUSE".to_owned(), "reason"),
        ("after=yesterday".to_owned(), "after"),
        ("limit=201".to_owned(), "limit"),
        ("cursor=x".to_owned(), "cursor"),
        ("who=me".to_owned(), "who"),
        ("search=a&search=b".to_owned(), "search"),
    ] {
        let problem = admin.get(&format!("/v1/audit?{query}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field, "{query}");
    }
    // Every action again and again is every action once.
    let many = vec!["USER_VIEWED"; 300].join(",");
    admin.get(&format!("/v1/audit?actions={many}")).await.ok();
}

async fn aud_1_an_entry_has_its_leaf_and_its_user(platform: TestPlatform) {
    let Past { ana, lucia, omar, .. } = past(&platform).await;
    let page = log(&ana, "actions=USER_FLAG_SET").await;
    let leaf = page["items"][0]["leaf_hash"].as_str().unwrap();
    assert!(leaf.len() == 64 && leaf.bytes().all(|byte| byte.is_ascii_hexdigit()), "{leaf}");
    assert_eq!(kept_leaf(&platform, page["items"][0]["number"].as_i64().unwrap()).await, leaf);
    let mut named: Vec<&Value> = page["users"].as_array().unwrap().iter().map(|user| &user["user_id"]).collect();
    named.sort_by_key(ToString::to_string);
    let (lucia, omar) = (json!(lucia), json!(omar));
    let mut expected = [&lucia, &omar];
    expected.sort_by_key(ToString::to_string);
    assert_eq!(named, expected);
}

fn path(query: &str) -> String {
    format!("/v1/audit/export?{query}")
}

async fn grant(admin: &mut Client, query: &str) -> String {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let (target, content) = (admin.admin_id.to_string(), query_content(&AuditExportQuery::from_pairs(pairs).unwrap()));
    admin.confirm::<ExportAudit>(&target, &content).await
}

async fn exported(admin: &mut Client, query: &str) -> Answer {
    let grant = grant(admin, query).await;
    admin.with("step-up", grant).get(&path(query)).await
}

/// What stands in one column.
fn column(answer: &Answer, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(answer.bytes.as_slice());
    let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

async fn aud_1_what_the_filters_leave_is_exported_and_written_down(platform: TestPlatform) {
    let Past { mut ana, lucia, .. } = past(&platform).await;
    let answer = exported(&mut ana, &format!("user_id={lucia}")).await;
    assert_eq!(column(&answer, "action"), ["USER_SUSPENDED", "USER_FLAG_SET"]);
    assert!(column(&answer, "reason")[1].contains("KS-4790"));
    let about = log(&ana, &format!("user_id={lucia}&actions=USER_FLAG_SET,USER_SUSPENDED")).await;
    assert_eq!(about["items"][1]["leaf_hash"], column(&answer, "leaf_hash")[1]);
    let json = exported(&mut ana, &format!("user_id={lucia}&format=json")).await.ok();
    let rows: Vec<&Value> = json.as_array().unwrap().iter().map(|row| &row["action"]).collect();
    assert_eq!(
        rows,
        ["AUDIT_EXPORTED", "USER_SUSPENDED", "USER_FLAG_SET"],
        "that it was taken along is about her, too"
    );
    exports_are_over(&platform).await;
    let written = log(&ana, "actions=AUDIT_EXPORTED,USERS_EXPORT_FINISHED").await;
    assert_eq!(of(&written, "action").iter().filter(|action| **action == "USERS_EXPORT_FINISHED").count(), 2);
    let begun = log(&ana, "actions=AUDIT_EXPORTED").await;
    let facts = begun["items"][0]["facts"].to_string();
    assert!(facts.contains(&format!("user_id={lucia}")) && facts.contains("rows_expected"), "{facts}");
    // More than is read at a time, in the order of the list.
    fill(&platform, 2_500).await;
    let many = exported(&mut ana, "actions=USERS_PAGED").await;
    let numbers: Vec<u32> = column(&many, "number").iter().map(|number| number.parse().unwrap()).collect();
    assert!(numbers.len() == 2_500 && numbers.is_sorted_by(|one, next| one > next));
}

async fn aud_1_an_export_hides_and_defuses(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = json!({
        "address": {"old": null, "new": "18 Calle Inventada"}, "address_acknowledged": true, "reason": "=cmd|' /C calc'!A0"
    });
    admin.act::<UpdateProfile>(user_id, &body).await.ok();
    let mut blind = almost(&platform).await;
    let answer = exported(&mut blind, "actions=USER_PROFILE_MODIFIED").await;
    assert!(column(&answer, "reason")[0].starts_with("'=cmd"));
    assert_eq!(column(&answer, "hidden"), ["address"]);
    assert!(!String::from_utf8_lossy(&answer.bytes).contains("Inventada"));
    let seen = exported(&mut admin, "actions=USER_PROFILE_MODIFIED").await;
    assert!(column(&seen, "changes")[0].contains("18 Calle Inventada"));
}

async fn aud_1_a_code_confirms_one_export(platform: TestPlatform) {
    let mut admin = platform.admin("senior").await;
    admin.get(&path("")).await.refused("step_up_required");
    let grant = grant(&mut admin, "actions=USER_VIEWED").await;
    admin.with("step-up", grant).get(&path("actions=USER_FLAG_SET")).await.refused("step_up_refused");
    // Agents read the log, and take none of it with them.
    platform.admin("agent").await.get(&path("")).await.refused("permission_denied");
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 0);
}
