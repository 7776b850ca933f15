//! Closed sets of codes: one declaration gives the enum, its wire form, its parser and its list.

/// A code that is not in the set. The message names what was given and what would have been right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    pub given: String,
    pub expected: &'static [&'static str],
}

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{}\" is not one of {}", self.given, self.expected.join(", "))
    }
}

impl std::error::Error for UnknownCode {}

/// Declares an enum whose variants travel as the given strings. They are taken as tokens: utoipa doesn't look into a
/// literal that a macro has matched, and would describe the variants by their names here.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:tt),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
                 serde::Serialize, serde::Deserialize, specta::Type, utoipa::ToSchema)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code as it travels and as it is stored.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl $crate::carried::Code for $name {
            const CODES: &'static [&'static str] = Self::CODES;
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::codes::UnknownCode;
            fn from_str(given: &str) -> Result<Self, Self::Err> {
                match given {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::codes::UnknownCode { given: given.to_owned(), expected: Self::CODES }),
                }
            }
        }
    };
}
