//! The programs that Steward is laid beside: which are here, how to get the others, and rows to CSV in each of them.

use std::process::{Command, Stdio};

use anyhow::Context;

use super::figures;
use crate::{app, shell};

/// Name, whether Python has it as a module, and how to get it.
const PEERS: &[(&str, bool, &str)] = &[
    ("sqlite3", false, "apt-get install sqlite3"),
    ("psql", false, "apt-get install postgresql-client"),
    ("duckdb", true, "pip install duckdb"),
    ("polars", true, "pip install polars"),
];

/// Says which are here and how to get the others.
pub fn list() {
    figures::title("Compared with");
    for (name, is_module, how) in PEERS {
        let found = if *is_module { module(name) } else { shell::find(name).map(|path| path.display().to_string()) };
        println!("{name:<12} {}", found.unwrap_or_else(|| format!("not found; {how}")));
    }
}

fn module(name: &str) -> Option<String> {
    python(&format!("import {name}; print({name}.__version__)"))
}

/// What a script prints; nothing where Python or a module is missing.
fn python(script: &str) -> Option<String> {
    let output = Command::new("python3").args(["-c", script]).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Rows at hand → CSV: ours, the csv crate alone in the same run, and the peers that are here, each with the same rows.
///
/// # Errors
/// When ours can't be measured.
pub fn csv() -> anyhow::Result<()> {
    figures::heading("Rows at hand → CSV, a million rows of 26 columns");
    let (_, output) = shell::run_and_keep(&mut app::measured_test("a_million_rows_beside_the_csv_crate", true)?)?;
    let seconds = |what: &str| -> anyhow::Result<f64> {
        let text = output.lines().find_map(|line| line.split_once(what)).map(|(_, seconds)| seconds.trim());
        text.with_context(|| format!("the measurement says nothing of {what}"))?.parse().context("no number")
    };
    let (own, alone) = (seconds("seconds with guard:")?, seconds("seconds of the csv crate:")?);
    figures::row("with formula guard", &format!("{own:.2} s, {:.2} × the csv crate", own / alone), "≤ 1.15 ×");
    for (name, script) in SCRIPTS {
        let Some(peer) = python(script).and_then(|seconds| seconds.parse::<f64>().ok()) else { continue };
        figures::row(&format!("{name}, the same rows"), &format!("{peer:.2} s, ours {:.2} ×", own / peer), "≤ 1.0 ×");
    }
    Ok(())
}

const SCRIPTS: &[(&str, &str)] = &[
    (
        "polars",
        "import polars, time
frame = polars.DataFrame({f'c{i}': [f'value {i} of this row, as text'] * 1_000_000 for i in range(26)})
start = time.perf_counter()
frame.write_csv('/dev/null')
print(time.perf_counter() - start)",
    ),
    (
        "duckdb",
        "import duckdb, time
columns = ', '.join(f\"'value {i} of this row, as text' AS c{i}\" for i in range(26))
duckdb.sql(f'CREATE TABLE rows AS SELECT {columns} FROM range(1000000)')
start = time.perf_counter()
duckdb.sql(\"COPY rows TO '/dev/null' (FORMAT csv)\")
print(time.perf_counter() - start)",
    ),
];
