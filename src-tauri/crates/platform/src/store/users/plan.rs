//! How a question is put to the database. Two ways, and the figures decide:
//!
//! - *Walk* the order of the list and test each row on the way, until the page is full. Right when many match.
//! - *Gather* what matches through the index of the rarest condition, and order that. Right when few match.

use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr},
};
use steward_contract::{Sort, SortKey};

use super::{
    Users,
    condition::{Condition, Seek, Stored},
};
use crate::store::list::Values;

/// As many as are worth gathering: looking up and ordering them takes some 20 ms.
pub const FEW: u32 = 20_000;

/// What it costs to look up a row by its key, in index entries that could be walked instead.
const LOOKUP: u64 = 8;

/// A condition that few users meet.
#[derive(Debug, Clone)]
pub struct Driver {
    /// Its place among the conditions.
    pub index: usize,
    pub seek: SimpleExpr,
    /// How many meet it.
    pub count: u32,
}

impl Users {
    /// The rarest condition, when it is met by few.
    pub(super) async fn driver(&self, conditions: &[Condition], now: i64) -> Result<Option<Driver>, DbErr> {
        let mut rarest: Option<Driver> = None;
        for (index, condition) in conditions.iter().enumerate() {
            let Some(count) = self.probe(condition, now).await? else { continue };
            if rarest.as_ref().is_none_or(|rarest| count < rarest.count) {
                let Some(seek) = self.seek(condition).await? else { continue };
                rarest = Some(Driver { index, seek, count });
            }
        }
        Ok(rarest)
    }

    /// How many users meet the condition, when they are few.
    async fn probe(&self, condition: &Condition, now: i64) -> Result<Option<u32>, DbErr> {
        if let Some(known) = self.totals.estimate(condition.key, now) {
            return Ok(known);
        }
        if let Some(counted) = self.counted(self.database.read(), condition).await? {
            return Ok(Some(counted).filter(|count| *count <= FEW));
        }
        let few = match self.seek(condition).await? {
            Some(seek) => {
                let some = Query::select()
                    .column(("users", "id"))
                    .from("users")
                    .and_where(seek)
                    .limit(u64::from(FEW) + 1)
                    .take();
                let count = Query::select().expr(Expr::cust("count(*)")).from_subquery(some, "some_users").take();
                Some(number(self.database.read(), &count).await?).filter(|count| *count <= FEW)
            }
            None => None,
        };
        self.totals.remember_estimate(condition.key, few, now);
        Ok(few)
    }

    /// The condition as an index answers it.
    pub(super) async fn seek(&self, condition: &Condition) -> Result<Option<SimpleExpr>, DbErr> {
        match &condition.seek {
            Seek::By(expression) => Ok(Some(expression.clone())),
            Seek::Parts(parts) => self.seek_parts(parts).await,
            Seek::None => Ok(None),
            Seek::Mask { column, mask } => {
                let values = self.values_with(column, *mask).await?;
                Ok(Some(Values::Numbers(values).hold(Expr::col(("users", *column)), self.backend())))
            }
        }
    }

    /// The values of a mask that occur and have one of the bits. Steps from one value to the next in the column's index:
    /// a mask has few of them however many users there are.
    async fn values_with(&self, column: &str, mask: i64) -> Result<Vec<i64>, DbErr> {
        let sql = format!(
            "WITH RECURSIVE v (m) AS (SELECT min({column}) FROM users UNION ALL \
             SELECT (SELECT min({column}) FROM users WHERE {column} > v.m) FROM v WHERE v.m IS NOT NULL) \
             SELECT CAST(m AS BIGINT) FROM v WHERE m & $1 <> 0"
        );
        let database = self.database.read();
        let statement = sea_orm::Statement::from_sql_and_values(self.backend(), sql, [mask.into()]);
        database.query_all_raw(statement).await?.iter().map(|row| row.try_get_by_index(0)).collect()
    }
}

/// The one number that a question answers.
pub async fn number(connection: &impl ConnectionTrait, select: &SelectStatement) -> Result<u32, DbErr> {
    let row = connection.query_one(select).await?;
    let number: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Whether to gather: for `wanted` rows from the start of the list, of `total` that match among `users`.
pub fn gathers(driver: Option<&Driver>, wanted: u64, total: u32, users: u32) -> bool {
    let walked = wanted * u64::from(users) / u64::from(Ord::max(total, 1));
    driver.is_some_and(|driver| u64::from(driver.count) * LOOKUP < walked)
}

/// The conditions on a select that gathers by the driver.
pub fn gather(select: &mut SelectStatement, conditions: &[Condition], driver: &Driver) {
    select.and_where(driver.seek.clone());
    for (index, condition) in conditions.iter().enumerate() {
        if index != driver.index {
            select.and_where(condition.test.clone());
        }
    }
}

/// The conditions on a select that walks an order.
pub fn walk(select: &mut SelectStatement, conditions: &[Condition], order: &Order) {
    let tests = narrow(select, conditions, order);
    test(select, tests);
}

/// Narrows a walk by the conditions that are about its order; the others are left to be tested on the way.
pub fn narrow<'a>(select: &mut SelectStatement, conditions: &'a [Condition], order: &Order) -> Vec<&'a Condition> {
    let mut rest = Vec::new();
    for condition in conditions {
        match &condition.seek {
            Seek::By(seek) if condition.column == Some(order.column) => {
                select.and_where(seek.clone());
            }
            _ => rest.push(condition),
        }
    }
    rest
}

/// Tests each row on the way.
pub fn test(select: &mut SelectStatement, conditions: Vec<&Condition>) {
    for condition in conditions {
        select.and_where(condition.test.clone());
    }
}

/// An order of the list and the column that it goes by.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    pub column: &'static str,
    pub stored: Stored,
    pub descending: bool,
}

impl Order {
    /// That of the table itself.
    pub const ID: Self = Self { column: "id", stored: Stored::Number, descending: false };

    pub const fn of(sort: Sort) -> Self {
        let (column, stored) = match sort.key {
            SortKey::Registered => ("registered_at", Stored::Number),
            SortKey::LastActivity => ("last_activity_at", Stored::Number),
            SortKey::LastLogin => ("last_login_at", Stored::Number),
            SortKey::Name => ("name_key", Stored::Text),
            SortKey::Email => ("email_key", Stored::Text),
            SortKey::Status => ("status", Stored::Number),
            SortKey::CreditBalance => ("credit_balance", Stored::Number),
        };
        Self { column, stored, descending: sort.descending }
    }

    /// The column, plain where the order's index shall be walked, guarded from it where what was gathered is ordered.
    pub fn key(&self, guarded: bool) -> SimpleExpr {
        match (guarded, self.stored) {
            (false, _) => Expr::col(("users", self.column)),
            (true, Stored::Number) => Expr::cust(format!("(users.{} + 0)", self.column)),
            (true, Stored::Text) => Expr::cust(format!("(users.{} || '')", self.column)),
        }
    }
}
