//! How many users have each part of one or two characters, and each word, in their texts. The figures say at once how
//! many a short part matches and so how to look for it; the words are what a misspelt one is compared with.
//!
//! [`create`] counts; triggers keep the figures in step from then on (see [`super::SearchIndex`]).

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait, QueryResult,
    sea_query::{Expr, Query},
};

use super::Field;

/// Where a part is counted: in one field, in any of the six ([`ANY`]), or as a whole word ([`WORDS`]).
pub type Scope = i16;

pub const ANY: Scope = 6;
pub const WORDS: Scope = 7;

/// The fields that have words. Numbers have none.
pub const WORDED: &[Field] = &[Field::Name, Field::Email, Field::Username, Field::Company];

/// What stands between words.
pub const SEPARATORS: &str = " 0123456789.,:;@_+'\"-/&()#!*";

/// Characters of a word.
pub const WORD: std::ops::RangeInclusive<usize> = 2..=40;

/// Users read at a time.
const BATCH: u64 = 5_000;

impl Field {
    pub const fn scope(self) -> Scope {
        match self {
            Self::Name => 0,
            Self::Email => 1,
            Self::Phone => 2,
            Self::Username => 3,
            Self::UniqueId => 4,
            Self::Company => 5,
        }
    }
}

/// The scope in which a part of these fields is counted. [`ANY`] is that of all; for all but the phone number it is too,
/// where the part has no digit, because a number has nothing else. `None` where that would count too many.
pub fn scope_of(fields: &[Field], part: &str) -> Option<Scope> {
    match fields {
        [field] => Some(field.scope()),
        fields if fields.contains(&Field::Phone) || !part.contains(|c: char| c.is_ascii_digit()) => Some(ANY),
        _ => None,
    }
}

/// The words of a folded text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| SEPARATORS.contains(c)).filter(|word| WORD.contains(&word.chars().count()))
}

/// How many users have the part, as of now.
///
/// # Errors
/// When the database can't be read.
pub async fn users_with(database: &impl ConnectionTrait, scope: Scope, part: &str) -> Result<u32, DbErr> {
    let select = Query::select()
        .column("users")
        .from("search_parts")
        .and_where(Expr::col("scope").eq(scope))
        .and_where(Expr::col("part").eq(part))
        .take();
    let row = database.query_one(&select).await?;
    let users: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    Ok(u32::try_from(users).unwrap_or_default())
}

/// Counts the parts of everybody's texts.
pub(super) async fn create(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut counts = Counts::default();
    let mut last = 0_i64;
    loop {
        let mut select = Query::select();
        select.column("id").columns(Field::ALL.iter().map(|field| field.column())).from("users");
        select.and_where(Expr::col("id").gt(last)).order_by("id", sea_orm::Order::Asc).limit(BATCH);
        let rows = database.query_all(&select).await?;
        let Some(row) = rows.last() else { break };
        last = row.try_get_by_index(0)?;
        for row in &rows {
            counts.add(row)?;
        }
    }
    counts.write(database).await
}

#[derive(Default)]
struct Counts {
    /// By scope and one or two characters.
    grams: HashMap<(Scope, char, Option<char>), i64>,
    words: HashMap<String, i64>,
    /// Of one user; kept for its memory.
    once: Vec<(Scope, char, Option<char>)>,
}

impl Counts {
    fn add(&mut self, row: &QueryResult) -> Result<(), DbErr> {
        let mut words = BTreeSet::new();
        self.once.clear();
        for (index, field) in Field::ALL.iter().enumerate() {
            let text: Option<String> = row.try_get_by_index(index + 1)?;
            let text = text.unwrap_or_default();
            let text = if matches!(field, Field::UniqueId) { text.to_ascii_lowercase() } else { text };
            self.once.extend(grams(&text).flat_map(|(one, two)| [(field.scope(), one, two), (ANY, one, two)]));
            if WORDED.contains(field) {
                words.extend(self::words(&text).map(str::to_owned));
            }
        }
        self.once.sort_unstable();
        self.once.dedup();
        for gram in &self.once {
            *self.grams.entry(*gram).or_default() += 1;
        }
        for word in words {
            *self.words.entry(word).or_default() += 1;
        }
        Ok(())
    }

    async fn write(self, database: &impl ConnectionTrait) -> Result<(), DbErr> {
        let grams = self.grams.into_iter().map(|((scope, one, two), users)| {
            (scope, [Some(one), two].into_iter().flatten().collect::<String>(), users)
        });
        let words = self.words.into_iter().map(|(word, users)| (WORDS, word, users));
        let mut rows = grams.chain(words).collect::<Vec<_>>();
        rows.sort_unstable();
        for rows in rows.chunks(2_000) {
            let mut insert = Query::insert();
            insert.into_table("search_parts").columns(["scope", "part", "users"]);
            for (scope, part, users) in rows {
                insert.values_panic([Expr::val(*scope), Expr::val(part.as_str()), Expr::val(*users)]);
            }
            database.execute(&insert).await?;
        }
        Ok(())
    }
}

/// One and two characters from each place of a text. Spaces stand between what is looked for.
fn grams(text: &str) -> impl Iterator<Item = (char, Option<char>)> {
    let pairs = text.chars().zip(text.chars().skip(1).map(Some).chain([None]));
    pairs.filter(|(one, _)| *one != ' ').flat_map(|(one, two)| {
        [Some((one, None)), two.filter(|two| *two != ' ').map(|two| (one, Some(two)))].into_iter().flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_reach_over_a_space() {
        let grams: Vec<_> = grams("ab c").collect();
        assert_eq!(grams, [('a', None), ('a', Some('b')), ('b', None), ('c', None)]);
    }

    #[test]
    fn who_may_not_see_phone_numbers_is_told_no_figures_of_them() {
        assert_eq!(scope_of(Field::ALL, "55"), Some(ANY));
        assert_eq!(scope_of(Field::BUT_PHONE, "ha"), Some(ANY));
        assert_eq!(scope_of(Field::BUT_PHONE, "55"), None);
        assert_eq!(scope_of(Field::Name.alone(), "55"), Some(Field::Name.scope()));
    }

    #[test]
    fn words_are_without_digits_and_signs() {
        let words: Vec<_> = words("hannah.holloway77@mail-box.example.com 風美 x").collect();
        assert_eq!(words, ["hannah", "holloway", "mail", "box", "example", "com", "風美"]);
    }
}
