//! Whatever is written parses back to the guarded value.

#![allow(clippy::unwrap_used, reason = "a test that can't go on ends")]

use proptest::prelude::*;
use steward_export::{Cell, CsvWriter, Table as _};

fn written(rows: &[Vec<String>], guards: bool) -> (Vec<u8>, u64) {
    let mut bytes = Vec::new();
    let mut csv = CsvWriter::new(&mut bytes, guards);
    for row in rows {
        csv.row(row.iter().map(String::as_str)).unwrap();
    }
    csv.end().unwrap();
    let guarded = csv.guarded_cells();
    drop(csv);
    (bytes, guarded)
}

fn parsed(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn guarded(cell: &str) -> String {
    Cell::Text(cell).defused().unwrap_or_else(|| cell.to_owned())
}

fn cell() -> impl Strategy<Value = String> {
    let hostile = "[=+@\t\r\n＝＋－＠,;|\"' \\-]{0,6}";
    prop_oneof![
        any::<String>(),
        (any::<String>(), hostile, any::<String>()).prop_map(|(head, inner, tail)| head + inner.as_str() + &tail),
        (hostile, any::<String>()).prop_map(|(head, tail)| head + &tail),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(cell(), 1..6), 0..8)
}

proptest! {
    #[test]
    fn guarded_rows_parse_back(rows in rows()) {
        let (bytes, count) = written(&rows, true);
        let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| guarded(cell)).collect()).collect();
        prop_assert_eq!(parsed(&bytes), expected);
        prop_assert_eq!(count, rows.iter().flatten().filter(|cell| guarded(cell) != **cell).count() as u64);
    }

    #[test]
    fn unguarded_rows_parse_back_unchanged(rows in rows()) {
        let (bytes, count) = written(&rows, false);
        prop_assert_eq!(parsed(&bytes), rows);
        prop_assert_eq!(count, 0);
    }

    /// A spreadsheet looks at the first character of a cell, and cuts cells wherever its separator stands.
    #[test]
    fn no_guarded_cell_starts_like_a_formula(rows in rows()) {
        let (bytes, _) = written(&rows, true);
        for cell in parsed(&bytes).iter().flatten() {
            for part in cell.split([';', '\t', '|', '\r', '\n']) {
                let seen = part.trim_start_matches([' ', '"']);
                prop_assert!(!seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
            }
            prop_assert!(!cell.starts_with(['\t', '\r', '\n']));
        }
    }

    /// Taking the apostrophes away gives back what was written: nothing else is touched.
    #[test]
    fn a_guard_only_adds_apostrophes(text in cell()) {
        let bare = |text: &str| text.replace('\'', "");
        prop_assert_eq!(bare(&guarded(&text)), bare(&text));
    }
}

#[test]
fn known_attacks_are_defused() {
    let attacks = ["=HYPERLINK(\"http://example.com\")", "+1+1", "-2+3", "@SUM(A1)", "＝1", "＋1", "－1", "＠A"];
    for attack in attacks {
        let (bytes, count) = written(&[vec![attack.to_owned()]], true);
        assert_eq!((parsed(&bytes), count), (vec![vec![format!("'{attack}")]], 1));
    }
}

/// What begins a cell where another separator is used is guarded as well, inside of ours.
#[test]
fn formulas_after_other_separators_are_defused() {
    for (attack, defused) in [
        ("x;=1+1", "x;'=1+1"),
        ("x\t=1+1", "x\t'=1+1"),
        ("x|@SUM(A1)", "x|'@SUM(A1)"),
        ("x\n=1+1", "x\n'=1+1"),
        ("x\r\n-1+1", "x\r\n'-1+1"),
        ("x;;=1;+2", "x;;'=1;'+2"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("x; =1+1", "x;' =1+1"),
        ("x;\"=1+1", "x;'\"=1+1"),
        (" =1+1", "' =1+1"),
        ("\u{feff}=1+1", "'\u{feff}=1+1"),
        ("x;\u{a0}＝1", "x;'\u{a0}＝1"),
    ] {
        assert_eq!(guarded(attack), defused);
    }
}

#[test]
fn what_is_harmless_stays_as_it_is() {
    for text in ["", "Ada-Marie", "a=b", "x; y", "a, =1", "it's", "\"quoted\"", "1;2", "a|b", "e+mail@example.com"] {
        assert_eq!(guarded(text), text);
    }
}

/// Numbers of the platform are numbers in the spreadsheet; what only calls itself one is not trusted.
#[test]
fn numbers_of_the_platform_stay_numbers() {
    for number in ["0", "12", "-12345.67", "0.05"] {
        assert_eq!(Cell::Number(number).defused(), None);
    }
    for text in ["-1+1", "=1", "-", "-.5", "--1", "-1;=2", "+5", "-1e5+A1"] {
        assert!(Cell::Number(text).defused().unwrap().contains('\''), "{text}");
    }
    assert_eq!(guarded("-12345.67"), "'-12345.67");
}

#[test]
fn lines_end_in_crlf_and_quotes_are_doubled() {
    let (bytes, _) = written(&[vec!["a,b".into(), "say \"x\"".into()], vec![String::new(), "ok".into()]], true);
    assert_eq!(String::from_utf8(bytes).unwrap(), "\"a,b\",\"say \"\"x\"\"\"\r\n,ok\r\n");
}

/// Every type as text: dates as in ISO 8601, in UTC, and nothing for what isn't known.
#[test]
fn typed_cells_are_written_as_text() {
    let mut bytes = Vec::new();
    let mut csv = CsvWriter::new(&mut bytes, true);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
    let at = day.and_hms_milli_opt(14, 32, 8, 0).unwrap().and_utc();
    csv.head(&["empty", "flag", "day", "instant", "finer"]).unwrap();
    let finer = at + chrono::TimeDelta::milliseconds(20);
    for cell in [Cell::known(""), Cell::Flag(false), Cell::Day(day), Cell::Instant(at), Cell::Instant(finer)] {
        csv.cell(cell).unwrap();
    }
    csv.end_row().unwrap();
    csv.end().unwrap();
    drop(csv);
    let expected =
        "empty,flag,day,instant,finer\r\n,false,2026-11-17,2026-11-17T14:32:08Z,2026-11-17T14:32:08.020Z\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}
