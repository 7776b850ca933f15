//! What a text pasted into the search box can stand for (BEY-1): people paste what they have, with all that is around it.

/// Readings of one text that are tried.
const MOST: usize = 12;

/// Schemes that stand before an address or a number.
const SCHEMES: [&str; 5] = ["mailto:", "tel:", "sms:", "callto:", "urn:uuid:"];

/// What stands around a text: an opening sign and its closing one.
const AROUND: [(char, char); 12] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('«', '»'),
    ('‘', '’'),
    ('<', '>'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
];

/// The text without what surrounds it; then, where it is more than one thing, the address, id or number in it.
pub fn readings(text: &str) -> Vec<String> {
    let whole = unwrapped(text);
    let mut readings = vec![whole.to_owned()];
    if let Some((_, address)) = whole.rsplit_once('<') {
        // `Name <name@example.com>`
        readings.push(unwrapped(address.split('>').next().unwrap_or_default()).to_owned());
    }
    if let Some((_, address)) = whole.split_once("://") {
        // Ids stand behind the host, the nearest to the end last mentioned and most meant.
        let pieces = address.split(['/', '?', '&', '=', '#', ';']);
        readings.extend(pieces.rev().map(decoded).filter(|piece| !piece.is_empty()));
    } else if let Some((before, last)) = whole.rsplit_once(char::is_whitespace) {
        // `Order ORD-1042`, `User ID: 0190a3c8-…`
        if last.len() >= 5 && last.contains(|c: char| c.is_ascii_digit()) && !before.contains('@') {
            readings.push(unwrapped(last.trim_start_matches('#')).to_owned());
        }
    } else if let Some(number) = whole.strip_prefix('#') {
        readings.push(number.to_owned());
    }
    let mut seen = std::collections::HashSet::new();
    readings.retain(|reading| !reading.is_empty() && seen.insert(reading.clone()));
    readings.truncate(MOST);
    readings
}

fn unwrapped(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text;
        text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c));
        text = text.trim_end_matches([',', ';', '.']);
        for (open, close) in AROUND {
            if let Some(within) = text.strip_prefix(open).and_then(|text| text.strip_suffix(close)) {
                text = within;
            }
        }
        for scheme in SCHEMES {
            if text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
                text = &text[scheme.len()..];
                text = text.split('?').next().unwrap_or_default();
            }
        }
        if text == before {
            return text;
        }
    }
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A piece of a URL as text.
fn decoded(piece: &str) -> String {
    let pair = form_urlencoded::parse(piece.as_bytes()).next();
    pair.map(|(name, _)| unwrapped(&name).to_owned()).unwrap_or_default()
}

/// The letters and digits of an id, in upper case: `kst305351` and `KST-305 351` are the same. `None` for what is no id:
/// without a digit, too short, or with other characters in it.
pub fn bare_id(text: &str) -> Option<String> {
    let is_joint = |c: char| matches!(c, '-' | '_' | '.' | ' ' | '\u{2010}'..='\u{2015}');
    let bare: String = text.chars().filter(|c| !is_joint(*c)).collect();
    let is_id = bare.len() >= 4
        && bare.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && bare.bytes().any(|byte| byte.is_ascii_digit());
    is_id.then(|| bare.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_a_text_is_left_out() {
        for (text, expected) in [
            ("  lucia.p@example.com \r\n", "lucia.p@example.com"),
            ("Lucía Peñasco <lucia.p@example.com>", "lucia.p@example.com"),
            ("\"Peñasco, Lucía\" <lucia.p@example.com>;", "lucia.p@example.com"),
            ("<lucia.p@example.com>,", "lucia.p@example.com"),
            ("mailto:lucia.p@example.com?subject=Hi", "lucia.p@example.com"),
            ("\"c41e7a90-2b6f-4d1c-9e58-7f03ad218b64\"", "c41e7a90-2b6f-4d1c-9e58-7f03ad218b64"),
            ("“KST-204871”.", "KST-204871"),
            ("('KST-204871')", "KST-204871"),
            ("\u{200b}\u{feff}KST-204871\u{200b}", "KST-204871"),
            ("https://shop.example.com/users/KST-204871", "KST-204871"),
            ("https://shop.example.com/admin?id=KST-204871&tab=orders", "KST-204871"),
            ("https://shop.example.com/u/lucia.p%40example.com/", "lucia.p@example.com"),
            ("steward://users/c41e7a90-2b6f-4d1c-9e58-7f03ad218b64", "c41e7a90-2b6f-4d1c-9e58-7f03ad218b64"),
            ("Order ORD-1042", "ORD-1042"),
            ("order #ORD-1042", "ORD-1042"),
            ("#4711", "4711"),
            ("tel:+1-305-555-0188", "+1-305-555-0188"),
        ] {
            let readings = readings(text);
            assert!(readings.contains(&expected.to_owned()), "{text}: {readings:?}");
        }
    }

    #[test]
    fn a_name_is_read_as_it_is() {
        assert_eq!(readings(" Hannah  Holloway "), ["Hannah  Holloway"]);
        assert_eq!(readings("(305) 555 0188"), ["(305) 555 0188"]);
        assert_eq!(readings("\"\""), Vec::<String>::new());
    }

    #[test]
    fn ids_are_the_same_with_and_without_joints() {
        for text in ["kst305351", "KST-305351", "kst 305351", "KST–305351", "kst_305_351"] {
            assert_eq!(bare_id(text).as_deref(), Some("KST305351"), "{text}");
        }
        for text in ["hannah", "k-1", "305351@x", "李1234"] {
            assert_eq!(bare_id(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_has_many_readings(text in ".{0,200}") {
            proptest::prop_assert!(readings(&text).len() <= MOST);
        }
    }
}
