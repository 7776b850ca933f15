//! A row as a JSON object, whose members stand in the order of the columns.

use std::io;

use crate::{Cell, cell::is_decimal, table::no_place};

/// The row that is being written.
#[derive(Default)]
pub struct Object {
    /// Each name with its quotes and colon, as all rows repeat it.
    keys: Vec<Vec<u8>>,
    text: Vec<u8>,
    column: usize,
}

impl Object {
    pub fn name(&mut self, names: &[&str]) -> io::Result<()> {
        self.keys =
            names.iter().map(|name| Ok([&serde_json::to_vec(name)?[..], b":"].concat())).collect::<io::Result<_>>()?;
        Ok(())
    }

    pub fn push(&mut self, cell: Cell<'_>) -> io::Result<()> {
        let key = self.keys.get(self.column).ok_or_else(|| no_place("a row has more cells than there are columns"))?;
        self.text.push(if self.column == 0 { b'{' } else { b',' });
        self.text.extend_from_slice(key);
        self.column += 1;
        self.value(cell)
    }

    fn value(&mut self, cell: Cell<'_>) -> io::Result<()> {
        match cell {
            Cell::Empty => self.text.extend_from_slice(b"null"),
            Cell::Flag(_) => self.text.extend_from_slice(cell.text().as_bytes()),
            Cell::Number(number) if is_number(number) => self.text.extend_from_slice(number.as_bytes()),
            _ => serde_json::to_writer(&mut self.text, &*cell.text())?,
        }
        Ok(())
    }

    /// The whole row; the next one begins.
    pub fn end(&mut self, take: impl FnOnce(&[u8]) -> io::Result<()>) -> io::Result<()> {
        self.text.extend_from_slice(if self.column == 0 { b"{}" } else { b"}" });
        let taken = take(&self.text);
        self.text.clear();
        self.column = 0;
        taken
    }
}

/// RFC 8259 has no number that begins with a needless zero.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    is_decimal(text) && (!unsigned.starts_with('0') || unsigned.len() == 1 || unsigned.starts_with("0."))
}
