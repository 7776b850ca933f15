//! What openpyxl and LibreOffice make of a file. Skipped where they aren't installed.

use std::process::Command;

use steward_export::Cell;

use super::{day, hostile::payloads, written};

/// Prints type and value of every cell, a line each, and the panes.
const SCRIPT: &str = r#"
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
print(len(book.worksheets), sheet.freeze_panes, sheet.auto_filter.ref)
for row in sheet.iter_rows(min_row=2):
    print([(cell.data_type, cell.is_date, str(cell.value)) for cell in row])
"#;

fn file() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("users.xlsx");
    let at = day(2026, 11, 17).and_hms_opt(14, 32, 8).unwrap().and_utc();
    let payloads = payloads();
    let row = |text| {
        vec![
            Cell::Text(text),
            Cell::Text("00123"),
            Cell::Number("-12.50"),
            Cell::Flag(true),
            Cell::Day(day(1984, 2, 29)),
            Cell::Instant(at),
        ]
    };
    let rows: Vec<_> = payloads.iter().map(|text| row(text.as_str())).collect();
    std::fs::write(&path, written(&["text", "id", "credits", "active", "born", "registered"], &rows)).unwrap();
    (folder, path)
}

#[test]
fn openpyxl_reads_types_and_no_formula() {
    let (_folder, path) = file();
    let has = Command::new("python3").args(["-c", "import openpyxl"]).output().is_ok_and(|done| done.status.success());
    if !has {
        eprintln!("skipped: openpyxl is not installed");
        return;
    }
    let done = Command::new("python3").args(["-W", "error", "-c", SCRIPT]).arg(path).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let lines = String::from_utf8(done.stdout).unwrap();
    let rows = payloads().len();
    assert_eq!(lines.lines().next().unwrap(), format!("1 A2 A1:F{}", rows + 1));
    let typed = "('s', False, '00123'), ('n', False, '-12.5'), ('b', False, 'True'), ('d', True, '1984-02-29 00:00:00'), ('d', True, '2026-11-17 14:32:08')]";
    assert_eq!(lines.matches(typed).count(), rows, "{lines}");
    assert!(!lines.contains("('f'"));
}

#[test]
fn libreoffice_reads_types_and_no_formula() {
    let (folder, path) = file();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let opened = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "fods", "--outdir"])
        .args([folder.path(), &path])
        .output();
    let Ok(done) = opened else {
        eprintln!("skipped: LibreOffice is not installed");
        return;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let sheet = std::fs::read_to_string(folder.path().join("users.fods")).unwrap();
    assert!(!sheet.contains("table:formula="));
    assert!(sheet.contains("office:date-value=\"1984-02-29\"") && sheet.contains("office:value=\"-12.5\""));
}
