//! What a fact about a person must look like. Each rule gives the text as it is kept, or what is wrong with it.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use steward_contract::ProfileField;

use super::phone;

/// Characters of a first or last name.
const NAME: RangeInclusive<usize> = 1..=50;
/// Of a whole name (CRE-1).
const FULL_NAME: RangeInclusive<usize> = 2..=50;
const USERNAME: RangeInclusive<usize> = 3..=40;
const ADDRESS: RangeInclusive<usize> = 1..=300;
const EXTENSION: RangeInclusive<usize> = 1..=8;
const UNIQUE_ID: RangeInclusive<usize> = 3..=40;
/// Of an address of mail, and of what stands before its `@` (RFC 5321, section 4.5.3.1).
const EMAIL: RangeInclusive<usize> = 3..=254;
const MAILBOX: usize = 64;
/// Nobody alive was born before.
const FIRST_YEAR: i32 = 1900;

pub type Kept = Result<String, String>;

/// A field of the profile, on this day.
pub fn of_profile(field: ProfileField, text: &str, today: NaiveDate) -> Kept {
    match field {
        ProfileField::FirstName | ProfileField::LastName => name(text),
        ProfileField::DateOfBirth => date_of_birth(text, today),
        ProfileField::Username => username(text),
        ProfileField::PreferredLanguage => language(text),
        ProfileField::Phone => phone::international(text),
        ProfileField::PhoneExtension => extension(text),
        ProfileField::Address => address(text),
    }
}

pub fn name(text: &str) -> Kept {
    of_letters(one_line(text, &NAME)?)
}

/// CRE-1.
pub fn full_name(text: &str) -> Kept {
    of_letters(one_line(text, &FULL_NAME)?)
}

fn of_letters(name: String) -> Kept {
    if name.chars().any(char::is_alphabetic) { Ok(name) } else { Err("has no letter".to_owned()) }
}

fn date_of_birth(text: &str, today: NaiveDate) -> Kept {
    let written = text.len() == 10;
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| written);
    match date.ok_or("is no date; write it as year-month-day, like 1991-08-14")? {
        date if date > today => Err("is in the future".to_owned()),
        date if date.year() < FIRST_YEAR => Err(format!("is before {FIRST_YEAR}")),
        date => Ok(date.to_string()),
    }
}

/// CRE-1.
pub fn username(text: &str) -> Kept {
    let username = one_line(text, &USERNAME)?;
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    let refusal = || "may only have the letters a to z, digits, and the signs . - _".to_owned();
    username.chars().all(allowed).then_some(username).ok_or_else(refusal)
}

/// A language, its script and its country, as BCP 47 writes them: `es`, `zh-Hant`, `pt-BR`.
fn language(text: &str) -> Kept {
    let mut parts = text.trim().split('-');
    let is = |part: &str, length: RangeInclusive<usize>, fits: fn(&char) -> bool| {
        length.contains(&part.len()) && part.chars().all(|c| fits(&c))
    };
    let fits = parts.next().is_some_and(|part| is(part, 2..=3, char::is_ascii_lowercase));
    let mut rest: Vec<&str> = parts.collect();
    if rest.first().is_some_and(|part| is(part, 4..=4, char::is_ascii_alphabetic)) {
        rest.remove(0);
    }
    let country = |part: &&str| is(part, 2..=2, char::is_ascii_uppercase) || is(part, 3..=3, char::is_ascii_digit);
    let fits = fits && rest.len() <= 1 && rest.iter().all(country);
    fits.then(|| text.trim().to_owned()).ok_or_else(|| "is no language; write it like es or pt-BR".to_owned())
}

pub fn extension(text: &str) -> Kept {
    let extension = one_line(text, &EXTENSION)?;
    let digits = extension.chars().all(|c| c.is_ascii_digit());
    digits.then_some(extension).ok_or_else(|| "may only have digits".to_owned())
}

/// On as many lines as it has.
fn address(text: &str) -> Kept {
    let lines: Vec<String> = text.lines().map(one_spaced).filter(|line| !line.is_empty()).collect();
    if let Some(line) = lines.iter().find_map(|line| unreadable(line)) {
        return Err(line);
    }
    sized(lines.join("\n"), &ADDRESS)
}

/// An address of mail, in lower case: what is the same to those who send is the same here.
pub fn email(text: &str) -> Kept {
    let email = one_line(text, &EMAIL)?.to_lowercase();
    let refusal = || "is no email address; write it like name@example.com".to_owned();
    let (mailbox, host) = email.split_once('@').ok_or_else(refusal)?;
    let dotted = |text: &str| text.split('.').all(|part| !part.is_empty());
    let in_mailbox = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let in_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let fits = mailbox.len() <= MAILBOX
        && mailbox.chars().all(in_mailbox)
        && host.chars().all(in_host)
        && host.contains('.')
        && dotted(mailbox)
        && dotted(host);
    if fits { Ok(email) } else { Err(refusal()) }
}

/// In upper case, as search has them.
pub fn unique_id(text: &str) -> Kept {
    let id = one_line(text, &UNIQUE_ID)?.to_ascii_uppercase();
    let inner = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let fits = id.chars().all(inner) && !id.starts_with('-') && !id.ends_with('-');
    fits.then_some(id).ok_or_else(|| "may only have the letters A to Z, digits, and hyphens between them".to_owned())
}

fn one_line(text: &str, length: &RangeInclusive<usize>) -> Kept {
    let line = text.trim();
    match unreadable(line) {
        Some(wrong) => Err(wrong),
        None => sized(one_spaced(line), length),
    }
}

fn one_spaced(line: &str) -> String {
    line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn sized(text: String, allowed: &RangeInclusive<usize>) -> Kept {
    let length = text.chars().count();
    if allowed.contains(&length) {
        return Ok(text);
    }
    let (least, most) = (allowed.start(), allowed.end());
    Err(match length {
        0 => "must not be empty".to_owned(),
        length if length < *least => format!("has {length} characters, at least {least} are needed"),
        length => format!("has {length} characters, {most} are allowed"),
    })
}

/// What is wrong with a text that shows another than it has: a line that breaks, a direction that is turned around.
fn unreadable(line: &str) -> Option<String> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    line.contains(hidden).then(|| "has a character that cannot be seen; type it anew".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 17).unwrap()
    }

    #[track_caller]
    fn all(rule: impl Fn(&str) -> Kept, right: &[(&str, &str)], wrong: &[&str]) {
        for (text, kept) in right {
            assert_eq!(rule(text).as_deref(), Ok(*kept), "{text}");
        }
        for text in wrong {
            assert!(rule(text).is_err(), "{text}");
        }
    }

    #[test]
    fn names_are_those_of_people() {
        let (longest, longer) = ("ü".repeat(50), "ü".repeat(51));
        let right = [
            (" Lucía  Inés ", "Lucía Inés"),
            ("O'Neill-Ødegård", "O'Neill-Ødegård"),
            ("太郎", "太郎"),
            (&longest, &longest),
        ];
        all(name, &right, &["", " ", "7", "a\nb", "a\0b", "\u{202e}abc", "a\u{200b}b", &longer]);
    }

    #[test]
    fn whole_names_have_two_letters() {
        let longest = "ü".repeat(50);
        let right = [("Bo", "Bo"), (" Lucía  Peñasco ", "Lucía Peñasco"), (&longest, &longest)];
        all(full_name, &right, &["", "B", " B ", "12", "a\nb", &"ü".repeat(51)]);
    }

    #[test]
    fn usernames_are_as_for_a_new_user() {
        all(username, &[("lucia.p-7_x", "lucia.p-7_x")], &["ab", "Lucia", "lucía", "a b c", "a@bc", &"a".repeat(41)]);
    }

    #[test]
    fn a_birthday_is_a_day_that_was() {
        let rule = |text: &str| date_of_birth(text, today());
        let wrong =
            ["", "4 Aug 1991", "1991-8-4", "1991-02-30", "2026-11-18", "1899-12-31", "+1991-08-04", "1991-08-14T"];
        all(rule, &[("1991-08-14", "1991-08-14"), ("2026-11-17", "2026-11-17"), ("1904-02-29", "1904-02-29")], &wrong);
    }

    #[test]
    fn languages_are_tags() {
        let right = [
            ("es", "es"),
            ("pt-BR", "pt-BR"),
            ("zh-Hant", "zh-Hant"),
            ("zh-Hant-TW", "zh-Hant-TW"),
            ("es-419", "es-419"),
        ];
        all(language, &right, &["", "e", "ES", "spanish", "es-", "es-es", "pt_BR", "es-ES-x", "es-ES-FR"]);
    }

    #[test]
    fn addresses_of_mail_have_a_mailbox_and_a_host() {
        let long = format!("{}@example.com", "a".repeat(65));
        let right = [(" Lucia.P+x@Example.COM ", "lucia.p+x@example.com"), ("josé@exámple.com", "josé@exámple.com")];
        let wrong =
            ["", "@", "a@b", "a@@example.com", "a b@example.com", "a@example..com", ".a@example.com", "a@.com", &long];
        all(email, &right, &wrong);
        all(
            email,
            &[],
            &[
                "<a@example.com>",
                "a@example.com,b@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "\"a\"@example.com",
            ],
        );
    }

    #[test]
    fn other_facts() {
        all(extension, &[("12", "12")], &["", "x12", "123456789", "1 2", "١٢"]);
        all(unique_id, &[("kst-204871", "KST-204871")], &["", "AB", "-ABC", "ABC-", "A_B", "Ä12", &"A".repeat(41)]);
        all(
            address,
            &[("1 Lane\r\n\n  Miami ", "1 Lane\nMiami")],
            &["", " \n ", "a\u{202e}b", "a\tb", &"a".repeat(301)],
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_kept_is_right_as_it_is(text in "\\PC{0,60}") {
            for field in ProfileField::ALL {
                if let Ok(kept) = of_profile(*field, &text, today()) {
                    proptest::prop_assert_eq!(of_profile(*field, &kept, today()), Ok(kept.clone()));
                }
            }
            for rule in [email, unique_id] {
                if let Ok(kept) = rule(&text) {
                    proptest::prop_assert_eq!(rule(&kept), Ok(kept.clone()));
                }
            }
        }
    }
}
