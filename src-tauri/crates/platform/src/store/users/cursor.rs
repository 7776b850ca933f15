//! Where a page begins or ends, as the caller carries it from one page to the next.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use steward_contract::{FieldError, Sort, UserSelector};

use super::{condition::Stored, key, plan::Order};

/// No key of an order is longer, in bytes.
const LONGEST: usize = 4_096;

/// The row that a page goes on from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub sort: Sort,
    /// Towards the end of the list, from this row on.
    pub forward: bool,
    pub key: Key,
    pub id: i64,
    /// Index in the list of the first row after this place, where it is known.
    pub offset: Option<u32>,
}

/// What the row is ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    Number(i64),
    Text(String),
}

impl Cursor {
    /// `selector` is that of the query that the cursor belongs to.
    pub fn encode(&self, selector: &UserSelector) -> String {
        let (kind, key) = match &self.key {
            Key::Number(number) => ('n', number.to_string()),
            Key::Text(text) => ('t', text.clone()),
        };
        let direction = if self.forward { '>' } else { '<' };
        let offset = self.offset.map_or(String::new(), |offset| offset.to_string());
        let check = check(selector, self.sort);
        BASE64_URL_SAFE_NO_PAD.encode(format!("{check}|{direction}|{offset}|{}|{kind}|{key}", self.id))
    }

    /// # Errors
    /// When it is no cursor, or one of another query or order.
    pub fn decode(text: &str, selector: &UserSelector, sort: Sort) -> Result<Self, FieldError> {
        let wrong =
            || FieldError::new("cursor", "is not of this query; take next_cursor or previous_cursor as they came");
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| wrong())?;
        let text = String::from_utf8(bytes).map_err(|_| wrong())?;
        parse(&text, selector, sort).ok_or_else(wrong)
    }
}

fn parse(text: &str, selector: &UserSelector, sort: Sort) -> Option<Cursor> {
    let mut parts = text.splitn(6, '|');
    let mut next = || parts.next();
    (next()? == check(selector, sort)).then_some(())?;
    let forward = match next()? {
        ">" => true,
        "<" => false,
        _ => return None,
    };
    let offset = match next()? {
        "" => None,
        offset => Some(offset.parse().ok()?),
    };
    let id = next()?.parse().ok()?;
    let key = match (next()?, next()?, Order::of(sort).stored) {
        ("n", number, Stored::Number) => Key::Number(number.parse().ok()?),
        // PostgreSQL has no text with U+0000.
        ("t", text, Stored::Text) if !text.contains('\0') && text.len() <= LONGEST => Key::Text(text.to_owned()),
        _ => return None,
    };
    Some(Cursor { sort, forward, key, id, offset })
}

/// Ties a cursor to its query and order. It protects against mistakes only: a cursor says nothing that its holder
/// could not ask for.
fn check(selector: &UserSelector, sort: Sort) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(key::Key::of(&(selector, sort)).short())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cursors() -> impl Strategy<Value = Cursor> {
        let number = (Just("registered"), any::<i64>().prop_map(Key::Number));
        let text = (Just("-name"), "[^\0]{0,20}".prop_map(Key::Text));
        let key = prop_oneof![number, text];
        (any::<bool>(), key, any::<i64>(), any::<Option<u32>>()).prop_map(|(forward, (sort, key), id, offset)| Cursor {
            sort: sort.parse().unwrap(),
            forward,
            key,
            id,
            offset,
        })
    }

    fn of(search: &str) -> UserSelector {
        UserSelector { search: Some(search.to_owned()), ..UserSelector::default() }
    }

    #[test]
    fn a_place_of_another_kind_than_its_order_is_refused() {
        let place = |sort: &str, key| Cursor { sort: sort.parse().unwrap(), forward: true, key, id: 1, offset: None };
        for forged in [
            place("name", Key::Number(7)),
            place("registered", Key::Text("7".to_owned())),
            place("name", Key::Text("a\0b".to_owned())),
            place("name", Key::Text("a".repeat(LONGEST + 1))),
        ] {
            let text = forged.encode(&of("q"));
            assert!(Cursor::decode(&text, &of("q"), forged.sort).is_err(), "{forged:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(cursor in cursors()) {
            prop_assert_eq!(Cursor::decode(&cursor.encode(&of("q")), &of("q"), cursor.sort), Ok(cursor));
        }

        #[test]
        fn another_query_or_order_is_refused(cursor in cursors()) {
            let text = cursor.encode(&of("q"));
            prop_assert!(Cursor::decode(&text, &of("other"), cursor.sort).is_err());
            prop_assert!(Cursor::decode(&text, &of("q"), "email".parse().unwrap()).is_err());
        }

        #[test]
        fn no_text_panics(text in ".{0,60}") {
            prop_assert!(Cursor::decode(&text, &of("q"), Sort::default()).is_err());
        }
    }
}
