//! How the fields of a query travel in its string.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{DateTime, Pairs, Parameter, ParameterKind, Sort, Utc, codes::UnknownCode, parameters::shorten};

/// A field that is one parameter, or several.
pub trait Carried<How = Plain>: Sized {
    fn described(name: &'static str) -> Vec<Parameter>;

    fn pairs(&self, name: &'static str) -> Vec<(&'static str, String)>;

    /// What is wrong is noted in the pairs.
    fn take(pairs: &mut Pairs, name: &'static str) -> Self;
}

/// As its type says.
pub struct Plain;

/// As the number of rows of a page.
pub struct Rows;

/// As an order; the server parses it again where it uses it.
pub struct Order;

pub fn described<Q, How, T: Carried<How>>(name: &'static str, _: fn(&Q) -> &T) -> Vec<Parameter> {
    T::described(name)
}

/// A value that is one text.
pub trait Scalar: Sized {
    const KIND: ParameterKind;

    fn to_text(&self) -> String;

    /// # Errors
    /// What is wrong with it.
    fn read(text: &str) -> Result<Self, String>;
}

impl<T: Scalar> Carried for Option<T> {
    fn described(name: &'static str) -> Vec<Parameter> {
        vec![Parameter { name, kind: T::KIND }]
    }

    fn pairs(&self, name: &'static str) -> Vec<(&'static str, String)> {
        self.iter().map(|value| (name, value.to_text())).collect()
    }

    fn take(pairs: &mut Pairs, name: &'static str) -> Self {
        pairs.read(name, T::read)
    }
}

/// A code of a closed set.
pub trait Code: Copy + Ord + std::fmt::Display + std::str::FromStr<Err = UnknownCode> + 'static {
    const CODES: &'static [&'static str];
}

impl<T: Code> Scalar for T {
    const KIND: ParameterKind = ParameterKind::Code(T::CODES);

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|UnknownCode { expected, .. }| {
            format!("\"{}\" is not one of {}", shorten(text), expected.join(", "))
        })
    }
}

/// Each code once, however often it is given: so there are no more than there are.
impl<T: Code> Carried for Vec<T> {
    fn described(name: &'static str) -> Vec<Parameter> {
        vec![Parameter { name, kind: ParameterKind::Codes(T::CODES) }]
    }

    fn pairs(&self, name: &'static str) -> Vec<(&'static str, String)> {
        let codes: Vec<String> = self.iter().map(ToString::to_string).collect();
        if codes.is_empty() { Vec::new() } else { vec![(name, codes.join(","))] }
    }

    fn take(pairs: &mut Pairs, name: &'static str) -> Self {
        let codes = |text: &str| text.split(',').map(|code| T::read(code.trim())).collect::<Result<BTreeSet<T>, _>>();
        pairs.read(name, codes).map(Vec::from_iter).unwrap_or_default()
    }
}

impl Carried<Rows> for Option<u32> {
    fn described(name: &'static str) -> Vec<Parameter> {
        vec![Parameter { name, kind: ParameterKind::Rows }]
    }

    fn pairs(&self, name: &'static str) -> Vec<(&'static str, String)> {
        <Self as Carried>::pairs(self, name)
    }

    fn take(pairs: &mut Pairs, name: &'static str) -> Self {
        let rows = |text: &str| match text.parse() {
            Ok(rows) if (1..=Pairs::MOST_ROWS).contains(&rows) => Ok(rows),
            Ok(_) => Err("a page has 1 to 200 rows".to_owned()),
            Err(_) => Err(wrong(text, "a whole number from 1 to 200")),
        };
        pairs.read(name, rows)
    }
}

impl Carried<Order> for Option<String> {
    fn described(name: &'static str) -> Vec<Parameter> {
        vec![Parameter { name, kind: ParameterKind::Sort }]
    }

    fn pairs(&self, name: &'static str) -> Vec<(&'static str, String)> {
        <Self as Carried>::pairs(self, name)
    }

    fn take(pairs: &mut Pairs, name: &'static str) -> Self {
        pairs.read(name, |text| {
            text.parse::<Sort>().map(|sort| sort.to_string()).map_err(|_| wrong(text, &Sort::expected()))
        })
    }
}

fn wrong(text: &str, expected: &str) -> String {
    format!("\"{}\" is not {expected}", shorten(text))
}

macro_rules! scalars {
    ($($type:ty: $kind:ident $expected:literal, $show:expr;)+) => {
        $(impl Scalar for $type {
            const KIND: ParameterKind = ParameterKind::$kind;

            fn to_text(&self) -> String {
                let show: fn(&Self) -> String = $show;
                show(self)
            }

            fn read(text: &str) -> Result<Self, String> {
                text.parse().map_err(|_| wrong(text, $expected))
            }
        })+
    };
}

scalars! {
    String: Text "a text", String::clone;
    u32: Number "a whole number, 0 or more", ToString::to_string;
    bool: Flag "true or false", ToString::to_string;
    Uuid: Id "a full id", ToString::to_string;
    DateTime<Utc>: Instant "an instant like 2024-01-31T09:00:00Z", |at| at.to_rfc3339();
}
