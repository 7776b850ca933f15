use calamine::Data;
use proptest::prelude::*;
use steward_export::Cell;

use super::{part, read, written};

const LONGEST: usize = 32_767;

/// The text of the only cell, from the XML itself: entities first, then Excel's own escapes (ECMA-376, ST_Xstring).
fn stored(text: &str) -> String {
    let sheet = part(&written(&["t"], &[vec![Cell::Text(text)]]), "xl/worksheets/sheet1.xml");
    let cell = sheet.rsplit_once("<is><t").unwrap().1.split_once('>').unwrap().1.split_once("</t>").unwrap().0;
    assert!(cell.chars().all(|letter| matches!(letter, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..)), "no XML 1.0");
    unescaped(&cell.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(letter) = rest.chars().next() {
        let code = rest.strip_prefix("_x").filter(|code| code.as_bytes().get(4) == Some(&b'_'));
        let code = code.and_then(|code| u32::from_str_radix(code.get(..4)?, 16).ok()).and_then(char::from_u32);
        plain.push(code.unwrap_or(letter));
        rest = &rest[if code.is_some() { 7 } else { letter.len_utf8() }..];
    }
    plain
}

#[test]
fn what_xml_has_no_place_for_is_written_as_excel_does() {
    let sheet = part(
        &written(&["t"], &[vec![Cell::Text("a\0\u{1f}\r\u{fffe}\u{ffff}_x0041_ _x_")]]),
        "xl/worksheets/sheet1.xml",
    );
    assert!(sheet.contains("<t>a_x0000__x001F__x000D__xFFFE__xFFFF__x005F_x0041_ _x_</t>"), "{sheet}");
}

#[test]
fn spaces_are_kept() {
    for text in [" a", "a ", "\na", "a\t", "a\r\nb", "  "] {
        let bytes = written(&["t"], &[vec![Cell::Text(text)]]);
        assert_eq!(stored(text), text);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.contains("<t xml:space=\"preserve\">"), text != "a\r\nb", "{text:?}");
    }
}

#[test]
fn a_text_longer_than_a_cell_says_that_it_was_cut() {
    let fits = "😀".repeat(LONGEST / 2) + "x";
    assert_eq!(stored(&fits), fits);
    let long = "😀".repeat(20_000);
    let cut = stored(&long);
    assert!(cut.encode_utf16().count() <= LONGEST);
    let (kept, words) = cut.split_once(" [").unwrap();
    assert!(long.starts_with(kept) && kept.encode_utf16().count() > LONGEST - 100);
    assert_eq!(words, "cut here by Excel's limit; the whole text has 40000 characters]");
}

fn text() -> impl Strategy<Value = String> {
    let escapes = "(_|x|_x|[0-9A-Fa-f]{1,4}|_x[0-9A-F]{4}_|[\0\r\n\t &<>\"'\u{fffe}\u{ffff}]){0,12}";
    prop_oneof![any::<String>(), escapes, (any::<String>(), escapes).prop_map(|(head, tail)| head + &tail)]
}

proptest! {
    #[test]
    fn any_text_is_stored_whole(text in text()) {
        prop_assert_eq!(stored(&text), text);
    }

    /// Another program's reading, of what XML can say.
    #[test]
    fn calamine_reads_the_same(rows in prop::collection::vec("[^\0-\x08\x0b-\x1f_\u{fffe}\u{ffff}]{1,40}", 1..10)) {
        let cells: Vec<_> = rows.iter().map(|text| vec![Cell::Text(text)]).collect();
        let read = read(&written(&["t"], &cells), "Sheet1");
        let read: Vec<_> = read.into_iter().skip(1).map(|row| row[0].clone()).collect();
        let expected: Vec<_> = rows.iter().map(|text| Data::String(text.clone())).collect();
        prop_assert_eq!(read, expected);
    }
}
