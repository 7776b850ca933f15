//! The words that users' texts are made of, in memory, so that a misspelt one finds those it is near to. Which words
//! there are is kept in the database; see [`super::parts`].

use std::collections::BTreeSet;

use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait, Order,
    sea_query::{Expr, Query},
};

use super::parts::WORDS;

/// The most words that are kept, those of most users first; some 10 MiB.
const MOST: u64 = 400_000;

/// Words that one word is taken for, at most.
const ALTERNATIVES: usize = 6;

/// Shorter words are near to too many.
const SHORTEST: usize = 3;

/// All words one behind the other: looking through them all takes a few milliseconds.
#[derive(Debug, Default)]
pub struct Vocabulary {
    text: String,
    words: Vec<Word>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    start: u32,
    bytes: u8,
    characters: u8,
    /// A bit for each letter in it, some for several: a wrong letter changes two at most.
    letters: u32,
    users: u32,
}

/// A word that another is near to.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    pub word: String,
    /// How alike the two are, by their trigrams: 1 for the word itself.
    pub similarity: f32,
    pub users: u32,
}

impl Vocabulary {
    /// # Errors
    /// When the database can't be read.
    pub async fn load(database: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let mut select = Query::select();
        select.columns(["part", "users"]).from("search_parts");
        select.and_where(Expr::col("scope").eq(WORDS)).and_where(Expr::col("users").gt(0));
        select.order_by("users", Order::Desc).limit(MOST);
        let mut vocabulary = Self::default();
        for row in database.query_all(&select).await? {
            let (word, users): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            vocabulary.add(&word, u32::try_from(users).unwrap_or(u32::MAX));
        }
        Ok(vocabulary)
    }

    fn add(&mut self, word: &str, users: u32) {
        let sizes = (u32::try_from(self.text.len()), u8::try_from(word.len()), u8::try_from(word.chars().count()));
        // A word is of forty characters at most, so all of these fit; what doesn't is no word.
        let (Ok(start), Ok(bytes), Ok(characters)) = sizes else { return };
        self.text.push_str(word);
        self.words.push(Word { start, bytes, characters, letters: letters(word), users });
    }

    fn text(&self, word: &Word) -> &str {
        let start = word.start as usize;
        &self.text[start..start + usize::from(word.bytes)]
    }

    /// Words with one or two letters more, fewer, other or changed about, the most alike first; itself among them when it
    /// is a word, or a part of one.
    pub fn near(&self, word: &str) -> Vec<Near> {
        let characters = word.chars().count();
        if characters < SHORTEST {
            return Vec::new();
        }
        let wrong = allowed(characters);
        let (letters, trigrams_of_word) = (letters(word), trigrams(word));
        let mut near: Vec<Near> = Vec::new();
        let mut holder: Option<u32> = None;
        for other in &self.words {
            let longer = usize::from(other.characters).abs_diff(characters);
            if letters & !other.letters == 0
                && usize::from(other.characters) >= characters
                && self.text(other).contains(word)
            {
                holder = Some(holder.unwrap_or_default().saturating_add(other.users));
            } else if longer <= wrong && (letters ^ other.letters).count_ones() as usize <= 2 * wrong {
                let text = self.text(other);
                if strsim::osa_distance(word, text) <= wrong {
                    let similarity = similarity(&trigrams_of_word, &trigrams(text));
                    near.push(Near { word: text.to_owned(), similarity, users: other.users });
                }
            }
        }
        near.sort_by(|one, other| other.similarity.total_cmp(&one.similarity).then(other.users.cmp(&one.users)));
        near.truncate(ALTERNATIVES);
        near.splice(0..0, holder.map(|users| Near { word: word.to_owned(), similarity: 1.0, users }));
        near
    }
}

/// Letters that may be wrong in a word of so many.
const fn allowed(characters: usize) -> usize {
    if characters <= 5 { 1 } else { 2 }
}

fn letters(word: &str) -> u32 {
    word.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) % 32))
}

/// The trigrams of a word with its beginning and its end, as `pg_trgm` takes them.
fn trigrams(word: &str) -> BTreeSet<[char; 3]> {
    let padded: Vec<char> = [' ', ' '].into_iter().chain(word.chars()).chain([' ']).collect();
    padded.windows(3).map(|three| [three[0], three[1], three[2]]).collect()
}

/// What two words have in common of all that one of them has.
#[allow(clippy::cast_precision_loss, reason = "a word has some forty trigrams")]
fn similarity(one: &BTreeSet<[char; 3]>, other: &BTreeSet<[char; 3]>) -> f32 {
    let common = one.intersection(other).count();
    common as f32 / (one.len() + other.len() - common) as f32
}

/// Combinations of one word each from several lists, the most alike first, at most `most`.
pub fn combined(lists: &[Vec<Near>], most: usize) -> Vec<Vec<&Near>> {
    let mut combinations: Vec<Vec<&Near>> = vec![Vec::new()];
    for list in lists {
        combinations = combinations
            .iter()
            .flat_map(|begun| list.iter().map(|near| begun.iter().copied().chain([near]).collect()))
            .collect();
        // Sums only fall from here on, so what is not among the best now will not be.
        let alike = |words: &Vec<&Near>| words.iter().map(|near| near.similarity).sum::<f32>();
        combinations.sort_by(|one, other| alike(other).total_cmp(&alike(one)));
        combinations.truncate(most);
    }
    combinations
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let words = [
            "hannah",
            "hanna",
            "holloway",
            "sebastian",
            "copperfield",
            "john",
            "joan",
            "joanna",
            "gmail",
            "nguyen",
            "obrien",
            "王小明",
            "maria",
            "mario",
            "müller",
        ];
        for word in words {
            vocabulary.add(word, 10);
        }
        vocabulary
    }

    fn nearest(word: &str) -> Option<String> {
        vocabulary().near(word).first().map(|near| near.word.clone())
    }

    #[test]
    fn a_misspelt_word_is_near_to_what_was_meant() {
        for (typed, meant) in [
            ("hanah", "hannah"),
            ("hannnah", "hannah"),
            ("holoway", "holloway"),
            ("hollwoay", "holloway"),
            ("sebastien", "sebastian"),
            ("coperfield", "copperfield"),
            ("copprefield", "copperfield"),
            ("jhon", "john"),
            ("gmial", "gmail"),
            ("ngyuen", "nguyen"),
            ("obrian", "obrien"),
            ("王小朋", "王小明"),
        ] {
            assert_eq!(nearest(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_far_is_not_near() {
        for typed in ["xylophone", "hn", "holographic", "", "zzz"] {
            assert_eq!(nearest(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_right_word_comes_first() {
        assert_eq!(nearest("maria").as_deref(), Some("maria"));
        assert_eq!(nearest("copperf").as_deref(), Some("copperf"), "a part of a word is right too");
    }

    #[test]
    fn combinations_are_few_and_the_best_first() {
        let vocabulary = vocabulary();
        let lists: Vec<_> = ["hanah", "holoway", "maria", "jhon"].map(|word| vocabulary.near(word)).into();
        let combined = combined(&lists, 8);
        assert!(combined.len() <= 8);
        assert!(combined[0].iter().any(|near| near.word == "holloway"));
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_too_much(word in "\\PC{0,60}") {
            proptest::prop_assert!(vocabulary().near(&word).len() <= ALTERNATIVES + 1);
        }
    }
}
