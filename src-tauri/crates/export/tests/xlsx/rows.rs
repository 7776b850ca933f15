use calamine::{Data, ExcelDateTime, Reader as _, Xlsx};
use chrono::{TimeDelta, Timelike as _};
use proptest::prelude::*;
use steward_export::{Cell, Table as _, XlsxWriter};

use super::{day, part, read, written};

fn date(data: &Data) -> ExcelDateTime {
    match data {
        Data::DateTime(at) => *at,
        other => panic!("{other:?} is no date"),
    }
}

fn string(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn cells_have_their_types() {
    let born = day(1984, 2, 29);
    let at = day(2026, 11, 17).and_hms_opt(14, 32, 8).unwrap().and_utc();
    let cells = vec![
        Cell::Text("00123"),
        Cell::Text("+46 70 174 0690"),
        Cell::Number("-12345.67"),
        Cell::Number("42"),
        Cell::Flag(true),
        Cell::Empty,
        Cell::Day(born),
        Cell::Instant(at),
    ];
    let rows =
        read(&written(&["id", "phone", "credits", "n", "active", "none", "born", "registered"], &[cells]), "Sheet1");
    assert_eq!(rows[0][..2], [string("id"), string("phone")]);
    assert_eq!(rows[1][..2], [string("00123"), string("+46 70 174 0690")]);
    assert_eq!(rows[1][2..6], [Data::Float(-12345.67), Data::Float(42.0), Data::Bool(true), Data::Empty]);
    assert_eq!(date(&rows[1][6]).as_f64(), 30_741.0, "as Excel counts the day");
    let (year, month, of_month, hour, minute, second, _) = date(&rows[1][7]).to_ymd_hms_milli();
    assert_eq!((year, month, of_month, hour, minute, second), (2026, 11, 17, 14, 32, 8));
}

/// What Excel has no number for is text and not another value.
#[test]
fn what_excel_would_change_is_text() {
    let at = day(1899, 12, 31).and_hms_opt(1, 2, 3).unwrap().and_utc();
    let cells = vec![
        Cell::Number("1234567890123456"),
        Cell::Number("0.123456789012345"),
        Cell::Number("=1+1"),
        Cell::Day(day(1815, 12, 10)),
        Cell::Day(day(1900, 2, 28)),
        Cell::Day(day(1900, 3, 1)),
        Cell::Instant(at),
        Cell::Day(day(10_000, 1, 1)),
    ];
    let row = &read(&written(&["a", "b", "c", "d", "e", "f", "g", "h"], &[cells]), "Sheet1")[1];
    assert_eq!(row[0], string("1234567890123456"));
    assert_eq!(row[1], Data::Float(0.123_456_789_012_345));
    assert_eq!(row[2..5], [string("=1+1"), string("1815-12-10"), string("1900-02-28")]);
    assert_eq!(date(&row[5]).as_f64(), 61.0);
    assert_eq!(row[6..], [string("1899-12-31T01:02:03Z"), string("+10000-01-01")]);
}

#[test]
fn the_header_stays_and_filters_and_columns_fit() {
    let bytes = written(&["id", "name"], &[vec![Cell::Text("1"), Cell::Text("a name of twenty-six chars")]]);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
    assert!(sheet.contains("<autoFilter ref=\"A1:B2\"/>"));
    assert!(sheet.contains("<col min=\"2\" max=\"2\" width=\"26\" customWidth=\"1\"/>"), "{sheet}");
    assert!(part(&bytes, "xl/workbook.xml").contains("hidden=\"1\">Sheet1!$A$1:$B$2</definedName>"));
}

#[test]
fn a_file_without_rows_has_its_header() {
    assert_eq!(read(&written(&["id"], &[]), "Sheet1"), [[string("id")]]);
}

#[test]
fn more_rows_than_a_sheet_has_go_on_in_a_second_one() {
    const ROWS: u32 = 1_048_576;
    let mut bytes = Vec::new();
    let mut table = XlsxWriter::new(&mut bytes).unwrap();
    table.head(&["n"]).unwrap();
    for row in 0..ROWS {
        table.cell(Cell::Number(&row.to_string())).unwrap();
        table.end_row().unwrap();
    }
    table.end().unwrap();
    drop(table);
    let mut workbook = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Sheet1", "Sheet2"]);
    let first = workbook.worksheet_range("Sheet1").unwrap();
    assert_eq!(first.height(), ROWS as usize);
    assert_eq!(first.get_value((ROWS - 1, 0)), Some(&Data::Float(f64::from(ROWS - 2))));
    let second = workbook.worksheet_range("Sheet2").unwrap();
    let values: Vec<_> = second.rows().map(|row| row[0].clone()).collect();
    assert_eq!(values, [string("n"), Data::Float(f64::from(ROWS - 1))]);
}

#[test]
fn a_sheet_that_is_exactly_full_is_the_only_one() {
    let mut bytes = Vec::new();
    let mut table = XlsxWriter::new(&mut bytes).unwrap();
    table.head(&["n"]).unwrap();
    for _ in 1..1_048_576 {
        table.cell(Cell::Flag(true)).unwrap();
        table.end_row().unwrap();
    }
    table.end().unwrap();
    drop(table);
    assert_eq!(Xlsx::new(std::io::Cursor::new(&bytes)).unwrap().sheet_names(), ["Sheet1"]);
}

#[test]
fn columns_that_a_sheet_has_no_place_for_are_refused() {
    let refused = |names: &[&str]| XlsxWriter::new(Vec::new()).unwrap().head(names).is_err();
    assert!(refused(&[]) && refused(&vec!["n"; 16_385]) && !refused(&vec!["n"; 16_384]));
    let mut table = XlsxWriter::new(Vec::new()).unwrap();
    table.head(&["only"]).unwrap();
    table.cell(Cell::Empty).unwrap();
    assert!(table.cell(Cell::Empty).is_err());
}

/// Two threads deflate, and the file is the same.
#[test]
fn the_same_rows_are_the_same_file() {
    let names: Vec<String> = (0..20_000).map(|row| format!("name {row}")).collect();
    let rows: Vec<_> = names.iter().map(|name| vec![Cell::Text(name), Cell::Text("another text")]).collect();
    let file = written(&["a", "b"], &rows);
    assert_eq!(file, written(&["a", "b"], &rows));
    let read = read(&file, "Sheet1");
    assert_eq!(read.len(), 20_001);
    assert!(read.iter().skip(1).zip(&names).all(|(row, name)| row[0] == string(name)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// To the second, which is what Excel shows.
    #[test]
    fn any_instant_comes_back(seconds in -2_203_891_200_i64..253_402_300_799) {
        let at = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        let rows = read(&written(&["at"], &[vec![Cell::Instant(at)]]), "Sheet1");
        let (year, month, of_month, hour, minute, second, millis) = date(&rows[1][0]).to_ymd_hms_milli();
        let read = day(year.into(), month.into(), of_month.into())
            .and_hms_milli_opt(hour.into(), minute.into(), second.into(), millis.into());
        let off = read.unwrap().and_utc() - at;
        prop_assert!(off.abs() < TimeDelta::milliseconds(2), "{at} {off}");
        prop_assert_eq!(at.nanosecond(), 0);
    }

    #[test]
    fn any_number_of_fifteen_digits_comes_back(whole in -9_999_999_999_999_i64..9_999_999_999_999, cents in 0..100) {
        let number = format!("{whole}.{cents:02}");
        let rows = read(&written(&["n"], &[vec![Cell::Number(&number)]]), "Sheet1");
        prop_assert_eq!(&rows[1][0], &Data::Float(number.parse().unwrap()));
    }
}
