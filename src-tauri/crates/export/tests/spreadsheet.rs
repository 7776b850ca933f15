//! What LibreOffice makes of a file, in three countries and with three separators. Skipped where it isn't installed.
#![allow(clippy::unwrap_used, reason = "a test that can't go on ends")]

use std::{path::Path, process::Command};

use steward_export::{Cell, CsvWriter, Table as _};

/// Country, its language as Windows numbers it, and the code of the separator that is usual there; last a tab.
const COUNTRIES: [(&str, u32, u8); 4] =
    [("en-US", 1033, b','), ("de-DE", 1031, b';'), ("fr-FR", 1036, b';'), ("fr-FR, tab", 1036, b'\t')];

const HOSTILE: [&str; 14] = [
    "=1+1",
    "x;=2+2",
    "x\t=3+3",
    "x\n=4+4",
    "x\r\n=5+5",
    "x;\"=6+6",
    "x;;=7+7;",
    "x; =8+8",
    "\"x\";=9+9",
    "x\",\";=10+10",
    "@SUM(A1)",
    "+1+cmd|' /C calc'!A0",
    "\t=11+11",
    "＝12+12",
];

fn write(file: &Path, guards: bool) {
    let mut csv = CsvWriter::new(std::fs::File::create(file).unwrap(), guards);
    csv.row(["name", "note", "balance"]).unwrap();
    for text in HOSTILE {
        csv.cell(Cell::Text(text)).unwrap();
        csv.cell(Cell::Text(text)).unwrap();
        csv.cell(Cell::Number("-12345.67")).unwrap();
        csv.end_row().unwrap();
    }
    csv.end().unwrap();
}

/// The file as LibreOffice reads it in a country, as the XML of its cells.
fn opened(folder: &Path, language: u32, separator: u8) -> Option<[String; 2]> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let filter = format!("--infilter=CSV:{separator},34,76,1,,{language}");
    let done = Command::new("soffice")
        .args([&profile, "--headless", &filter, "--convert-to", "fods", "--outdir"])
        .arg(folder)
        .args([folder.join("guarded.csv"), folder.join("bare.csv")])
        .output()
        .ok()?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(["guarded.fods", "bare.fods"].map(|name| std::fs::read_to_string(folder.join(name)).unwrap()))
}

fn formulas(sheet: &str) -> Vec<&str> {
    sheet.split("table:formula=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_cell_becomes_a_formula_in_any_country() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("guarded.csv"), true);
    write(&folder.path().join("bare.csv"), false);
    for (country, language, separator) in COUNTRIES {
        let Some([guarded, bare]) = opened(folder.path(), language, separator) else {
            eprintln!("skipped: LibreOffice is not installed");
            return;
        };
        assert_eq!(formulas(&guarded), Vec::<&str>::new(), "{country}");
        assert!(!formulas(&bare).is_empty(), "{country}: the attack must work where nothing is guarded");
        if separator == b',' {
            assert_eq!(guarded.matches("office:value=\"-12345.67\"").count(), HOSTILE.len(), "numbers stay numbers");
        }
    }
}
