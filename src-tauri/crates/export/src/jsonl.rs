//! JSON lines: an object a line, and nothing else.

use std::io::{self, BufWriter, Write};

use crate::{Cell, Table, object::Object};

const BLOCK: usize = 64 * 1024;

pub struct JsonLinesWriter<W: Write> {
    out: BufWriter<W>,
    row: Object,
}

impl<W: Write> JsonLinesWriter<W> {
    pub fn new(out: W) -> Self {
        Self { out: BufWriter::with_capacity(BLOCK, out), row: Object::default() }
    }
}

impl<W: Write> Table for JsonLinesWriter<W> {
    fn head(&mut self, names: &[&str]) -> io::Result<()> {
        self.row.name(names)
    }

    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        self.row.push(cell)
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.row.end(|row| self.out.write_all(row))?;
        self.out.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
