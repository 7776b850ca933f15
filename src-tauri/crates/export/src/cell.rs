//! What a cell holds, before a format says how that is written.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

/// A value with its type. Every format writes it from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Empty,
    /// Anybody's text, and what is looked up and not counted with: identifiers, phone numbers, codes.
    Text(&'a str),
    /// A decimal number that the platform wrote, like `-12345.67`.
    Number(&'a str),
    Flag(bool),
    Day(NaiveDate),
    /// Written to the second, and finer only where it is finer.
    Instant(DateTime<Utc>),
}

impl<'a> Cell<'a> {
    /// Text, or nothing where it is empty.
    pub const fn known(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// As it is written where there is only text: days and instants as in ISO 8601, in UTC.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Number(text) => Cow::Borrowed(text),
            Self::Flag(true) => Cow::Borrowed("true"),
            Self::Flag(false) => Cow::Borrowed("false"),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Instant(at) => Cow::Owned(at.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        }
    }
}

/// Digits, with a sign in front and a point between at most.
pub fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(fraction)
}
