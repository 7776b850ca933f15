//! The formula guard (EXP-3): what a spreadsheet would run is made text by an apostrophe.
//!
//! Where the list separator is not the comma, a spreadsheet splits the same file at other places, and quotes that don't
//! stand at the beginning of one of *its* cells hold nothing together. So a cell begins not only where ours begin but
//! also inside of ours, after each of [`SEPARATORS`].

use crate::cell::{Cell, is_decimal};

/// What is put in front of a formula.
pub const APOSTROPHE: char = '\'';

/// What separates cells and lines in some country or program. Our own comma is safe: where it separates, quotes hold.
const SEPARATORS: [char; 5] = [';', '\t', '\r', '\n', '|'];

/// What begins a formula, also in full width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

impl Cell<'_> {
    /// With an apostrophe before everything that a spreadsheet might take for a formula; nothing when there is none.
    pub fn defused(self) -> Option<String> {
        match self {
            Self::Number(number) if is_decimal(number) => None,
            Self::Text(text) | Self::Number(text) => guard(text),
            _ => None,
        }
    }
}

fn guard(text: &str) -> Option<String> {
    let mut guarded = String::new();
    let mut done = 0;
    // Some spreadsheets skip a tab or a line break in front, on the way to a formula.
    if text.starts_with(['\t', '\r', '\n']) || begins_formula(text) {
        guarded.push(APOSTROPHE);
    }
    for (at, separator) in text.match_indices(SEPARATORS) {
        let next = at + separator.len();
        if begins_formula(&text[next..]) {
            guarded.push_str(&text[done..next]);
            guarded.push(APOSTROPHE);
            done = next;
        }
    }
    if guarded.is_empty() {
        return None;
    }
    guarded.push_str(&text[done..]);
    Some(guarded)
}

/// Whether a cell that begins here is a formula. Spaces and what can't be seen don't keep it from being one, nor quotes,
/// which a spreadsheet takes off.
fn begins_formula(rest: &str) -> bool {
    let is_passed_over = |c: char| {
        let unseen =
            c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
        (unseen || c == '"') && !SEPARATORS.contains(&c)
    };
    rest.trim_start_matches(is_passed_over).starts_with(FORMULA)
}
