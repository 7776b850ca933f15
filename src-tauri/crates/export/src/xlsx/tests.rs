use std::io::Cursor;

use super::*;

/// A sheet whose XML grows too long for its entry ends before its rows do.
#[test]
fn a_sheet_that_is_long_in_bytes_goes_on_in_another() {
    let mut bytes = Vec::new();
    let mut table = XlsxWriter::within(&mut bytes, (ROWS, 10_000)).unwrap();
    table.head(&["text"]).unwrap();
    for _ in 0..100 {
        table.cell(Cell::Text(&"long ".repeat(100))).unwrap();
        table.end_row().unwrap();
    }
    table.end().unwrap();
    drop(table);
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let sheets: Vec<usize> =
        (0..archive.len()).filter(|at| archive.by_index(*at).unwrap().name().unwrap().contains("sheets/")).collect();
    assert!(sheets.len() > 4);
    assert!(sheets.iter().all(|at| archive.by_index(*at).unwrap().size() < 12_000));
}

/// Memory doesn't grow with rows: the archive gets its bytes as they come.
#[test]
fn what_is_deflated_is_written_while_rows_come() {
    let mut table = XlsxWriter::new(Vec::new()).unwrap();
    table.head(&["n"]).unwrap();
    for row in 0..100_000_u32 {
        table.cell(Cell::Text(&row.to_string())).unwrap();
        table.end_row().unwrap();
        assert!(table.sheet.waiting() <= BLOCK + 100);
    }
    assert!(table.archive.at() > 100_000);
}

#[test]
fn columns_have_their_letters() {
    let letters = [0, 25, 26, 701, 702, 16_383].map(parts::letters);
    assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
}
