//! Text as search and order see it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text without case, accents and other marks, in compatibility form, with single spaces: `Peñasco  ﬁ` is
/// `penasco fi`. What is looked for is folded like what is searched.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Upper case first: it is where `ß` becomes `SS` and final sigma loses its special form.
    for c in text.nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase) {
        match c {
            c if is_combining_mark(c) || is_ignorable(c) => {}
            c if c.is_whitespace() || c.is_control() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => match base(c) {
                Some(base) => folded.push_str(base),
                None => folded.push(c),
            },
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Letters that no normalization takes apart but that people type without their stroke.
const fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}

/// Characters without a shape of their own: joiners, direction marks, the byte order mark.
const fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The digits of a phone number, which is all that two spellings of it have in common.
pub fn digits(text: &str) -> String {
    text.nfkd().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_invisible_characters_do_not_count() {
        for (text, expected) in [
            ("Lucía  Peñasco", "lucia penasco"),
            ("STRAßE", "strasse"),
            ("Łukasz Ødegård", "lukasz odegard"),
            ("Σωκράτης", "σωκρατησ"),
            (" a\u{200b}b\u{202e}c\n", "abc"),
            ("ﬁ", "fi"),
            ("Ёлка", "елка"),
        ] {
            assert_eq!(folded(text), expected);
        }
    }

    #[test]
    fn digits_are_what_is_left_of_a_phone() {
        assert_eq!(digits("+1 (305) 555-0188"), "13055550188");
        assert_eq!(digits("٣"), "");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".{0,40}") {
            let once = folded(&text);
            proptest::prop_assert_eq!(folded(&once), once);
        }
    }
}
