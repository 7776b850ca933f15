//! Text as a cell of Excel has it: within its length, and without what XML has no place for.

use std::borrow::Cow;

/// UTF-16 units that a cell can hold.
const LONGEST: usize = 32_767;

/// The text, or as much of it as a cell holds, with words at the end that say so.
pub fn fitted(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let units = text.encode_utf16().count();
    if units <= LONGEST {
        return Cow::Borrowed(text);
    }
    let words = format!(" [cut here by Excel's limit; the whole text has {units} characters]");
    Cow::Owned(beginning(text, LONGEST - words.len()).to_owned() + &words)
}

fn beginning(text: &str, units: usize) -> &str {
    let mut left = units;
    for (at, letter) in text.char_indices() {
        match left.checked_sub(letter.len_utf16()) {
            Some(rest) => left = rest,
            None => return &text[..at],
        }
    }
    text
}

/// Whether a reader of XML might leave spaces out.
pub fn needs_spaces(text: &str) -> bool {
    let is_space = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    is_space(text.as_bytes().first()) || is_space(text.as_bytes().last())
}

/// Appends the text as XML. What XML can't carry is written `_xHHHH_`, as Excel does, and so is an underscore that would
/// read as the beginning of that.
pub fn escape(text: &str, xml: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if PLAIN[usize::from(*byte)] {
            continue;
        }
        let Some((escaped, length)) = escaped(&bytes[at..]) else { continue };
        xml.extend_from_slice(&bytes[done..at]);
        xml.extend_from_slice(&escaped);
        done = at + length;
    }
    xml.extend_from_slice(&bytes[done..]);
}

/// What stands for the first character of the rest, and the bytes it had; nothing where it may stay.
fn escaped(rest: &[u8]) -> Option<(Cow<'static, [u8]>, usize)> {
    match rest {
        [b'&', ..] => Some((Cow::Borrowed(b"&amp;"), 1)),
        [b'<', ..] => Some((Cow::Borrowed(b"&lt;"), 1)),
        [b'>', ..] => Some((Cow::Borrowed(b"&gt;"), 1)),
        [b'_', ..] => is_escape(rest).then_some((Cow::Borrowed(b"_x005F_".as_slice()), 1)),
        [0xEF, 0xBF, 0xBE, ..] => Some((Cow::Borrowed(b"_xFFFE_"), 3)),
        [0xEF, 0xBF, 0xBF, ..] => Some((Cow::Borrowed(b"_xFFFF_"), 3)),
        [control @ 0..0x20, ..] => Some((Cow::Owned(format!("_x{control:04X}_").into_bytes()), 1)),
        _ => None,
    }
}

fn is_escape(rest: &[u8]) -> bool {
    matches!(rest, [b'_', b'x', code @ .., ] if code.len() > 4 && code[4] == b'_' && code[..4].iter().all(u8::is_ascii_hexdigit))
}

/// Bytes that no escape begins with. A carriage return is none: readers of XML make a line feed of it.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 0x20 {
        plain[byte] = byte == 0x09 || byte == 0x0A;
        byte += 1;
    }
    plain[b'&' as usize] = false;
    plain[b'<' as usize] = false;
    plain[b'>' as usize] = false;
    plain[b'_' as usize] = false;
    plain[0xEF] = false;
    plain
};
