//! The formats of a file, and who writes them.

use std::io::{self, Write};

use steward_contract::ExportFormat;
use steward_export::{CsvWriter, JsonLinesWriter, JsonWriter, Table, XlsxWriter};

/// As the answer says it.
pub fn content_type(format: ExportFormat) -> String {
    let parameters = if format == ExportFormat::Csv { "; charset=utf-8; header=present" } else { "" };
    format!("{}{parameters}", format.media_type())
}

/// Who writes the rows. Only CSV knows a guard: the others say what is text.
///
/// # Errors
/// When the system has no thread for it.
pub fn table(
    format: ExportFormat,
    guards: bool,
    out: impl Write + Send + 'static,
) -> io::Result<Box<dyn Table + Send>> {
    Ok(match format {
        ExportFormat::Csv => Box::new(CsvWriter::new(out, guards)),
        ExportFormat::Json => Box::new(JsonWriter::new(out)),
        ExportFormat::JsonLines => Box::new(JsonLinesWriter::new(out)),
        ExportFormat::Excel => Box::new(XlsxWriter::new(out)?),
    })
}
