//! Excel (ECMA-376): a stream in constant memory, whose sheets are written straight into the archive (EXP-1, EXP-3).
//!
//! Written by hand, because who writes a workbook from a library has it take the rows as well: rust_xlsxwriter needs an output
//! that can seek, and three times as long.

mod blocks;
mod escape;
mod parts;
mod serial;
mod sheet;
mod zip;

use std::io::{self, Write};

use crate::{Cell, Table, table::no_place};
use blocks::Blocks;
use sheet::Sheet;
use zip::Archive;

/// Bytes of XML that are deflated at a time.
const BLOCK: usize = 256 * 1024;

/// Rows of a sheet, its header among them.
const ROWS: u32 = 1_048_576;

/// Columns of a sheet.
const COLUMNS: usize = 16_384;

/// Bytes of a sheet's XML, after which another one begins though it had room for rows: an entry of less than 4 GiB is one
/// that every program reads from a stream.
const BYTES: u64 = 3 << 30;

pub struct XlsxWriter<W: Write> {
    archive: Archive<W>,
    blocks: Blocks,
    sheet: Sheet,
    /// Rows of each sheet that is written.
    sheets: Vec<u32>,
    limits: (u32, u64),
}

impl<W: Write> XlsxWriter<W> {
    /// # Errors
    /// When the system has no thread to deflate with.
    pub fn new(out: W) -> io::Result<Self> {
        Self::within(out, (ROWS, BYTES))
    }

    fn within(out: W, limits: (u32, u64)) -> io::Result<Self> {
        let (archive, blocks) = (Archive::new(out), Blocks::new()?);
        Ok(Self { archive, blocks, sheet: Sheet::default(), sheets: Vec::new(), limits })
    }

    /// How many texts were longer than a cell can be. They end in words that say so.
    pub fn cut_cells(&self) -> u64 {
        self.sheet.cut_cells()
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        self.archive.begin(&parts::sheet_path(self.sheets.len() + 1))?;
        self.sheet.begin();
        Ok(())
    }

    /// Hands what was written of the sheet to be deflated, and what is deflated to the archive.
    fn pass(&mut self) -> io::Result<()> {
        let block = self.sheet.take(BLOCK);
        if let Some(done) = self.blocks.put(block)? {
            self.archive.write(&done)?;
        }
        Ok(())
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        self.sheets.push(self.sheet.end());
        self.pass()?;
        self.blocks.put_last()?;
        while let Some(done) = self.blocks.next()? {
            self.archive.write(&done)?;
        }
        self.archive.end()
    }

    fn is_full(&self) -> bool {
        let (rows, bytes) = self.limits;
        self.sheet.rows() >= rows || self.sheet.bytes() >= bytes
    }
}

impl<W: Write> Table for XlsxWriter<W> {
    fn head(&mut self, names: &[&str]) -> io::Result<()> {
        if names.is_empty() || names.len() > COLUMNS {
            return Err(no_place("a sheet has between 1 and 16,384 columns"));
        }
        self.archive.whole(parts::RELATIONS_PATH, parts::RELATIONS)?;
        self.archive.whole(parts::STYLES_PATH, parts::STYLES)?;
        self.sheet.name(names);
        self.begin_sheet()
    }

    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        if self.sheet.is_between_rows() && self.is_full() {
            self.end_sheet()?;
            self.begin_sheet()?;
        }
        self.sheet.push(cell)
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.sheet.end_row();
        if self.sheet.waiting() >= BLOCK { self.pass() } else { Ok(()) }
    }

    /// What is not deflated yet waits: a small block would make the file longer.
    fn flush(&mut self) -> io::Result<()> {
        self.archive.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.end_sheet()?;
        let columns = self.sheet.columns();
        self.archive.whole(parts::WORKBOOK_PATH, parts::workbook(columns, &self.sheets).as_bytes())?;
        self.archive.whole(parts::WORKBOOK_RELATIONS_PATH, parts::workbook_relations(self.sheets.len()).as_bytes())?;
        self.archive.whole(parts::TYPES_PATH, parts::types(self.sheets.len()).as_bytes())?;
        self.archive.finish()
    }
}

#[cfg(test)]
mod tests;
