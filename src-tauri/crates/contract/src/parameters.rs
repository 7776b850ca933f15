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

/// Makes a query of a struct whose fields are named like its parameters; each says by its type how it travels, or by
/// what stands after `as` where the type doesn't tell.
macro_rules! parameters {
    ($query:ident { $($field:ident $(as $how:ident)?),+ $(,)? } $(checked by $check:path)?) => {
        impl $crate::carried::Carried for $query {
            fn described(_: &'static str) -> Vec<$crate::Parameter> {
                use $crate::carried::*;
                let parts = [$(described::<_, how!($($how)?), _>(stringify!($field), |query: &Self| &query.$field)),+];
                parts.into_iter().flatten().collect()
            }

            fn pairs(&self, _: &'static str) -> Vec<(&'static str, String)> {
                use $crate::carried::*;
                let parts = [$(Carried::<how!($($how)?)>::pairs(&self.$field, stringify!($field))),+];
                parts.into_iter().flatten().collect()
            }

            fn take(pairs: &mut $crate::Pairs, _: &'static str) -> Self {
                use $crate::carried::*;
                let query = Self { $($field: Carried::<how!($($how)?)>::take(pairs, stringify!($field))),+ };
                $($check(&query, pairs);)?
                query
            }
        }

        impl $crate::Parameters for $query {
            fn described() -> Vec<$crate::Parameter> {
                <Self as $crate::carried::Carried>::described("")
            }

            fn to_pairs(&self) -> Vec<(&'static str, String)> {
                $crate::carried::Carried::pairs(self, "")
            }

            fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Vec<$crate::FieldError>> {
                let mut pairs = $crate::Pairs::new(pairs);
                let query = $crate::carried::Carried::take(&mut pairs, "");
                pairs.finish(query)
            }
        }
    };
}

/// How a field travels: as its type says, where nothing else stands there.
macro_rules! how {
    () => {
        Plain
    };
    ($how:ident) => {
        $how
    };
}

pub(crate) use {how, parameters};

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

    /// Takes a parameter out and reads it.
    pub fn read<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let text = self.text(name)?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(message) => {
                self.error(name, message);
                None
            }
        }
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
pub(crate) fn shorten(text: &str) -> String {
    const LIMIT: usize = 60;
    if text.chars().count() <= LIMIT {
        text.to_owned()
    } else {
        text.chars().take(LIMIT).chain("…".chars()).collect()
    }
}
