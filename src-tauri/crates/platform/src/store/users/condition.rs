//! A condition on users, in the two forms that a plan needs.

use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use steward_contract::Flag;

use super::{key::Key, parts::Parts};
use crate::store::codes::Numbered;

/// A condition that is asked of an index when it picks out few users, and of each row on the way when it doesn't.
#[derive(Debug, Clone)]
pub struct Condition {
    /// What is remembered about it is kept under this: equal keys have equal tests.
    pub key: Key,
    /// Asked of the row. Written so that the database can't be tempted to leave the order it walks.
    pub test: SimpleExpr,
    pub seek: Seek,
    /// The one column it asks about, when it is one: walking that column's order, a comparison narrows the way itself.
    pub column: Option<&'static str>,
}

/// How an index answers a condition.
#[derive(Debug, Clone)]
pub enum Seek {
    By(SimpleExpr),
    /// A bit of a mask: by the values of the column that have it, which are few and looked up first.
    Mask {
        column: &'static str,
        mask: i64,
    },
    /// Parts of texts; by the rarest of them.
    Parts(Parts),
    /// It doesn't, because the condition never picks out few.
    None,
}

/// What is stored in a column, which decides how an index is kept from being used for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    Number,
    Text,
}

impl Condition {
    /// A comparison of one column that has an index.
    pub fn compare(column: &'static str, stored: Stored, comparison: impl Fn(SimpleExpr) -> SimpleExpr) -> Self {
        let guard = match stored {
            Stored::Number => format!("(users.{column} + 0)"),
            Stored::Text => format!("(users.{column} || '')"),
        };
        let seek = Seek::By(comparison(Expr::col(("users", column))));
        Self::new(comparison(Expr::cust(guard)), seek, Some(column))
    }

    /// Whether one of the bits is set in a mask, or none of them is.
    pub fn mask(column: &'static str, mask: i64, set: bool) -> Self {
        let bits = Expr::col(("users", column)).bit_and(mask);
        let test = if set { bits.ne(0_i64) } else { bits.eq(0_i64) };
        let seek = if set { Seek::Mask { column, mask } } else { Seek::None };
        Self::new(test, seek, Some(column))
    }

    /// A condition whose two forms are the same.
    pub fn plain(expression: SimpleExpr) -> Self {
        Self::new(expression.clone(), Seek::By(expression), None)
    }

    /// A condition whose two forms are the same, with a key that was made before: of an expression too long to be
    /// digested for each question.
    pub fn known(expression: SimpleExpr, key: Key) -> Self {
        Self { key, test: expression.clone(), seek: Seek::By(expression), column: None }
    }

    /// `seek` finds exactly the users whom `test` lets pass, so the test alone is the key.
    pub fn new(test: SimpleExpr, seek: Seek, column: Option<&'static str>) -> Self {
        Self { key: Key::of(&test), test, seek, column }
    }

    /// Users who are not flagged Test (FLG-2).
    pub fn no_test_users() -> Self {
        Self::mask("flags", Flag::Test.bit().into(), false)
    }

    pub fn test_users() -> Self {
        Self::mask("flags", Flag::Test.bit().into(), true)
    }

    /// Both hold. Asked of the index by the first.
    pub fn and(self, other: Self) -> Self {
        // The index would answer the first part only, so it must not stand for both.
        let seek = match (self.seek, other.seek) {
            (Seek::By(one), Seek::By(two)) => Seek::By(one.and(two)),
            _ => Seek::None,
        };
        let column = self.column.filter(|column| other.column == Some(column));
        Self::new(self.test.and(other.test), seek, column)
    }

    /// One of them holds.
    pub fn or(self, other: Self) -> Self {
        let seek = match (self.seek, other.seek) {
            (Seek::By(one), Seek::By(two)) => Seek::By(one.or(two)),
            _ => Seek::None,
        };
        Self::new(self.test.or(other.test), seek, None)
    }
}
