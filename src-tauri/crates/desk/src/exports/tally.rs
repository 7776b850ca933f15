//! Counts and hashes a file while it passes.

use sha2::{Digest as _, Sha256};
use steward_contract::ExportFormat;

pub(super) struct Tally {
    format: ExportFormat,
    hash: Sha256,
    bytes: u64,
    lines: u64,
    in_quotes: bool,
}

impl Tally {
    pub fn of(format: ExportFormat) -> Self {
        Self { format, hash: Sha256::new(), bytes: 0, lines: 0, in_quotes: false }
    }

    pub fn add(&mut self, piece: &[u8]) {
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
        match self.format {
            ExportFormat::Csv => self.count_csv(piece),
            ExportFormat::Json | ExportFormat::JsonLines => self.count_lines(piece),
            ExportFormat::Excel => {}
        }
    }

    fn count_csv(&mut self, piece: &[u8]) {
        for byte in piece {
            match byte {
                // A doubled quote closes and opens again, so it changes nothing.
                b'"' => self.in_quotes = !self.in_quotes,
                b'\n' if !self.in_quotes => self.lines += 1,
                _ => {}
            }
        }
    }

    /// In JSON no line ends inside of a text.
    fn count_lines(&mut self, piece: &[u8]) {
        self.lines += piece.iter().filter(|byte| **byte == b'\n').count() as u64;
    }

    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Rows without what stands around them: a header, or the brackets of an array. Packed rows can't be seen from outside.
    pub fn rows(&self) -> Option<u32> {
        let around = match self.format {
            ExportFormat::Csv => 1,
            ExportFormat::Json => 2,
            ExportFormat::JsonLines => 0,
            ExportFormat::Excel => return None,
        };
        Some(u32::try_from(self.lines.saturating_sub(around)).unwrap_or(u32::MAX))
    }

    /// Of everything so far, in hex.
    pub fn sha256(&self) -> String {
        self.hash.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use steward_export::{Cell, CsvWriter, JsonLinesWriter, JsonWriter, Table};

    fn fill(mut table: impl Table, rows: &[Vec<String>]) {
        table.head(&["a", "b", "c"]).unwrap();
        for row in rows {
            row.iter().for_each(|text| table.cell(Cell::Text(text)).unwrap());
            table.end_row().unwrap();
        }
        table.end().unwrap();
    }

    fn file(format: ExportFormat, rows: &[Vec<String>]) -> Vec<u8> {
        let mut file = Vec::new();
        match format {
            ExportFormat::Csv => fill(CsvWriter::new(&mut file, true), rows),
            ExportFormat::Json => fill(JsonWriter::new(&mut file), rows),
            ExportFormat::JsonLines => fill(JsonLinesWriter::new(&mut file), rows),
            ExportFormat::Excel => {}
        }
        file
    }

    proptest! {
        #[test]
        fn counts_rows_whatever_cells_hold_and_however_they_arrive(
            rows in prop::collection::vec(prop::collection::vec(any::<String>(), 1..4), 0..10),
            piece in 1..50_usize,
        ) {
            for format in [ExportFormat::Csv, ExportFormat::Json, ExportFormat::JsonLines] {
                let file = file(format, &rows);
                let mut tally = Tally::of(format);
                file.chunks(piece).for_each(|piece| tally.add(piece));
                prop_assert_eq!(tally.rows(), Some(u32::try_from(rows.len()).unwrap()), "{}", format);
                prop_assert_eq!(tally.bytes(), file.len() as u64);
            }
        }
    }

    #[test]
    fn hashes_what_passed() {
        for format in ExportFormat::ALL {
            let mut tally = Tally::of(*format);
            tally.add(b"ab");
            tally.add(b"c");
            assert_eq!(tally.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }
}
