//! One JSON array (RFC 8259), an object a line.

use std::io::{self, BufWriter, Write};

use crate::{Cell, Table, object::Object};

const BLOCK: usize = 64 * 1024;

pub struct JsonWriter<W: Write> {
    out: BufWriter<W>,
    row: Object,
    is_empty: bool,
}

impl<W: Write> JsonWriter<W> {
    pub fn new(out: W) -> Self {
        Self { out: BufWriter::with_capacity(BLOCK, out), row: Object::default(), is_empty: true }
    }
}

impl<W: Write> Table for JsonWriter<W> {
    fn head(&mut self, names: &[&str]) -> io::Result<()> {
        self.row.name(names)?;
        self.out.write_all(b"[")
    }

    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        self.row.push(cell)
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.out.write_all(if self.is_empty { b"\n" } else { b",\n" })?;
        self.is_empty = false;
        self.row.end(|row| self.out.write_all(row))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_all(if self.is_empty { b"]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}
