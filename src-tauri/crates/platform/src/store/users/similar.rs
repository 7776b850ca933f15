//! Users whose texts are near to what was typed (LST-2): with one or two letters of a word wrong. They stand beside what
//! was found exactly, and are no part of any count, selection or export.
//!
//! Each word is compared with the words that there are, and the nearest combinations of those are looked for, the best
//! first. However much is typed, that is a few questions to an index.

use std::{collections::HashSet, sync::Arc};

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait,
    sea_query::{Expr, Query, SelectStatement},
};
use steward_contract::UserRow;

use super::{
    Users,
    condition::Condition,
    plan::FEW,
    row::{ROW, row},
    selector::Selected,
};
use crate::store::search::{
    Field, parts,
    vocabulary::{Near, Vocabulary, combined},
};

/// Fewer than this found exactly are few: then who is near is looked for.
pub const FEW_EXACT: u32 = 5;

/// Users that are shown.
const SHOWN: usize = 10;

/// Combinations of words that are tried.
const TRIES: usize = 6;

/// Words of a text that are compared.
const WORDS: usize = 6;

/// How old the words may be while users change, in milliseconds.
const WORDS_FOR: i64 = 60_000;

/// The words that there were, in which version of the data, and when they were read.
pub struct Known {
    vocabulary: Arc<Vocabulary>,
    version: i64,
    at: i64,
}

impl Users {
    /// The users nearest to what was typed among those whom the other conditions leave, nearest first, but for those who
    /// were found exactly.
    pub(super) async fn similar(
        &self,
        selected: &Selected,
        found: &[UserRow],
        now: DateTime<Utc>,
    ) -> Result<Vec<UserRow>, DbErr> {
        let Some((folded, place)) = &selected.typed else { return Ok(Vec::new()) };
        let conditions = selected.conditions.iter().enumerate().filter(|(index, _)| index != place);
        let conditions: Vec<&Condition> = conditions.map(|(_, condition)| condition).collect();
        let mut seen: HashSet<String> = found.iter().map(|row| row.numeric_id.clone()).collect();
        let vocabulary = self.vocabulary(now).await?;
        let mut typed: Vec<&str> = Vec::new();
        for word in parts::words(folded) {
            if !typed.contains(&word) && typed.len() < WORDS {
                typed.push(word);
            }
        }
        let near: Vec<Vec<Near>> =
            typed.iter().map(|word| vocabulary.near(word)).filter(|near| !near.is_empty()).collect();
        // Half of what was typed says nothing about a user.
        if near.is_empty() || near.len() * 2 < typed.len() {
            return Ok(Vec::new());
        }
        let mut similar: Vec<UserRow> = Vec::new();
        for words in combined(&near, TRIES) {
            for row in self.with_words(&words, &conditions).await? {
                if seen.insert(row.numeric_id.clone()) {
                    similar.push(row);
                }
            }
            if similar.len() >= SHOWN {
                break;
            }
        }
        similar.truncate(SHOWN);
        Ok(similar)
    }

    /// Some users with all of the words.
    async fn with_words(&self, words: &[&Near], conditions: &[&Condition]) -> Result<Vec<UserRow>, DbErr> {
        let mut some = Query::select().column(("users", "id")).from("users").take();
        match words {
            // The first that come are as near as any other, and not far where many have the word.
            [only] if only.users > FEW => {
                some.and_where(self.search().test(Field::ALL, &only.word));
            }
            words => {
                let words: Vec<&str> = words.iter().map(|near| near.word.as_str()).collect();
                some.and_where(self.search().seek_all(Field::ALL, &words));
            }
        }
        for condition in conditions {
            some.and_where(condition.test.clone());
        }
        some.limit(2 * SHOWN as u64);
        let rows = self.database.read().query_all(&whole(some)).await?;
        let terms = self.terms().await?;
        rows.iter().map(|found| row(found, &terms)).collect()
    }

    async fn vocabulary(&self, now: DateTime<Utc>) -> Result<Arc<Vocabulary>, DbErr> {
        let mut words = self.words.lock().await;
        let (now, version) = (now.timestamp_millis(), self.version().await?);
        if let Some(Known { vocabulary, version: of, at }) = &*words
            && (*of == version || (0..WORDS_FOR).contains(&(now - at)))
        {
            return Ok(Arc::clone(vocabulary));
        }
        let vocabulary = Arc::new(Vocabulary::load(self.database.read()).await?);
        *words = Some(Known { vocabulary: Arc::clone(&vocabulary), version, at: now });
        Ok(vocabulary)
    }
}

/// The rows of the users that a select picks out, whole.
fn whole(ids: SelectStatement) -> SelectStatement {
    let mut rows = Query::select();
    rows.columns(ROW.iter().map(|column| ("users", *column))).from_subquery(ids, "hit");
    rows.join(sea_orm::JoinType::LeftJoin, "users", Expr::col(("users", "id")).equals(("hit", "id")));
    rows.take()
}
