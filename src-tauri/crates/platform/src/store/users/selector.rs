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
    key::Key,
};
use crate::store::{
    entity::selection,
    learning::{Question, is_learning},
    list::Values,
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
    /// What is remembered about exactly this question is kept under this.
    pub fn key(&self) -> Key {
        Key::of(&self.conditions.iter().map(|condition| condition.key).collect::<Vec<_>>())
    }
}

impl Users {
    /// # Errors
    /// Every filter whose value is wrong, or the database's own.
    pub async fn select(&self, selector: &UserSelector, now: DateTime<Utc>) -> Result<Selected, SelectError> {
        let terms = self.terms().await?;
        let context = Context { now, terms: &terms, search: self.search(), backend: self.backend() };
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
        if selector.include_test_users == Some(false) {
            conditions.push(Condition::no_test_users());
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
            Ok(found) => {
                let among = Values::Numbers(found.ids.clone()).hold(Expr::col(("users", "id")), self.backend());
                let among = if question.enrolled { among } else { among.not() };
                let key = Key::of(&(question.enrolled, found.key));
                selected.conditions.push(Condition::known(among, key));
            }
            Err(reason) => {
                let skipped = filters.keys().copied().filter(|filter| is_learning(*filter));
                selected.skipped = skipped.map(|filter| SkippedFilter { filter, reason: reason.clone() }).collect();
            }
        }
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
            Condition::plain(Expr::col(("users", "id")).in_subquery(users))
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
