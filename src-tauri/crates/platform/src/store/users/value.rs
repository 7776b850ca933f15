//! The values of filters as they travel, parsed. Each error says what was given and what was expected.

use std::{collections::BTreeSet, str::FromStr};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use steward_contract::{FilterId, FilterKind, codes::UnknownCode};

/// Keeps arithmetic on instants far from its ends.
const MOST_DAYS: u32 = FilterId::MOST_DAYS;

/// Longer text is no name, address or code.
const LONGEST_TEXT: usize = FilterId::LONGEST_TEXT;

/// Words of a search; each is looked for in every field.
const MOST_WORDS: usize = 8;

pub fn flag(text: &str) -> Result<bool, String> {
    text.trim().parse().map_err(|_| format!("\"{text}\" is not true or false"))
}

pub fn number(text: &str) -> Result<i64, String> {
    let number = text.trim().parse().ok().filter(|number| *number >= 0);
    number.ok_or_else(|| format!("\"{text}\" is not a whole number, 0 or more"))
}

pub fn small_number(text: &str) -> Result<i32, String> {
    i32::try_from(number(text)?).map_err(|_| format!("{text} is too large; at most {}", i32::MAX))
}

pub fn days(text: &str) -> Result<u32, String> {
    let days = u32::try_from(number(text)?).ok().filter(|days| *days <= MOST_DAYS);
    days.ok_or_else(|| format!("{text} days are too many; at most {MOST_DAYS}"))
}

pub fn text(text: &str) -> Result<&str, String> {
    let text = text.trim();
    if text.is_empty() {
        Err("is empty; give some text or leave the filter out".into())
    } else if text.chars().count() > LONGEST_TEXT {
        Err(format!("is longer than {LONGEST_TEXT} characters"))
    } else {
        Ok(text)
    }
}

/// The distinct words of folded text.
pub fn words(folded: &str) -> Result<Vec<&str>, String> {
    let words: BTreeSet<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > MOST_WORDS {
        return Err(format!("has {} words; give at most {MOST_WORDS}", words.len()));
    }
    Ok(words.into_iter().collect())
}

/// The distinct values between the commas, in order; at least one, none empty.
pub fn many(value: &str) -> Result<Vec<&str>, String> {
    let values = value.split(',').map(text).collect::<Result<BTreeSet<&str>, _>>()?;
    if values.len() > FilterKind::MOST_VALUES {
        return Err(format!("has {} values; give at most {}", values.len(), FilterKind::MOST_VALUES));
    }
    Ok(values.into_iter().collect())
}

pub fn codes<T: FromStr<Err = UnknownCode>>(text: &str) -> Result<Vec<T>, String> {
    many(text)?.into_iter().map(|code| code.parse().map_err(|error: UnknownCode| error.to_string())).collect()
}

pub fn countries(text: &str) -> Result<Vec<String>, String> {
    let country = |code: &str| {
        let is_country = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_country
            .then(|| code.to_ascii_uppercase())
            .ok_or_else(|| format!("\"{code}\" is not a country; give two letters of ISO 3166-1, like DE"))
    };
    let distinct: BTreeSet<String> = many(text)?.into_iter().map(country).collect::<Result<_, _>>()?;
    Ok(distinct.into_iter().collect())
}

/// The first millisecond that is meant: of the day, or the instant itself.
pub fn from_instant(text: &str) -> Result<i64, String> {
    instant(text, 0)
}

/// The first millisecond after what is meant: after the whole day, or after the instant.
pub fn to_instant(text: &str) -> Result<i64, String> {
    instant(text, 1)
}

fn instant(text: &str, past: u64) -> Result<i64, String> {
    let text = text.trim();
    if let Ok(day) = text.parse::<NaiveDate>() {
        let day = day.checked_add_days(Days::new(past));
        return day.map(|day| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis()).ok_or_else(|| wrong(text));
    }
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| wrong(text))?;
    at.with_timezone(&Utc).timestamp_millis().checked_add_unsigned(past).ok_or_else(|| wrong(text))
}

fn wrong(text: &str) -> String {
    format!("\"{text}\" is neither a day like 2024-01-31 nor an instant like 2024-01-31T09:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_day_is_meant_whole() {
        let day = 24 * 60 * 60 * 1000;
        assert_eq!(to_instant("2024-06-30").unwrap() - from_instant("2024-06-30").unwrap(), day);
        assert_eq!(from_instant("1970-01-02").unwrap(), day);
    }

    #[test]
    fn an_instant_includes_itself_at_both_ends() {
        let at = "2024-01-31T10:00:00+01:00";
        assert_eq!(from_instant(at).unwrap(), 1_706_691_600_000);
        assert_eq!(to_instant(at).unwrap(), 1_706_691_600_001);
    }

    #[test]
    fn lists_are_distinct_in_order_and_bounded() {
        assert_eq!(many("b,a, b").unwrap(), ["a", "b"]);
        assert_eq!(many(&"a,".repeat(30_000)[..59_999]).unwrap(), ["a"]);
        let numbers = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
        assert_eq!(many(&numbers(FilterKind::MOST_VALUES)).unwrap().len(), FilterKind::MOST_VALUES);
        assert!(many(&numbers(FilterKind::MOST_VALUES + 1)).unwrap_err().contains("at most 200"));
        assert!(many(&"a".repeat(LONGEST_TEXT + 1)).is_err());
    }

    #[test]
    fn a_search_has_at_most_eight_distinct_words() {
        assert_eq!(words("b a b  a").unwrap(), ["a", "b"]);
        assert_eq!(words("a b c d e f g h a b").unwrap().len(), MOST_WORDS);
        assert!(words("a b c d e f g h i").unwrap_err().contains("at most 8"));
    }

    #[test]
    fn wrong_values_say_what_was_expected() {
        for error in [
            flag("yes").unwrap_err(),
            number("-1").unwrap_err(),
            days("99999999").unwrap_err(),
            from_instant("31.01.2024").unwrap_err(),
            from_instant("2024-02-30").unwrap_err(),
            countries("Germany").unwrap_err(),
            many("a,,b").unwrap_err(),
            codes::<steward_contract::UserStatus>("actve").unwrap_err(),
        ] {
            assert!(error.len() > 10, "{error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in ".{0,60}") {
            let _ = (flag(&text), number(&text), days(&text), from_instant(&text), to_instant(&text), countries(&text));
        }
    }
}
