//! A selector made ready to be asked: every filter parsed, the learning service consulted.

use chrono::{DateTime, Utc};
use sea_orm::{DbErr, ExprTrait, sea_query::Expr};
use steward_contract::{FieldError, FilterId, Permission, SkippedFilter, UserSelector};

use super::{
    Users,
    condition::Condition,
    filter::{self, Context},
    key::Key,
    privacy,
};
use crate::{
    auth::Caller,
    store::{
        learning::{Question, is_learning},
        list::Values,
    },
};

/// Which users are meant, and what could not be asked.
#[derive(Debug, Clone, Default)]
pub struct Selected {
    pub conditions: Vec<Condition>,
    pub skipped: Vec<SkippedFilter>,
    /// What was typed into the search box, folded, where it is looked for by its parts, and which of the conditions that
    /// is.
    pub typed: Option<(String, usize)>,
}

#[derive(Debug, thiserror::Error)]
pub enum SelectError {
    #[error("fields of the query are wrong")]
    Fields(Vec<FieldError>),
    /// With the fields of the query that need it.
    #[error("the permission {0} is missing")]
    Denied(Permission, Vec<FieldError>),
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
    /// `caller`: who asks, if not the platform itself. A selection is known to the admin who made it alone, and nobody
    /// finds out by asking what they may not see.
    ///
    /// # Errors
    /// Every filter whose value is wrong, those that the caller may not ask, or the database's own.
    pub async fn select(
        &self,
        selector: &UserSelector,
        caller: Option<&Caller>,
        now: DateTime<Utc>,
    ) -> Result<Selected, SelectError> {
        privacy::allow_filters(selector, caller)?;
        let terms = self.terms().await?;
        let context = Context { now, terms: &terms, search: self.search(), backend: self.backend() };
        let (mut conditions, mut errors) = own_conditions(selector, context);
        let question = Question::of(&selector.filters).unwrap_or_else(|wrong| {
            errors.extend(wrong);
            None
        });
        let mut typed = None;
        match self.searched(selector.search.as_deref(), caller).await? {
            Ok(Some(searched)) => {
                typed = searched.typed.map(|text| (text, conditions.len()));
                conditions.push(searched.condition);
            }
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
        if let Some(id) = selector.selection {
            match self.frozen(id, caller.map(|caller| caller.admin_id), now).await? {
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
        let mut selected = Selected { conditions, skipped: Vec::new(), typed };
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sea_orm::DbBackend;

    use super::*;
    use crate::store::{search, terms::Terms};

    fn selected(selector: &UserSelector) -> Option<Selected> {
        let (terms, backend) = (Terms::default(), DbBackend::Sqlite);
        let context = Context { now: DateTime::default(), terms: &terms, search: search::of(backend), backend };
        let (conditions, errors) = own_conditions(selector, context);
        errors.is_empty().then_some(Selected { conditions, ..Selected::default() })
    }

    /// Values made of what keys were once joined with, and of what looks like other filters.
    fn hostile() -> impl Strategy<Value = String> {
        let parts =
            ["e", "active", "status", "company", "=", "&", ";", "@", ",", "\"", "'", "\\", "%", "[", "]", "0", " "];
        proptest::collection::vec(proptest::sample::select(parts.to_vec()), 1..6).prop_map(|parts| parts.concat())
    }

    fn selectors() -> impl Strategy<Value = UserSelector> {
        use FilterId as F;
        let filters = [F::Name, F::Email, F::Company, F::City, F::State, F::Username, F::ReferralCode, F::Status];
        let filter = proptest::sample::select(filters.to_vec());
        proptest::collection::btree_map(filter, hostile(), 0..4)
            .prop_map(|filters| UserSelector { filters, ..UserSelector::default() })
    }

    proptest! {
        #[test]
        fn questions_have_one_key_exactly_when_they_are_one(one in selectors(), other in selectors()) {
            let (Some(one), Some(other)) = (selected(&one), selected(&other)) else { return Ok(()) };
            let tests = |selected: &Selected| -> Vec<_> {
                selected.conditions.iter().map(|condition| condition.test.clone()).collect()
            };
            prop_assert_eq!(one.key() == other.key(), tests(&one) == tests(&other));
        }

        #[test]
        fn a_value_is_never_taken_for_another_filter(value in hostile()) {
            let of = |filters: &[(FilterId, &str)]| {
                let filters = filters.iter().map(|(filter, value)| (*filter, (*value).to_owned())).collect();
                selected(&UserSelector { filters, ..UserSelector::default() }).map(|selected| selected.key())
            };
            let joined = format!("{value}&status=active");
            let one = of(&[(FilterId::Name, &joined)]);
            prop_assume!(one.is_some());
            prop_assert_ne!(one, of(&[(FilterId::Name, &value), (FilterId::Status, "active")]));
        }
    }

    #[test]
    fn the_order_of_values_and_their_repetition_make_no_other_question() {
        let of = |value: &str| {
            let filters = [(FilterId::Status, value.to_owned())].into();
            selected(&UserSelector { filters, ..UserSelector::default() }).unwrap().key()
        };
        assert_eq!(of("active,suspended"), of("suspended,active, active"));
        assert_ne!(of("active,suspended"), of("active"));
    }
}
