//! Not part of a normal run: `cargo xtask bench --only csv` compares with the csv crate alone on a million rows of 26
//! columns.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on ends")]

use std::io::{self, Write};
use std::time::{Duration, Instant};

use steward_export::{CsvWriter, Table as _};

const ROWS: usize = 1_000_000;

/// Counts bytes, so that nothing is optimised away and no disk is measured.
#[derive(Default)]
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn row() -> Vec<String> {
    (0..26).map(|column| format!("value {column} of this row, as text")).collect()
}

fn measured(run: impl FnOnce() -> usize) -> (Duration, usize) {
    let start = Instant::now();
    let bytes = run();
    (start.elapsed(), bytes)
}

fn alone(row: &[String]) -> usize {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Counter::default());
    for _ in 0..ROWS {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap().0
}

fn guarded(row: &[String]) -> usize {
    let mut counter = Counter::default();
    let mut writer = CsvWriter::new(&mut counter, true);
    for _ in 0..ROWS {
        writer.row(row.iter().map(String::as_str)).unwrap();
    }
    writer.end().unwrap();
    drop(writer);
    counter.0
}

#[test]
#[ignore = "a measurement; needs a release build"]
fn a_million_rows_beside_the_csv_crate() {
    let row = row();
    let (csv_time, csv_bytes) = measured(|| alone(&row));
    let (own_time, own_bytes) = measured(|| guarded(&row));
    println!("seconds of the csv crate: {}", csv_time.as_secs_f64());
    println!("seconds with guard: {}", own_time.as_secs_f64());
    assert_eq!(csv_bytes, own_bytes);
}
