//! The formula guard (EXP-3): what a spreadsheet would run is made text by a leading apostrophe.

/// What is put in front of a guarded cell.
pub const APOSTROPHE: char = '\'';

/// Whether a spreadsheet might take the cell for a formula: it starts with `= + - @`, their full-width forms, a tab or
/// a line break.
pub fn needs_guard(cell: &str) -> bool {
    match cell.as_bytes().first() {
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n') => true,
        // Every full-width form starts with this byte in UTF-8; all other cells are decided by one comparison.
        Some(0xEF) => cell.starts_with(['＝', '＋', '－', '＠']),
        _ => false,
    }
}
