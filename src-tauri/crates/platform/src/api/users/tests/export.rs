//! Exports: what is sent, what is asked for before, what is written down (EXP-1 to EXP-4, LST-4).

use std::{io::Cursor, time::Duration};

use axum::body::Body;
use axum::http::Method;
use calamine::{Data, Reader as _, Xlsx};
use chrono::TimeDelta;
use serde_json::Value;
use sha2::{Digest, Sha256};
use steward_contract::{ExportFormat, ExportUsers, query_content};

use crate::{
    jobs,
    testing::{Answer, Client, TestPlatform, on_both_databases},
};

on_both_databases!(
    a_file_holds_what_was_asked_for_and_is_accounted_for,
    much_or_sensitive_data_needs_a_code,
    a_confirmation_fits_one_query,
    a_skipped_filter_stops_it,
    test_users_are_left_out_unless_asked_for,
    credits_stay_numbers,
    formulas_are_defused_unless_told_otherwise,
    every_format_has_the_rows_with_their_types,
    every_format_is_accounted_for,
    another_admins_export_is_not_found,
    wrong_fields_are_named,
    no_entry_no_file,
    an_export_whose_server_died_comes_to_an_end,
);

const PATH: &str = "/v1/users/bulk/export";

/// Users that are not flagged Test.
const REAL: &str = "SELECT count(*) FROM users WHERE flags & 16 = 0";

pub(super) fn lines(answer: &Answer) -> Vec<String> {
    String::from_utf8(answer.bytes.clone()).unwrap().split_terminator("\r\n").map(str::to_owned).collect()
}

/// The record, once the platform has written down how the export ended.
pub(super) async fn record(admin: &Client, answer: &Answer) -> Value {
    let path = format!("/v1/users/exports/{}", answer.headers["export-id"].to_str().unwrap());
    for _ in 0..200 {
        let record = admin.get(&path).await.ok();
        if record["state"] != "running" {
            return record;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the export never ended");
}

async fn a_file_holds_what_was_asked_for_and_is_accounted_for(platform: TestPlatform) {
    platform.seed(400).await;
    let admin = platform.admin("agent").await;
    let query = "status=active&fields=numeric_id,name,status,registered&sort=-registered&purpose=Quarterly%20report";
    let answer = admin.get(&format!("{PATH}?{query}")).await;
    assert!(answer.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    let rows = lines(&answer);
    let expected = platform.count(&format!("{REAL} AND status = 1")).await;
    assert_eq!((rows[0].as_str(), rows.len() as i64 - 1), ("numeric_id,name,status,registered", expected));
    let registered: Vec<_> = rows[1..].iter().map(|row| row.rsplit(',').next().unwrap()).collect();
    assert!(registered.windows(2).all(|pair| pair[0] >= pair[1]));

    let record = record(&admin, &answer).await;
    let sha256: String = Sha256::digest(&answer.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((record["state"].as_str(), record["rows"].as_i64()), (Some("finished"), Some(expected)));
    assert_eq!(record["sha256"].as_str(), Some(sha256.as_str()));
    let entry = |action: &str| format!("SELECT count(*) FROM audit_entries WHERE action = '{action}'");
    let purpose = "number IN (SELECT number FROM audit_texts WHERE text = 'Quarterly report')";
    assert_eq!(platform.count(&format!("{} AND {purpose}", entry("USERS_EXPORTED"))).await, 1);
    assert_eq!(platform.count(&format!("{} AND facts LIKE '%{sha256}%'", entry("USERS_EXPORT_FINISHED"))).await, 1);
}

async fn much_or_sensitive_data_needs_a_code(platform: TestPlatform) {
    platform.seed(1_100).await;
    let mut admin = platform.admin("agent").await;
    admin.get(&format!("{PATH}?fields=numeric_id")).await.refused("step_up_required");
    admin.get(&format!("{PATH}?fields=phone&numeric_id=1")).await.refused("step_up_required");
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 0);
    let grant = confirmed(&mut admin, &[("fields", "numeric_id")]).await;
    let answer = admin.with("step-up", grant).get(&format!("{PATH}?fields=numeric_id")).await;
    assert_eq!(lines(&answer).len() as i64, platform.count(REAL).await + 1);
}

/// A grant for an export with this query.
pub(super) async fn confirmed(admin: &mut Client, pairs: &[(&str, &str)]) -> String {
    use steward_contract::{ExportQuery, Parameters};
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let content = query_content(&ExportQuery::from_pairs(pairs).unwrap());
    let target = admin.admin_id.to_string();
    admin.confirm::<ExportUsers>(&target, &content).await
}

async fn a_confirmation_fits_one_query(platform: TestPlatform) {
    platform.seed(20).await;
    let mut admin = platform.admin("agent").await;
    let grant = confirmed(&mut admin, &[("fields", "phone"), ("status", "deleted")]).await;
    admin.with("step-up", grant).get(&format!("{PATH}?fields=phone")).await.refused("step_up_refused");
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 0);
}

async fn a_skipped_filter_stops_it(platform: TestPlatform) {
    let platform = platform.without_learning();
    platform.seed(20).await;
    let admin = platform.admin("agent").await;
    let problem = admin.get(&format!("{PATH}?fields=numeric_id&has_enrollments=true")).await.refused("filter_skipped");
    assert_eq!(problem["fields"][0]["field"], "has_enrollments");
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 0);
}

/// As in every figure; the answer and the log say how many.
async fn test_users_are_left_out_unless_asked_for(platform: TestPlatform) {
    platform.seed(20).await;
    platform.execute("UPDATE users SET flags = 16 WHERE id IN (2, 3)").await;
    platform.execute("UPDATE users SET flags = 1 WHERE id NOT IN (2, 3)").await;
    let admin = platform.admin("agent").await;
    let export = async |query: &str| {
        let answer = admin.get(&format!("{PATH}?fields=numeric_id{query}")).await;
        (lines(&answer).len() - 1, answer.headers["test-users-left-out"].to_str().unwrap().to_owned())
    };
    assert_eq!(export("").await, (18, "2".to_owned()));
    assert_eq!(export("&include_test_users=false&numeric_id=2").await, (0, "1".to_owned()));
    assert_eq!(export("&include_test_users=true").await, (20, "0".to_owned()));
    let said = "SELECT count(*) FROM audit_entries WHERE action = 'USERS_EXPORTED' AND facts LIKE \
                '%\"test_users_left_out\",\"value\":\"2\"%'";
    assert_eq!(platform.count(said).await, 1);
    let total =
        async |query: &str| admin.get(&format!("/v1/users?limit=1{query}")).await.ok()["total"]["count"].clone();
    assert_eq!((total("").await, total("&include_test_users=false").await), (20.into(), 18.into()));
}

/// A balance below zero is a number and no formula; a name that looks like one is text.
async fn credits_stay_numbers(platform: TestPlatform) {
    platform.seed(3).await;
    platform.execute("UPDATE users SET credit_balance = -1234567, name = '-12345.67' WHERE id = 2").await;
    let admin = platform.admin("agent").await;
    let answer = admin.get(&format!("{PATH}?fields=name,credit_balance&numeric_id=2")).await;
    assert_eq!(lines(&answer)[1], "'-12345.67,-12345.67");
}

async fn formulas_are_defused_unless_told_otherwise(platform: TestPlatform) {
    platform.seed(40).await;
    let admin = platform.admin("agent").await;
    let name =
        async |query: &str| lines(&admin.get(&format!("{PATH}?fields=name&numeric_id=37{query}")).await)[1].clone();
    assert!(name("").await.starts_with("\"'=HYPERLINK"));
    assert!(name("&guard=false").await.starts_with("\"=HYPERLINK"));
}

/// EXP-1, EXP-3: dates are dates, numbers numbers, identifiers text; nothing is guarded where a text is a text.
async fn every_format_has_the_rows_with_their_types(platform: TestPlatform) {
    platform.seed(3).await;
    let changed = "registered_at = 1763389928123, last_login_at = 0, credit_balance = -1234567, name = '=1+1'";
    platform.execute(&format!("UPDATE users SET {changed} WHERE id = 2")).await;
    let admin = platform.admin("agent").await;
    let fields = "numeric_id,name,registered,last_login,credit_balance";
    let file = async |format: &str| {
        let answer = admin.get(&format!("{PATH}?fields={fields}&numeric_id=2&guard=true&format={format}")).await;
        // One after the other: an admin has no more than two at once.
        record(&admin, &answer).await;
        answer
    };
    let row = "{\"numeric_id\":\"2\",\"name\":\"=1+1\",\"registered\":\"2025-11-17T14:32:08Z\",\"last_login\":null,\
               \"credit_balance\":-12345.67}";
    assert_eq!(String::from_utf8(file("json").await.bytes).unwrap(), format!("[\n{row}\n]\n"));
    assert_eq!(String::from_utf8(file("jsonl").await.bytes).unwrap(), format!("{row}\n"));
    assert_eq!(lines(&file("csv").await)[1], "2,'=1+1,2025-11-17T14:32:08Z,,-12345.67");

    let workbook = Xlsx::new(Cursor::new(file("xlsx").await.bytes)).unwrap().worksheet_range("Sheet1").unwrap();
    let cells = workbook.rows().nth(1).unwrap();
    assert_eq!(cells[..2], [Data::String("2".to_owned()), Data::String("=1+1".to_owned())]);
    let Data::DateTime(registered) = cells[2] else { panic!("{:?} is no date", cells[2]) };
    assert_eq!(registered.to_ymd_hms_milli(), (2025, 11, 17, 14, 32, 8, 0));
    assert_eq!(cells[3..], [Data::Empty, Data::Float(-12345.67)]);
}

/// EXP-4: the checksum is that of the bytes that were sent, and the log says which format they have.
async fn every_format_is_accounted_for(platform: TestPlatform) {
    platform.seed(20).await;
    let admin = platform.admin("agent").await;
    for format in ExportFormat::ALL {
        let answer = admin.get(&format!("{PATH}?fields=name,registered&format={format}")).await;
        assert!(answer.headers["content-type"].to_str().unwrap().starts_with(format.media_type()));
        assert_eq!(answer.headers["content-disposition"], format!("attachment; filename=\"users.{format}\""));
        let record = record(&admin, &answer).await;
        let sha256: String = Sha256::digest(&answer.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(record["sha256"].as_str(), Some(sha256.as_str()), "{format}");
        assert_eq!(record["rows"].as_i64(), Some(platform.count(REAL).await));
        let said = format!("action = 'USERS_EXPORTED' AND facts LIKE '%\"format\",\"value\":\"{format}\"%'");
        assert_eq!(platform.count(&format!("SELECT count(*) FROM audit_entries WHERE {said}")).await, 1, "{format}");
    }
}

async fn another_admins_export_is_not_found(platform: TestPlatform) {
    platform.seed(5).await;
    let (admin, other) = (platform.admin("agent").await, platform.admin("owner").await);
    let answer = admin.get(&format!("{PATH}?fields=numeric_id")).await;
    record(&admin, &answer).await;
    let id = answer.headers["export-id"].to_str().unwrap();
    other.get(&format!("/v1/users/exports/{id}")).await.refused("not_found");
}

async fn wrong_fields_are_named(platform: TestPlatform) {
    let admin = platform.admin("agent").await;
    for (query, field) in [
        ("fields=shoe_size", "fields"),
        ("status=x&fields=name", "status"),
        ("guard=maybe", "guard"),
        ("format=xls", "format"),
    ] {
        let problem = admin.get(&format!("{PATH}?{query}")).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], field);
    }
}

async fn no_entry_no_file(platform: TestPlatform) {
    platform.seed(5).await;
    let admin = platform.admin("agent").await;
    platform.execute("DELETE FROM audit_head").await;
    let answer = admin.send(Method::GET, &format!("{PATH}?fields=name"), Body::empty()).await;
    answer.refused("internal");
    assert_eq!(platform.count("SELECT count(*) FROM exports").await, 0);
}

/// What a killed server leaves: a beginning without an end, for which a console would wait for ever.
async fn an_export_whose_server_died_comes_to_an_end(platform: TestPlatform) {
    platform.seed(5).await;
    let admin = platform.admin("agent").await;
    let answer = admin.get(&format!("{PATH}?fields=numeric_id")).await;
    record(&admin, &answer).await;
    platform.execute("UPDATE exports SET state = 1, rows = 0, sha256 = NULL, finished_at = NULL").await;
    let path = format!("/v1/users/exports/{}", answer.headers["export-id"].to_str().unwrap());
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(admin.get(&path).await.ok()["state"], "running");
    platform.advance(TimeDelta::days(1));
    let mut admin = admin;
    admin.token = Some(platform.session(admin.admin_id).await);
    let ended = "SELECT count(*) FROM audit_entries WHERE action = 'USERS_EXPORT_FINISHED' AND facts LIKE '%aborted%'";
    for _ in 0..2 {
        jobs::sweep(&platform.platform).await.unwrap();
        let record = admin.get(&path).await.ok();
        assert_eq!((record["state"].as_str(), record["finished_at"].is_null()), (Some("aborted"), false));
        assert_eq!(platform.count(ended).await, 1);
    }
}
