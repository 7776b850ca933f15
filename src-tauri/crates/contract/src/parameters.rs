//! Query strings: written by the client, read strictly by the server. An unknown or repeated parameter is an error that
//! names it, because a filter that is silently ignored widens what follows.

use crate::FieldError;

/// A type that travels as a query string.
pub trait Parameters: Sized {
    /// Every parameter that can occur, for messages and for the OpenAPI document.
    fn described() -> Vec<Parameter>;

    fn to_pairs(&self) -> Vec<(&'static str, String)>;

    /// # Errors
    /// One entry for every parameter that is unknown, repeated or malformed.
    fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Vec<FieldError>>;
}

/// One parameter of a query string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    pub name: &'static str,
    pub kind: ParameterKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    Text,
    /// Whole, 0 or more.
    Number,
    /// Rows of a page: 1 to [`Pairs::MOST_ROWS`].
    Rows,
    Flag,
    Instant,
    Id,
    /// Codes or texts separated by commas.
    Many,
    /// One of these.
    Code(&'static [&'static str]),
    /// Some of these, separated by commas.
    Codes(&'static [&'static str]),
    /// See [`Sort`](crate::Sort).
    Sort,
}

impl Parameters for () {
    fn described() -> Vec<Parameter> {
        Vec::new()
    }

    fn to_pairs(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Vec<FieldError>> {
        Pairs::new(pairs).finish(())
    }
}

pub(crate) fn described<const N: usize>(all: [(&'static str, ParameterKind); N]) -> impl Iterator<Item = Parameter> {
    all.into_iter().map(|(name, kind)| Parameter { name, kind })
}

/// The pairs that have a value.
pub(crate) fn given<const N: usize>(
    all: [(&'static str, Option<String>); N],
) -> impl Iterator<Item = (&'static str, String)> {
    all.into_iter().filter_map(|(name, value)| Some((name, value?)))
}

/// The pairs of a query string while they are being read.
pub struct Pairs {
    left: Vec<(String, String)>,
    errors: Vec<FieldError>,
    known: Vec<&'static str>,
}

impl Pairs {
    pub const MOST_ROWS: u32 = 200;

    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self { left: pairs, errors: Vec::new(), known: Vec::new() }
    }

    /// Takes a parameter out as text. Empty counts as absent.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        self.known.push(name);
        let mut values = Vec::new();
        self.left.retain_mut(|(key, value)| {
            let hit = key == name;
            if hit {
                values.push(std::mem::take(value));
            }
            !hit
        });
        if values.len() > 1 {
            self.error(
                name,
                "given more than once; give it once, with several values separated by commas where it takes several",
            );
        }
        values.pop().filter(|value| !value.is_empty())
    }

    /// Takes a parameter out and parses it; `expected` completes the sentence "… is not …".
    pub fn parsed<T: std::str::FromStr>(&mut self, name: &'static str, expected: &str) -> Option<T> {
        let text = self.text(name)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(_) => {
                self.error(name, format!("\"{}\" is not {expected}", shorten(&text)));
                None
            }
        }
    }

    /// Takes the number of rows of a page out: 1 to [`Self::MOST_ROWS`].
    pub fn limit(&mut self) -> Option<u32> {
        let limit = self.parsed("limit", "a whole number from 1 to 200")?;
        if !(1..=Self::MOST_ROWS).contains(&limit) {
            self.error("limit", "a page has 1 to 200 rows");
        }
        Some(limit)
    }

    pub fn error(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(FieldError::new(field, message));
    }

    /// The value, when nothing is left over and nothing was wrong.
    ///
    /// # Errors
    /// Everything that was wrong, unknown names included.
    pub fn finish<T>(mut self, value: T) -> Result<T, Vec<FieldError>> {
        let expected = if self.known.is_empty() { "none".to_owned() } else { self.known.join(", ") };
        for (name, _) in std::mem::take(&mut self.left) {
            self.error(&shorten(&name), format!("unknown parameter; this call takes {expected}"));
        }
        if self.errors.is_empty() { Ok(value) } else { Err(self.errors) }
    }
}

/// Text from outside, cut so that an error message stays readable.
fn shorten(text: &str) -> String {
    const LIMIT: usize = 60;
    if text.chars().count() <= LIMIT {
        text.to_owned()
    } else {
        text.chars().take(LIMIT).chain("…".chars()).collect()
    }
}
