//! The formula guard (EXP-3): what a spreadsheet would run is made text by an apostrophe.
//!
//! Where the list separator is not the comma, a spreadsheet splits the same file at other places, and quotes that don't
//! stand at the beginning of one of *its* cells hold nothing together. So a cell begins not only where ours begin but
//! also inside of ours, after each of [`SEPARATORS`].

use std::borrow::Cow;

/// What is put in front of a formula.
pub const APOSTROPHE: char = '\'';

/// What separates cells and lines in some country or program. Our own comma is safe: where it separates, quotes hold.
const SEPARATORS: [char; 5] = [';', '\t', '\r', '\n', '|'];

/// What begins a formula, also in full width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell by whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Anybody's.
    Text(&'a str),
    /// A number that the platform wrote, like `-12345.67`: it stays one.
    Number(&'a str),
}

impl<'a> Cell<'a> {
    /// As it is without a guard.
    pub const fn text(self) -> &'a str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
        }
    }

    /// With an apostrophe before everything that a spreadsheet might take for a formula; borrowed when there is nothing.
    pub fn guarded(self) -> Cow<'a, str> {
        match self {
            Self::Number(number) if is_decimal(number) => Cow::Borrowed(number),
            Self::Text(text) | Self::Number(text) => guard(text),
        }
    }
}

fn guard(text: &str) -> Cow<'_, str> {
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
        return Cow::Borrowed(text);
    }
    guarded.push_str(&text[done..]);
    Cow::Owned(guarded)
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

/// Digits, with a sign in front and a point between at most.
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(fraction)
}
