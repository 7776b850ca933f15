//! Counts and hashes a CSV file while it passes.

use sha2::{Digest as _, Sha256};

#[derive(Default)]
pub(super) struct Tally {
    hash: Sha256,
    bytes: u64,
    lines: u64,
    in_quotes: bool,
}

impl Tally {
    pub fn add(&mut self, piece: &[u8]) {
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
        for byte in piece {
            match byte {
                // A doubled quote closes and opens again, so it changes nothing.
                b'"' => self.in_quotes = !self.in_quotes,
                b'\n' if !self.in_quotes => self.lines += 1,
                _ => {}
            }
        }
    }

    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Rows without the header.
    pub fn rows(&self) -> u32 {
        u32::try_from(self.lines.saturating_sub(1)).unwrap_or(u32::MAX)
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
    use steward_export::{CsvWriter, Table as _};

    proptest! {
        #[test]
        fn counts_rows_whatever_cells_hold_and_however_they_arrive(
            rows in prop::collection::vec(prop::collection::vec(any::<String>(), 1..4), 0..10),
            piece in 1..50_usize,
        ) {
            let mut file = Vec::new();
            let mut csv = CsvWriter::new(&mut file, true);
            csv.row(["header"]).unwrap();
            for row in &rows {
                csv.row(row.iter().map(String::as_str)).unwrap();
            }
            csv.end().unwrap();
            drop(csv);
            let mut tally = Tally::default();
            file.chunks(piece).for_each(|piece| tally.add(piece));
            prop_assert_eq!(tally.rows() as usize, rows.len());
            prop_assert_eq!(tally.bytes(), file.len() as u64);
        }
    }

    #[test]
    fn hashes_what_passed() {
        let mut tally = Tally::default();
        tally.add(b"ab");
        tally.add(b"c");
        assert_eq!(tally.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
