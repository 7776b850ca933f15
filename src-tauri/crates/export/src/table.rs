//! What every format can do.

use std::io;

use crate::Cell;

/// A table on its way out, cell after cell. What is dropped before its end is no whole file.
///
/// Every function fails with the error of the output, and with `InvalidInput` for what the format has no place for.
pub trait Table {
    /// Names the columns; comes first, and once.
    ///
    /// # Errors
    /// As above.
    fn head(&mut self, names: &[&str]) -> io::Result<()>;

    /// Writes the next cell of the row.
    ///
    /// # Errors
    /// As above.
    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()>;

    /// Ends the row.
    ///
    /// # Errors
    /// As above.
    fn end_row(&mut self) -> io::Result<()>;

    /// Hands on everything that can already be handed on.
    ///
    /// # Errors
    /// As above.
    fn flush(&mut self) -> io::Result<()>;

    /// Ends the file.
    ///
    /// # Errors
    /// As above.
    fn end(&mut self) -> io::Result<()>;
}

/// The output of a file that can't hold what it was given.
pub fn no_place(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}
