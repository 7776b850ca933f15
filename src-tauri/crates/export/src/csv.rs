//! RFC 4180: comma, CRLF, quotes where they are needed, UTF-8.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use crate::{Cell, Table};

/// The output sees whole blocks of this many bytes, so it may do something costly with each.
const BLOCK: usize = 64 * 1024;

/// Writes cell after cell; of text only one that is guarded takes an allocation.
pub struct CsvWriter<W: Write> {
    writer: Writer<W>,
    guards: bool,
    guarded_cells: u64,
}

impl<W: Write> CsvWriter<W> {
    /// `guards`: whether cells that a spreadsheet would run are defused (EXP-3).
    pub fn new(out: W, guards: bool) -> Self {
        let writer =
            WriterBuilder::new().terminator(Terminator::CRLF).buffer_capacity(BLOCK).flexible(true).from_writer(out);
        Self { writer, guards, guarded_cells: 0 }
    }

    /// Writes a whole row of text.
    ///
    /// # Errors
    /// Those of the output.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        for cell in cells {
            self.cell(Cell::Text(cell))?;
        }
        self.end_row()
    }

    /// How many cells were guarded so far.
    pub fn guarded_cells(&self) -> u64 {
        self.guarded_cells
    }
}

impl<W: Write> Table for CsvWriter<W> {
    fn head(&mut self, names: &[&str]) -> io::Result<()> {
        self.row(names.iter().copied())
    }

    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        let defused = if self.guards { cell.defused() } else { None };
        self.guarded_cells += u64::from(defused.is_some());
        let text = defused.map_or_else(|| cell.text(), Into::into);
        self.writer.write_field(text.as_bytes()).map_err(io::Error::from)
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.writer.write_record(None::<&[u8]>).map_err(io::Error::from)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
