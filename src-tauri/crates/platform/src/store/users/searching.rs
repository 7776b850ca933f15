//! What the one search box asks (LST-2, BEY-1).

use sea_orm::{
    DbErr, ExprTrait,
    sea_query::{Expr, Query, SimpleExpr},
};
use steward_contract::FieldError;
use uuid::Uuid;

use super::{
    Users,
    condition::{Condition, Seek},
    filter, value,
};
use crate::store::{
    fold::{digits, folded},
    list::Values,
    search::{Field, SearchIndex},
};

impl Users {
    /// What the one search box asks: exactly the users that a pasted id, address or number belongs to; where there are
    /// none, the users with every word somewhere in the six fields.
    pub(super) async fn searched(&self, text: Option<&str>) -> Result<Result<Option<Condition>, FieldError>, DbErr> {
        let Some(text) = text else { return Ok(Ok(None)) };
        let text = match value::text(text) {
            Ok(text) => text,
            Err(message) => return Ok(Err(FieldError::new("search", message))),
        };
        if let Some(condition) = self.exactly(text).await? {
            return Ok(Ok(Some(condition)));
        }
        let folded = folded(text);
        let words = match value::words(&folded) {
            Ok(words) => words,
            Err(message) => return Ok(Err(FieldError::new("search", message))),
        };
        let condition = words_in(Field::ALL, words, self.search());
        let numeric: Option<i64> = text.parse().ok();
        let condition = match (condition, numeric) {
            (Some(condition), Some(id)) => Some(condition.or(filter::numeric_id(id))),
            (condition, _) => condition,
        };
        let wrong = || FieldError::new("search", "has no letter or digit to look for");
        Ok(condition.map(Some).ok_or_else(wrong))
    }

    /// The users whose id, e-mail, username, unique id or phone number the text is.
    async fn exactly(&self, text: &str) -> Result<Option<Condition>, DbErr> {
        let mut any = sea_orm::Condition::any();
        match text.parse::<Uuid>() {
            Ok(id) => any = any.add(Expr::col(("users", "user_id")).eq(id)),
            Err(_) if text.contains(char::is_whitespace) && !is_phone(text) => return Ok(None),
            Err(_) => {
                any = any.add(Expr::col(("users", "email")).eq(text.to_lowercase()));
                any = any.add(Expr::col(("users", "username")).eq(text.to_lowercase()));
                any = any.add(Expr::col(("users", "unique_id")).eq(text.to_uppercase()));
            }
        }
        if is_phone(text) {
            any = any.add(Expr::col(("users", "phone_key")).eq(digits(text)));
        }
        let select = Query::select().column(("users", "id")).from("users").cond_where(any).limit(200).take();
        let rows = sea_orm::ConnectionTrait::query_all(self.database.read(), &select).await?;
        let ids = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<Vec<i64>, _>>()?;
        if ids.is_empty() {
            return Ok(None);
        }
        Ok(Some(Condition::plain(Values::Numbers(ids).hold(Expr::col(("users", "id")), self.backend()))))
    }
}

/// Every word is in one of the fields; `None` without words. The longest word is the one asked of the index.
pub fn words_in(fields: &[Field], mut words: Vec<&str>, search: &dyn SearchIndex) -> Option<Condition> {
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let test = words.iter().map(|word| search.test(fields, word)).reduce(SimpleExpr::and)?;
    let seek = words.iter().map(|word| search.seek(fields, word)).reduce(SimpleExpr::and)?;
    Some(Condition::new(test, Seek::By(seek), None))
}

/// At least seven digits, and nothing that no phone number is written with.
fn is_phone(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c)) && digits(text).len() >= 7
}
