//! Users as a stream, for exports: one statement, one state of the data, and memory that doesn't grow with rows.

use chrono::{DateTime, Utc};
use futures::{StreamExt, stream::BoxStream};
use sea_orm::{
    DatabaseTransaction, DbErr, ExprTrait, Order as Direction, QueryResult, StreamTrait,
    sea_query::{Expr, JoinType, Query, SelectStatement},
};
use steward_contract::{Column, Sort};

use super::{
    Users,
    cells::{self, Cells},
    plan::{self, Order},
    selector::Selected,
};

impl Users {
    /// Every selected user, in order; without an order by numeric id. A row has the columns for [`Cells`].
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn stream<'a>(
        &self,
        snapshot: &'a DatabaseTransaction,
        selected: &Selected,
        columns: &[Column],
        sort: Option<Sort>,
        now: DateTime<Utc>,
    ) -> Result<BoxStream<'a, Result<QueryResult, DbErr>>, DbErr> {
        let driver = self.driver(&selected.conditions, now.timestamp_millis()).await?;
        let mut select = Query::select().from("users").take();
        Cells::ask(columns, &mut select);
        join(&mut select, columns);
        let order = sort.map(Order::of);
        match (&driver, order) {
            (Some(driver), _) => plan::gather(&mut select, &selected.conditions, driver),
            (None, Some(order)) => plan::walk(&mut select, &selected.conditions, &order),
            (None, None) => plan::walk(&mut select, &selected.conditions, &Order::ID),
        }
        let order = order.unwrap_or(Order::ID);
        let direction = if order.descending { Direction::Desc } else { Direction::Asc };
        select.order_by_expr(order.key(driver.is_some()), direction.clone()).order_by(("users", "id"), direction);
        Ok(snapshot.stream(&select).await?.boxed())
    }
}

fn join(select: &mut SelectStatement, columns: &[Column]) {
    for table in cells::tables(columns) {
        select.join(JoinType::LeftJoin, table, Expr::col((table, "id")).equals(("users", "id")));
    }
}
