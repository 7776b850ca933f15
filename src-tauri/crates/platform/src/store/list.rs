//! "One of these". A statement is prepared and kept by its text, so how many values there are must not show in it: a few
//! are written out, which tells a planner that they are few, and more travel as one parameter.

use sea_orm::{
    DbBackend, ExprTrait,
    sea_query::{Expr, Func, Query, SimpleExpr, extension::postgres::PgFunc},
};
use uuid::Uuid;

/// Values that are written out. A list has at most one text more than this.
pub const WRITTEN_OUT: usize = 8;

/// The values of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Values {
    Numbers(Vec<i64>),
    Texts(Vec<String>),
    Ids(Vec<Uuid>),
}

impl Values {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Numbers(numbers) => numbers.is_empty(),
            Self::Texts(texts) => texts.is_empty(),
            Self::Ids(ids) => ids.is_empty(),
        }
    }

    /// `expression` is one of the values; of none of them when there are none.
    pub fn hold(&self, expression: SimpleExpr, backend: DbBackend) -> SimpleExpr {
        match self {
            Self::Numbers(numbers) if numbers.len() <= WRITTEN_OUT => one_of(expression, numbers),
            Self::Texts(texts) if texts.len() <= WRITTEN_OUT => one_of(expression, texts),
            Self::Ids(ids) if ids.len() <= WRITTEN_OUT => one_of(expression, ids),
            many if backend == DbBackend::Postgres => expression.eq(many.array()),
            many => expression.in_subquery(many.rows()),
        }
    }

    /// As PostgreSQL's array.
    fn array(&self) -> SimpleExpr {
        match self {
            // One text is cheaper to make and to send than a hundred thousand values.
            Self::Numbers(numbers) => {
                let array = Expr::cust_with_values("string_to_array($1, ',')::bigint[]", [joined(numbers)]);
                PgFunc::any(array).into()
            }
            Self::Texts(texts) => PgFunc::any(texts.clone()).into(),
            Self::Ids(ids) => PgFunc::any(ids.clone()).into(),
        }
    }

    /// As the rows of SQLite's JSON.
    fn rows(&self) -> sea_orm::sea_query::SelectStatement {
        let json = match self {
            Self::Numbers(numbers) => format!("[{}]", joined(numbers)),
            Self::Texts(texts) => serde_json::Value::from(texts.clone()).to_string(),
            Self::Ids(ids) => format!("[{}]", separated(ids.iter().map(|id| format!("\"{}\"", id.simple())))),
        };
        let mut rows = Query::select();
        match self {
            Self::Ids(_) => rows.expr(Func::cust("unhex").arg(Expr::col("value"))),
            _ => rows.column("value"),
        };
        rows.from_function(Func::cust("json_each").arg(json), "list").take()
    }
}

fn one_of<T: Clone + Into<sea_orm::Value>>(expression: SimpleExpr, values: &[T]) -> SimpleExpr {
    match values {
        [only] => expression.eq(Into::<sea_orm::Value>::into(only.clone())),
        few => expression.is_in(few.iter().cloned().map(Into::<sea_orm::Value>::into)),
    }
}

fn joined(numbers: &[i64]) -> String {
    separated(numbers.iter().map(ToString::to_string))
}

fn separated(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_list_has_few_texts_however_long_it_is() {
        for backend in [DbBackend::Sqlite, DbBackend::Postgres] {
            let text = |values: Values| {
                let test = values.hold(Expr::col("city"), backend);
                backend.build(Query::select().column("id").from("users").and_where(test)).sql
            };
            let numbers = (1..=200).map(|length| text(Values::Numbers((0..length).collect())));
            let texts = (1..=200).map(|length| text(Values::Texts((0..length).map(|n| n.to_string()).collect())));
            let ids = (1..=200).map(|length| text(Values::Ids((0..length).map(Uuid::from_u128).collect())));
            for distinct in [numbers.collect::<HashSet<_>>(), texts.collect(), ids.collect()] {
                assert_eq!(distinct.len(), WRITTEN_OUT + 1, "{distinct:?}");
            }
        }
    }
}
