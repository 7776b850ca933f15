//! A selector made ready to be asked: every filter parsed, the learning service consulted.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Query},
};
use steward_contract::{FieldError, FilterId, SkippedFilter, UserSelector};
use uuid::Uuid;

use super::{
    Users,
    condition::Condition,
    filter::{self, Context},
};
use crate::store::{
    entity::selection,
    fold::{digits, folded},
    learning::{Question, is_learning},
    search::Field,
};

/// Which users are meant, and what could not be asked.
#[derive(Debug, Clone, Default)]
pub struct Selected {
    pub conditions: Vec<Condition>,
    pub skipped: Vec<SkippedFilter>,
}

#[derive(Debug, thiserror::Error)]
pub enum SelectError {
    #[error("fields of the query are wrong")]
    Fields(Vec<FieldError>),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl Selected {
    /// A name for exactly this question; equal names have equal answers.
    pub fn key(&self) -> String {
        self.conditions.iter().map(|condition| condition.key.as_str()).collect::<Vec<_>>().join("&")
    }
}

impl Users {
    /// # Errors
    /// Every filter whose value is wrong, or the database's own.
    pub async fn select(&self, selector: &UserSelector, now: DateTime<Utc>) -> Result<Selected, SelectError> {
        let terms = self.terms().await?;
        let context = Context { now, terms: &terms, search: self.search() };
        let (mut conditions, mut errors) = own_conditions(selector, context);
        let question = Question::of(&selector.filters).unwrap_or_else(|wrong| {
            errors.extend(wrong);
            None
        });
        match self.searched(selector.search.as_deref()).await? {
            Ok(condition) => conditions.extend(condition),
            Err(error) => errors.push(error),
        }
        if let Some(id) = selector.selection {
            match self.frozen(id, now).await? {
                Some(condition) => conditions.push(condition),
                None => errors.push(FieldError::new("selection", "is unknown or older than an hour; select again")),
            }
        }
        if !errors.is_empty() {
            return Err(SelectError::Fields(errors));
        }
        let mut selected = Selected { conditions, skipped: Vec::new() };
        if let Some(question) = question {
            self.ask_learning(&question, &selector.filters, now, &mut selected).await;
        }
        Ok(selected)
    }

    async fn ask_learning(
        &self,
        question: &Question,
        filters: &std::collections::BTreeMap<FilterId, String>,
        now: DateTime<Utc>,
        selected: &mut Selected,
    ) {
        match self.learning.users(question, now.timestamp_millis()).await {
            Ok(ids) => {
                let among = self.search().among(&ids);
                let among = if question.enrolled { among } else { among.not() };
                // The answer changes with the learning service's data, which no version of ours follows.
                let key = format!("{}@{}", question.key(), now.timestamp() / 10);
                selected.conditions.push(Condition::plain(among).keyed(key));
            }
            Err(reason) => {
                let skipped = filters.keys().copied().filter(|filter| is_learning(*filter));
                selected.skipped = skipped.map(|filter| SkippedFilter { filter, reason: reason.clone() }).collect();
            }
        }
    }

    /// What the one search box asks: exactly the users that a pasted id, address or number belongs to; where there are
    /// none, the users with every word somewhere in the six fields.
    async fn searched(&self, text: Option<&str>) -> Result<Result<Option<Condition>, FieldError>, DbErr> {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(Ok(None)) };
        let text = match super::value::text(text) {
            Ok(text) => text,
            Err(message) => return Ok(Err(FieldError::new("search", message))),
        };
        if let Some(condition) = self.exactly(text).await? {
            return Ok(Ok(Some(condition)));
        }
        let folded = folded(text);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let condition = filter::words_in(Field::ALL, words, self.search());
        let numeric: Option<i64> = text.parse().ok();
        let condition = match (condition, numeric) {
            (Some(condition), Some(id)) => Some(condition.or(filter::numeric_id(id))),
            (condition, _) => condition,
        };
        let wrong = || FieldError::new("search", "has no letter or digit to look for");
        Ok(condition.map(|condition| Some(condition.keyed(format!("search={folded}")))).ok_or_else(wrong))
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
        let key = format!("ids={ids:?}");
        Ok(Some(Condition::plain(Expr::col(("users", "id")).is_in(ids)).keyed(key)))
    }

    async fn frozen(&self, id: Uuid, now: DateTime<Utc>) -> Result<Option<Condition>, DbErr> {
        let selection = selection::Entity::find()
            .filter(selection::Column::SelectionId.eq(id))
            .filter(selection::Column::ExpiresAt.gt(now.timestamp_millis()))
            .one(self.database.read())
            .await?;
        Ok(selection.map(|selection| {
            let users = Query::select()
                .column("user_id")
                .from("selection_users")
                .and_where(Expr::col("selection_id").eq(selection.id))
                .take();
            Condition::plain(Expr::col(("users", "id")).in_subquery(users)).keyed(format!("selection={id}"))
        }))
    }
}

fn own_conditions(selector: &UserSelector, context: Context<'_>) -> (Vec<Condition>, Vec<FieldError>) {
    let mut conditions = Vec::new();
    let mut errors = Vec::new();
    for (filter, given) in &selector.filters {
        match filter::condition(*filter, given, context) {
            Ok(condition) => conditions.extend(condition),
            Err(error) => errors.push(error),
        }
    }
    (conditions, errors)
}

/// At least seven digits, and nothing that no phone number is written with.
fn is_phone(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c)) && digits(text).len() >= 7
}
