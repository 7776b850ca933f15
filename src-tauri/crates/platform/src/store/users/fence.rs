//! Keeps PostgreSQL on the order that a page walks. Its planner can't see through the tests of a row, expects next to
//! none to pass, and would rather read and sort the whole table than walk an index to a page it thinks is not there.
//!
//! A subquery with an OFFSET is a fence: the walk within is planned by itself, and the tests wait outside.

use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};

use super::{
    condition::Condition,
    plan::{self, Order},
};
use crate::store::indexes::FACETS;

/// The id of a row that was walked to, by a name that no table has.
const WALKED: &str = "walked_id";

/// The ids of the users on a walk who pass the tests. The walk has its beginning and its order and selects nothing yet;
/// `sorted` gives the order to any select.
pub fn around(
    mut walk: SelectStatement,
    tests: Vec<&Condition>,
    order: &Order,
    sorted: impl Fn(&mut SelectStatement),
) -> SelectStatement {
    let carried = |condition: &&Condition| {
        condition.column.is_some_and(|column| column == order.column || FACETS.contains(&column))
    };
    let (carried, others): (Vec<_>, Vec<_>) = tests.into_iter().partition(carried);
    let mut page = Query::select().column(("users", "id")).take();
    if carried.is_empty() {
        // Of all columns the planner drops those that nothing asks for.
        behind(&mut page, walk.column(("users", Asterisk)).take());
        plan::test(&mut page, others);
    } else {
        let mut passed = index_only(Query::select(), order);
        behind(&mut passed, index_only(walk, order));
        plan::test(&mut passed, carried);
        sorted(&mut passed);
        behind(&mut page, passed);
        for condition in others {
            page.and_where(looked_up(&condition.test));
        }
    }
    sorted(&mut page);
    page
}

fn behind(select: &mut SelectStatement, mut walk: SelectStatement) {
    select.from_subquery(walk.offset(0).take(), "users");
}

/// All that the order's index carries.
fn index_only(mut select: SelectStatement, order: &Order) -> SelectStatement {
    let facets = FACETS.iter().copied().filter(|facet| *facet != order.column);
    select.columns(["id", order.column].into_iter().chain(facets).map(|column| ("users", column)));
    select.expr_as(Expr::col(("users", "id")), WALKED).take()
}

/// A test of what the index doesn't carry, by the row itself. A subquery for one value is never made into a join.
fn looked_up(test: &SimpleExpr) -> SimpleExpr {
    let row =
        Query::select().expr(test.clone()).from("users").and_where(Expr::col(("users", "id")).equals(WALKED)).take();
    SimpleExpr::SubQuery(None, Box::new(row.into()))
}
