//! A page of the users list (LST-2 to LST-9).

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExprTrait, Order as Direction, QueryResult,
    sea_query::{Expr, JoinType, Query, SelectStatement},
};
use steward_contract::{FieldError, Sort, Total, UserListQuery, UserPage, UserRow, UserSelector};

use super::{
    SelectError, Users,
    cursor::{Cursor, Key},
    fence, key as question,
    plan::{self, Driver, Order},
    privacy,
    row::{ROW, row},
    selector::Selected,
    similar::FEW_EXACT,
};
use crate::{
    auth::Caller,
    domain::masking,
    store::{terms::Terms, users::condition::Stored},
};

pub type ListError = SelectError;

const ROWS: u32 = 50;

/// A page while it is being asked for.
struct Ask<'a> {
    selector: &'a UserSelector,
    selected: &'a Selected,
    order: Order,
    cursor: Option<&'a Cursor>,
    limit: u32,
    offset: u32,
}

impl Ask<'_> {
    /// Pages towards the start are read backwards and turned round.
    fn forward(&self) -> bool {
        self.cursor.is_none_or(|cursor| cursor.forward)
    }

    fn direction(&self, forward: bool) -> Direction {
        if self.order.descending == forward { Direction::Desc } else { Direction::Asc }
    }
}

/// Rows with the place of each in the order, and the version of the data that they are of.
struct Found {
    rows: Vec<(Key, i64, UserRow)>,
    version: i64,
    /// Whether there are more in the direction that was read.
    more: bool,
}

impl Users {
    /// A page of the users as the caller may see it: whole for the platform itself, which is nobody's caller.
    ///
    /// # Errors
    /// The filters, order or cursor that are wrong, what the caller may not ask for, or the database's own.
    pub async fn list(
        &self,
        query: &UserListQuery,
        caller: Option<&Caller>,
        now: DateTime<Utc>,
    ) -> Result<UserPage, ListError> {
        let sort = sort(query.sort.as_deref())?;
        privacy::allow_order(sort, caller)?;
        // Only here, behind what is remembered: that is the same page for everybody.
        Ok(masking::shown(self.whole_page(query, sort, caller, now).await?, privacy::sees_sensitive(caller)))
    }

    /// Selections are the caller's own, and what was answered from the state of the data that their call came to is
    /// answered again.
    async fn whole_page(
        &self,
        query: &UserListQuery,
        sort: Sort,
        caller: Option<&Caller>,
        now: DateTime<Utc>,
    ) -> Result<UserPage, ListError> {
        if let Some(page) = caller.and_then(|caller| self.pages.at(caller.data_version, query, now)) {
            return Ok(page);
        }
        let selected = self.select(&query.selector, caller, now).await?;
        let key = selected.key();
        let cursor = query.cursor.as_deref().map(|text| Cursor::decode(text, &query.selector, sort)).transpose();
        let cursor = cursor.map_err(|error| SelectError::Fields(vec![error]))?;
        let ask = Ask {
            selector: &query.selector,
            selected: &selected,
            order: Order::of(sort),
            cursor: cursor.as_ref(),
            limit: query.limit.unwrap_or(ROWS),
            offset: query.offset.unwrap_or(0),
        };
        let (found, total) = self.find(&ask, key, now.timestamp_millis()).await?;
        let version = found.version;
        let mut page = paged(&ask, sort, found, total);
        if asks_for_similar(&ask) && page.total.count < FEW_EXACT {
            page.similar = self.similar(&selected, &page.items, now).await?;
        }
        self.pages.keep(version, query, &page);
        Ok(page)
    }

    async fn find(&self, ask: &Ask<'_>, key: question::Key, now: i64) -> Result<(Found, Total), DbErr> {
        let expected = match self.totals.last(key) {
            Some(count) => count,
            // Nothing is known yet: the exact count first, because the plan depends on it.
            None => self.total(ask.selected, key, self.version().await?, now).await?.count,
        };
        let found = self.rows(ask, expected, now).await?;
        let total = self.total(ask.selected, key, found.version, now).await?;
        Ok((found, total))
    }

    async fn rows(&self, ask: &Ask<'_>, expected: u32, now: i64) -> Result<Found, DbErr> {
        let wanted = u64::from(ask.offset) + u64::from(ask.limit);
        let driver = self.driver(&ask.selected.conditions, now).await?;
        let users = if driver.is_some() { self.everyone(now).await? } else { 0 };
        let gathers = plan::gathers(driver.as_ref(), wanted, expected, users);
        let inner = match driver.filter(|_| gathers) {
            Some(driver) => gathered(ask, &driver),
            None => self.walked(ask),
        };
        let rows = self.database.read().query_all(&outer(inner, ask)).await?;
        let terms = self.terms().await?;
        let version = match rows.first() {
            Some(first) => first.try_get_by_index(ROW.len() + 1)?,
            None => self.version().await?,
        };
        let mut rows = rows.iter().map(|row| placed(row, &ask.order, &terms)).collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > ask.limit as usize;
        rows.truncate(ask.limit as usize);
        if !ask.forward() {
            rows.reverse();
        }
        Ok(Found { rows, version, more })
    }

    fn walked(&self, ask: &Ask<'_>) -> SelectStatement {
        let conditions = &ask.selected.conditions;
        let fenced = !conditions.is_empty() && self.database.read().get_database_backend() == DbBackend::Postgres;
        let mut walk = Query::select().from("users").take();
        let tests = plan::narrow(&mut walk, conditions, &ask.order);
        begin(&mut walk, ask, false);
        if fenced {
            return cut(fence::around(walk, tests, &ask.order, |select| in_order(select, ask, false)), ask);
        }
        plan::test(walk.column(("users", "id")), tests);
        cut(walk, ask)
    }

    /// Which state of the data is the current one.
    pub(super) async fn version(&self) -> Result<i64, DbErr> {
        let select = Query::select().column("version").from("data_version").take();
        let row = self.database.read().query_one(&select).await?;
        row.map(|row| row.try_get_by_index(0)).transpose().map(Option::unwrap_or_default)
    }
}

/// The start of a list of more than one row: who asks for one row wants the count.
fn asks_for_similar(ask: &Ask<'_>) -> bool {
    ask.cursor.is_none() && ask.offset == 0 && ask.limit > 1
}

fn sort(text: Option<&str>) -> Result<Sort, ListError> {
    let sort = text.map(str::parse).transpose();
    sort.map(Option::unwrap_or_default).map_err(|error: steward_contract::codes::UnknownCode| {
        SelectError::Fields(vec![FieldError::new("sort", error.to_string())])
    })
}

fn gathered(ask: &Ask<'_>, driver: &Driver) -> SelectStatement {
    let mut gather = Query::select().column(("users", "id")).from("users").take();
    plan::gather(&mut gather, &ask.selected.conditions, driver);
    begin(&mut gather, ask, true);
    cut(gather, ask)
}

/// Where the page begins, and its order.
fn begin(select: &mut SelectStatement, ask: &Ask<'_>, gathered: bool) {
    if let Some(cursor) = ask.cursor {
        let place = match &cursor.key {
            Key::Number(number) => Expr::val(*number),
            Key::Text(text) => Expr::val(text.clone()),
        };
        let here = Expr::tuple([ask.order.key(gathered), Expr::col(("users", "id"))]);
        let there = Expr::tuple([place, Expr::val(cursor.id)]);
        let falling = ask.direction(ask.forward()) == Direction::Desc;
        select.and_where(if falling { here.lt(there) } else { here.gt(there) });
    }
    in_order(select, ask, gathered);
}

fn in_order(select: &mut SelectStatement, ask: &Ask<'_>, gathered: bool) {
    let direction = ask.direction(ask.forward());
    select.order_by_expr(ask.order.key(gathered), direction.clone()).order_by(("users", "id"), direction);
}

/// One row more than asked tells whether there is another page.
fn cut(mut select: SelectStatement, ask: &Ask<'_>) -> SelectStatement {
    select.limit(u64::from(ask.limit) + 1);
    if ask.offset > 0 {
        select.offset(u64::from(ask.offset));
    }
    select
}

/// The rows that the inner select picked out, whole: only what is shown is looked up.
fn outer(inner: SelectStatement, ask: &Ask<'_>) -> SelectStatement {
    let direction = ask.direction(ask.forward());
    let mut select = Query::select();
    select.columns(ROW.iter().map(|column| ("users", *column)));
    select.column(("users", ask.order.column));
    select.expr(Expr::cust("(SELECT version FROM data_version)"));
    select.from_subquery(inner, "hit");
    // A left join says which comes first: SQLite plans without knowing that the hits are few.
    select.join(JoinType::LeftJoin, "users", Expr::col(("users", "id")).equals(("hit", "id")));
    select.order_by(("users", ask.order.column), direction.clone()).order_by(("users", "id"), direction);
    select.take()
}

fn placed(result: &QueryResult, order: &Order, terms: &Terms) -> Result<(Key, i64, UserRow), DbErr> {
    let key = match (order.stored, order.column) {
        (Stored::Text, _) => Key::Text(result.try_get_by_index(ROW.len())?),
        (Stored::Number, "status") => Key::Number(result.try_get_by_index::<i16>(ROW.len())?.into()),
        (Stored::Number, _) => Key::Number(result.try_get_by_index(ROW.len())?),
    };
    Ok((key, result.try_get_by_index(0)?, row(result, terms)?))
}

fn paged(ask: &Ask<'_>, sort: Sort, found: Found, total: Total) -> UserPage {
    let count = u32::try_from(found.rows.len()).unwrap_or(u32::MAX);
    let (has_previous, has_next) = match ask.cursor {
        None => (ask.offset > 0, found.more),
        Some(Cursor { forward: true, .. }) => (true, found.more),
        Some(Cursor { forward: false, .. }) => (found.more, true),
    };
    let offset = match ask.cursor {
        None => Some(ask.offset),
        _ if !has_previous => Some(0),
        Some(cursor) if cursor.forward => cursor.offset,
        Some(cursor) => cursor.offset.map(|offset| offset.saturating_sub(count)),
    };
    let place = |row: Option<&(Key, i64, UserRow)>, forward, offset| {
        row.map(|(place, id, _)| Cursor { sort, forward, key: place.clone(), id: *id, offset }.encode(ask.selector))
    };
    let next_cursor =
        place(found.rows.last(), true, offset.map(|offset| offset.saturating_add(count))).filter(|_| has_next);
    let previous_cursor = place(found.rows.first(), false, offset).filter(|_| has_previous);
    UserPage {
        items: found.rows.into_iter().map(|(_, _, row)| row).collect(),
        total,
        offset,
        next_cursor,
        previous_cursor,
        similar: Vec::new(),
        masked: Vec::new(),
        skipped_filters: ask.selected.skipped.clone(),
        took_ms: 0.0,
    }
}
