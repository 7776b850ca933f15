//! Where a page of a user's own lists ends: newest first, ties by key.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use steward_contract::{FieldError, Page, Paging};

const ROWS: u32 = 50;

/// The last row of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub at: i64,
    pub id: i64,
}

/// What part of a list is asked for.
#[derive(Debug, Clone, Copy)]
pub struct PageRequest {
    pub after: Option<Position>,
    pub limit: u32,
}

impl PageRequest {
    /// # Errors
    /// When the cursor is none of this list's.
    pub fn of(paging: &Paging) -> Result<Self, FieldError> {
        Self::new(paging.cursor.as_deref(), paging.limit)
    }

    /// # Errors
    /// When the cursor is none of this list's.
    pub fn new(cursor: Option<&str>, limit: Option<u32>) -> Result<Self, FieldError> {
        let after = cursor.map(|text| {
            decode(text).ok_or_else(|| FieldError::new("cursor", "is not of this list; take next_cursor as it came"))
        });
        Ok(Self { after: after.transpose()?, limit: limit.unwrap_or(ROWS) })
    }

    /// Rows to read: one more than asked tells whether there is another page.
    pub fn rows(self) -> u64 {
        u64::from(self.limit) + 1
    }

    /// Whether a row comes after the page before.
    pub fn condition(self, at: SimpleExpr, id: SimpleExpr) -> SimpleExpr {
        match self.after {
            Some(place) => Expr::tuple([at, id]).lt(Expr::tuple([Expr::val(place.at), Expr::val(place.id)])),
            None => Expr::val(1_i32).eq(1_i32),
        }
    }

    /// The page, from up to one row more than it holds.
    pub fn page<R, T>(self, mut rows: Vec<R>, place: impl Fn(&R) -> Position, show: impl FnMut(R) -> T) -> Page<T> {
        let more = rows.len() > self.limit as usize;
        rows.truncate(self.limit as usize);
        let next_cursor = rows.last().filter(|_| more).map(|row| cursor(place(row)));
        Page { items: rows.into_iter().map(show).collect(), next_cursor }
    }
}

/// A page of the rows that a user has in a table, newest first, up to one row more than the page holds.
///
/// # Errors
/// When the database can't be read.
pub async fn newest<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    user: i64,
    at: E::Column,
    part: PageRequest,
) -> Result<Vec<E::Model>, DbErr> {
    E::find()
        .filter(Expr::col("user_id").eq(user))
        .filter(part.condition(Expr::col(at), Expr::col("id")))
        .order_by_desc(at)
        .order_by_desc(Expr::col("id"))
        .limit(part.rows())
        .all(connection)
        .await
}

/// Every row that a user has in a table, in the order of its keys: for what must leave nothing out.
///
/// # Errors
/// When the database can't be read.
pub async fn every<E: EntityTrait>(connection: &impl ConnectionTrait, user: i64) -> Result<Vec<E::Model>, DbErr> {
    E::find().filter(Expr::col("user_id").eq(user)).order_by_asc(Expr::col("id")).all(connection).await
}

/// What leads on from a row.
pub fn cursor(place: Position) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(format!("{}|{}", place.at, place.id))
}

fn decode(text: &str) -> Option<Position> {
    let text = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let (at, id) = text.split_once('|')?;
    Some(Position { at: at.parse().ok()?, id: id.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(at in any::<i64>(), id in any::<i64>()) {
            let place = Position { at, id };
            prop_assert_eq!(decode(&cursor(place)), Some(place));
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = PageRequest::new(Some(&text), None);
        }
    }
}
