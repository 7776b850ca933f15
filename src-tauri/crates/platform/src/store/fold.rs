//! Text as search and order see it: one fold for both databases, computed here and kept beside what it folds.

use caseless::Caseless;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// The text in compatibility form (NFKC), case folded (Unicode's full folding), without accents, with single spaces:
/// `Peñasco  ﬁ` is `penasco fi`, `STRAẞE` is `strasse`. What is looked for is folded like what is searched.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkd().default_case_fold().nfkd() {
        match c {
            c if is_accent(c) || is_ignorable(c) => {}
            c if c.is_whitespace() || c.is_control() => {
                if !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => match base(c) {
                Some(base) => plain.push_str(base),
                None => plain.push(c),
            },
        }
    }
    // Syllables of Korean and kana with their voicing are one character again, as people see them.
    plain.trim_end().nfc().collect()
}

/// Marks above, below and across a letter, and vowel points, which people leave out when they type. Not what makes
/// another letter of it: vowel signs of Indic scripts and Thai (class 0), nukta (7), kana voicing (8), virama (9).
fn is_accent(c: char) -> bool {
    !matches!(canonical_combining_class(c), 0 | 7..=9)
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
        _ => return None,
    })
}

/// Characters without a shape of their own (Unicode's `Default_Ignorable_Code_Point`): joiners, direction marks,
/// variation selectors, fillers, the byte order mark.
const fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The digits of a phone number, which is all that two spellings of it have in common.
pub fn digits(text: &str) -> String {
    text.nfkd().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_the_same_text_are_the_same() {
        for (text, expected) in [
            ("Lucía  Peñasco", "lucia penasco"),
            // Full case folding, the capital sharp s included.
            ("straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("Σωκράτης", "σωκρατησ"),
            ("ΣΩΚΡΆΤΗΣ", "σωκρατησ"),
            // Turkish.
            ("İstanbul", "istanbul"),
            ("ISPARTA ısparta", "isparta isparta"),
            // Compatibility: ligatures, full width, half width, circled, superscript.
            ("ﬁ ﬄ", "fi ffl"),
            ("ＡＢＣ１２３＠", "abc123@"),
            ("ｶﾞ", "ガ"),
            ("①²", "12"),
            // Letters with a stroke.
            ("Łukasz Ødegård Þór Æsir", "lukasz odegard thor aesir"),
            // Accents, one character or two.
            ("Ёлка", "елка"),
            ("e\u{301}é", "ee"),
            ("Nguyễn", "nguyen"),
            // Vowel points are left out, vowel signs are letters.
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("नूर", "नूर"),
            ("สวัสดี", "สวัสดี"),
            // Whole syllables: 김 has no 기 in it.
            ("김", "김"),
            ("\u{1100}\u{1175}\u{11b7}", "김"),
            ("が", "が"),
            // Nothing to see.
            (" a\u{200b}b\u{202e}c\u{fe0f}\n", "abc"),
            ("a\tb\r\n\u{a0}c", "a b c"),
            ("\u{feff}", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
        assert!(!folded("김").contains(&folded("기")));
    }

    #[test]
    fn digits_are_what_is_left_of_a_phone() {
        assert_eq!(digits("+1 (305) 555-0188"), "13055550188");
        assert_eq!(digits("＋１ ３０５"), "1305");
        assert_eq!(digits("٣"), "");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".{0,40}") {
            let once = folded(&text);
            proptest::prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn case_does_not_count(text in "[a-zA-Zß-ƿα-ωΑ-Ωа-яА-Я ]{0,20}") {
            proptest::prop_assert_eq!(folded(&text.to_uppercase()), folded(&text));
        }
    }
}
