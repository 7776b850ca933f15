//! Phone numbers as people write them, and the digits under which one of them is kept: country code and all, nothing else.

use unicode_normalization::UnicodeNormalization;

/// Digits of a number without which it is too short to be one person's, and the most that E.164 allows, with `00`.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=17;

/// Digits of a number with its country (E.164), and the characters that one may be written with.
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 7..=15;
const LONGEST: usize = 32;

/// Country codes of one and two digits (ITU-T E.164). All others have three.
const SHORT_CODES: &[u16] = &[
    1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60,
    61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
];

/// What three-digit codes begin with.
const LONG_CODES: &[u16] =
    &[21, 22, 23, 24, 25, 26, 29, 35, 37, 38, 42, 50, 59, 67, 68, 69, 80, 85, 87, 88, 96, 97, 99];

/// The digits that the number may be kept as: one sequence when it says its country, else one for each country that has
/// such numbers. Empty when the text is no phone number.
pub fn keys(text: &str) -> Vec<String> {
    let text: String = text.nfkc().collect::<String>().to_lowercase();
    let text = text.trim().trim_start_matches("tel:").trim();
    let text = without_extension(text).replace("(0)", "");
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !text.chars().all(is_written_in_numbers) || !DIGITS.contains(&digits.len()) {
        return Vec::new();
    }
    if text.starts_with('+') {
        return vec![digits];
    }
    match (digits.strip_prefix("00"), digits.strip_prefix("011")) {
        (Some(international), _) => vec![international.to_owned()],
        (_, Some(international)) => [vec![international.to_owned()], in_each_country(&digits)].concat(),
        _ => [vec![digits.clone()], in_each_country(&digits)].concat(),
    }
}

/// A number that says its country, for keeping: as it was written, but for what only takes up space.
///
/// # Errors
/// What is wrong with it.
pub fn international(text: &str) -> Result<String, String> {
    let written = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.');
    let number = text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let digits = number.chars().filter(char::is_ascii_digit).count();
    if !number.starts_with('+') || number.starts_with("+0") {
        return Err("must begin with + and the code of the country, like +1 305 555 0194".to_owned());
    }
    if !number[1..].chars().all(written) || number[1..].contains('+') || number.len() > LONGEST {
        return Err("is no phone number".to_owned());
    }
    match INTERNATIONAL.contains(&digits) {
        true => Ok(number),
        false => Err(format!("has {digits} digits, 7 to 15 are allowed")),
    }
}

/// A national number with each country's code before it, without the zero that is dialled within a country (in Russia
/// and Kazakhstan an eight).
fn in_each_country(digits: &str) -> Vec<String> {
    let national = digits.strip_prefix('0').unwrap_or(digits);
    let long = LONG_CODES.iter().flat_map(|start| (0..10).map(move |last| start * 10 + last));
    let codes = SHORT_CODES.iter().copied().chain(long);
    let mut keys: Vec<String> = codes.map(|code| format!("{code}{national}")).filter(|key| key.len() <= 15).collect();
    if let Some(national) = digits.strip_prefix('8').filter(|national| national.len() == 10) {
        keys.push(format!("7{national}"));
    }
    keys
}

/// What is dialled after the call is answered is kept elsewhere.
fn without_extension(text: &str) -> &str {
    let end = [";", ",", "ext", "x", "#"].iter().filter_map(|mark| text.find(mark)).min();
    text[..end.unwrap_or(text.len())].trim_end()
}

fn is_written_in_numbers(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.' | '/' | '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_number_lead_to_its_digits() {
        for text in [
            "+1 305 555 0188",
            "+1 (305) 555-0188",
            "305-555-0188",
            "(305) 555 0188",
            "305.555.0188",
            "1-305-555-0188",
            "00 1 305 555 0188",
            "011 1 305 555 0188",
            "tel:+1-305-555-0188",
            "TEL:+13055550188;ext=12",
            "305‑555‑0188 x12",
            "305 555 0188 ext. 7",
            "＋１ ３０５ ５５５ ０１８８",
            "305 555 0188",
        ] {
            assert!(keys(text).contains(&"13055550188".to_owned()), "{text}: {:?}", keys(text));
        }
        for (text, key) in [
            ("0171 1234567", "491711234567"),
            ("+49 (0)171 1234567", "491711234567"),
            ("020 7946 0018", "442079460018"),
            ("8 (912) 345-67-89", "79123456789"),
            ("050 123 4567", "971501234567"),
        ] {
            assert!(keys(text).contains(&key.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_number_that_says_its_country_is_only_that() {
        assert_eq!(keys("+1 305 555 0188"), ["13055550188"]);
        assert_eq!(keys("00491711234567"), ["491711234567"]);
    }

    #[test]
    fn a_number_is_kept_with_its_country() {
        for (text, kept) in [("+1 305 555 0194", "+1 305 555 0194"), (" +49  (171) 123-4567 ", "+49 (171) 123-4567")] {
            assert_eq!(international(text).as_deref(), Ok(kept));
        }
        for text in [
            "",
            "+",
            "305 555 0194",
            "+0 305 555 0194",
            "+1 305",
            "+1234567890123456",
            "+1 305 555 0194 x2",
            "+1+3055550194",
        ] {
            assert!(international(text).is_err(), "{text}");
        }
        assert!(international(&format!("+1 305 555 0194{}", ".".repeat(40))).is_err());
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["", "0188", "305351", "KST-3053511", "lucia 5550188", "1234567890123456789", "+", "١٢٣٤٥٦٧"]
        {
            assert_eq!(keys(text), Vec::<String>::new(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_has_many_keys(text in "[0-9+() .x-]{0,40}") {
            proptest::prop_assert!(keys(&text).len() <= 300);
        }
    }
}
