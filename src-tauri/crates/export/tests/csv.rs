//! Whatever is written parses back to the guarded value.

#![allow(clippy::unwrap_used, reason = "a test that can't go on ends")]

use proptest::prelude::*;
use steward_export::{CsvWriter, needs_guard};

fn written(rows: &[Vec<String>], guards: bool) -> (Vec<u8>, u64) {
    let mut csv = CsvWriter::new(Vec::new(), guards);
    for row in rows {
        csv.row(row.iter().map(String::as_str)).unwrap();
    }
    let guarded = csv.guarded_cells();
    (csv.finish().unwrap(), guarded)
}

fn parsed(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn guarded(cell: &str) -> String {
    if needs_guard(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn cell() -> impl Strategy<Value = String> {
    let hostile = "[=+@\t\r\n＝＋－＠,\"' \\-]{0,3}";
    prop_oneof![any::<String>(), (hostile, any::<String>()).prop_map(|(head, tail)| head + &tail)]
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
        prop_assert_eq!(count, rows.iter().flatten().filter(|cell| needs_guard(cell)).count() as u64);
    }

    #[test]
    fn unguarded_rows_parse_back_unchanged(rows in rows()) {
        let (bytes, count) = written(&rows, false);
        prop_assert_eq!(parsed(&bytes), rows);
        prop_assert_eq!(count, 0);
    }

    /// What a spreadsheet looks at is the first character of the parsed cell.
    #[test]
    fn no_guarded_cell_starts_like_a_formula(rows in rows()) {
        let (bytes, _) = written(&rows, true);
        for cell in parsed(&bytes).iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
        }
    }
}

#[test]
fn known_attacks_are_defused() {
    let attacks =
        ["=HYPERLINK(\"http://example.com\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A"];
    for attack in attacks {
        let (bytes, count) = written(&[vec![attack.to_owned()]], true);
        assert_eq!((parsed(&bytes), count), (vec![vec![format!("'{attack}")]], 1));
    }
}

#[test]
fn lines_end_in_crlf_and_quotes_are_doubled() {
    let (bytes, _) = written(&[vec!["a,b".into(), "say \"x\"".into()], vec![String::new(), "ok".into()]], true);
    assert_eq!(String::from_utf8(bytes).unwrap(), "\"a,b\",\"say \"\"x\"\"\"\r\n,ok\r\n");
}
