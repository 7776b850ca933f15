//! JSON and JSON lines, to the byte, and back through a parser.
#![allow(clippy::unwrap_used, reason = "a test that can't go on ends")]

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use serde_json::{Map, Value};
use steward_export::{Cell, JsonLinesWriter, JsonWriter, Table};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1815, 12, 10).unwrap()
}

fn at() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2026, 11, 17).unwrap().and_hms_opt(14, 32, 8).unwrap().and_utc()
}

fn fill<T: Table>(mut table: T, names: &[&str], rows: &[Vec<Cell<'_>>]) {
    table.head(names).unwrap();
    for row in rows {
        row.iter().for_each(|cell| table.cell(*cell).unwrap());
        table.end_row().unwrap();
    }
    table.end().unwrap();
}

fn array(names: &[&str], rows: &[Vec<Cell<'_>>]) -> String {
    let mut bytes = Vec::new();
    fill(JsonWriter::new(&mut bytes), names, rows);
    String::from_utf8(bytes).unwrap()
}

fn lines(names: &[&str], rows: &[Vec<Cell<'_>>]) -> String {
    let mut bytes = Vec::new();
    fill(JsonLinesWriter::new(&mut bytes), names, rows);
    String::from_utf8(bytes).unwrap()
}

const NAMES: [&str; 6] = ["name", "credits", "active", "born", "registered", "phone"];

fn rows() -> Vec<Vec<Cell<'static>>> {
    vec![
        vec![
            Cell::Text("=1+1"),
            Cell::Number("-12345.67"),
            Cell::Flag(true),
            Cell::Day(day()),
            Cell::Instant(at()),
            Cell::Empty,
        ],
        vec![
            Cell::Text(""),
            Cell::Number("0.00"),
            Cell::Flag(false),
            Cell::Empty,
            Cell::Empty,
            Cell::Text("+46701740690"),
        ],
    ]
}

const FIRST: &str = r#"{"name":"=1+1","credits":-12345.67,"active":true,"born":"1815-12-10","registered":"2026-11-17T14:32:08Z","phone":null}"#;
const SECOND: &str =
    r#"{"name":"","credits":0.00,"active":false,"born":null,"registered":null,"phone":"+46701740690"}"#;

#[test]
fn an_array_is_what_it_is_to_the_byte() {
    assert_eq!(array(&NAMES, &rows()), format!("[\n{FIRST},\n{SECOND}\n]\n"));
    assert_eq!(array(&NAMES, &[]), "[]\n");
}

#[test]
fn lines_are_what_they_are_to_the_byte() {
    assert_eq!(lines(&NAMES, &rows()), format!("{FIRST}\n{SECOND}\n"));
    assert_eq!(lines(&NAMES, &[]), "");
}

/// RFC 8785, 3.2.2.2: the short escapes where there are any, `\u00xx` in small letters for other control characters, and
/// everything else as it is.
#[test]
fn strings_are_escaped_canonically() {
    let text = "\u{8}\t\n\u{c}\r\"\\/\u{0}\u{1f}\u{7f}\u{2028}\u{fffe}é😀'<>&";
    let expected = "{\"a\\\"b\":\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u{7f}\u{2028}\u{fffe}é😀'<>&\"}\n";
    assert_eq!(lines(&["a\"b"], &[vec![Cell::Text(text)]]), expected);
}

/// What only calls itself a number is a string, so that a file is JSON whatever it is given.
#[test]
fn only_numbers_are_numbers() {
    for number in ["0", "-1", "0.50", "10", "12345678901234567890.12"] {
        assert_eq!(lines(&["n"], &[vec![Cell::Number(number)]]), format!("{{\"n\":{number}}}\n"));
    }
    for text in ["01", "-", "1.", ".5", "+1", "1e5", "NaN", "1}", "-01", ""] {
        assert_eq!(lines(&["n"], &[vec![Cell::Number(text)]]), format!("{{\"n\":\"{text}\"}}\n"));
    }
}

#[test]
fn a_row_longer_than_its_head_is_refused() {
    let mut table = JsonLinesWriter::new(Vec::new());
    table.head(&["only"]).unwrap();
    table.cell(Cell::Flag(true)).unwrap();
    assert_eq!(table.cell(Cell::Flag(true)).unwrap_err().kind(), std::io::ErrorKind::InvalidInput);
}

proptest! {
    #[test]
    fn any_text_comes_back(rows in prop::collection::vec((any::<String>(), any::<String>()), 0..8)) {
        let names = ["b", "a"];
        let cells: Vec<_> = rows.iter().map(|(b, a)| vec![Cell::Text(b), Cell::Text(a)]).collect();
        let expected: Vec<Map<String, Value>> = rows
            .iter()
            .map(|(b, a)| [("b".to_owned(), b.clone().into()), ("a".to_owned(), a.clone().into())].into_iter().collect())
            .collect();
        prop_assert_eq!(&serde_json::from_str::<Vec<Map<String, Value>>>(&array(&names, &cells)).unwrap(), &expected);
        let file = lines(&names, &cells);
        prop_assert_eq!(file.lines().count(), rows.len(), "a line each, whatever is in it");
        let parsed: Vec<Map<String, Value>> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(parsed, expected);
    }
}
