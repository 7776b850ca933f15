//! Cells in; CSV, JSON, JSON lines or Excel out (EXP-1, EXP-3). Knows no network, no file and no window: it writes to what
//! it is given.

mod cell;
mod csv;
mod guard;
mod json;
mod jsonl;
mod object;
mod table;
mod xlsx;

pub use cell::Cell;
pub use csv::CsvWriter;
pub use guard::APOSTROPHE;
pub use json::JsonWriter;
pub use jsonl::JsonLinesWriter;
pub use table::Table;
pub use xlsx::XlsxWriter;
