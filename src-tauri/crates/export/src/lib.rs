//! Cells in, CSV out (EXP-1, EXP-3). Knows no network, no file and no window: it writes to what it is given.

mod csv;
mod guard;

pub use csv::CsvWriter;
pub use guard::{APOSTROPHE, Cell};
