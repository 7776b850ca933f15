//! A few users whose text tries what text can try on a screen, in a file or in a query. All of it is harmless.

use super::person::Person;
use crate::store::fold::folded;

/// User numbers and what they call themselves.
const NAMES: &[(i64, &str)] = &[
    (11, "<script>alert(1)</script>"),
    (23, "\u{202e}gnp.exe Reversed\u{202c}"),
    (37, "=HYPERLINK(\"https://example.com\",\"Click\")"),
    (41, "Robert'); DROP TABLE users;--"),
    (53, "👩🏽‍🚀👨‍👩‍👧‍👦🇺🇳 Emoji"),
    (67, "Zero\u{200b}Width\u{feff}Joiner"),
    (71, "A%_\\\"B"),
    (83, "Z̷̢̛͓a̵͇͝l̶̖̈g̴͙͗o̸̪͠ Stacked"),
    (97, "{{7*7}} ${7*7} #{7*7}"),
];

/// A name as long as the field allows, and a bio that never ends.
const LONG: i64 = 101;

/// Cells that a spreadsheet would run.
const FORMULAS: i64 = 103;

pub fn spoil(person: &mut Person) {
    if let Some((_, name)) = NAMES.iter().find(|(id, _)| *id == person.user.id) {
        rename(person, (*name).to_owned());
    } else if person.user.id == LONG {
        rename(person, "Wwwwwwwwww".repeat(5));
        person.profile.bio = Some("Lorem\u{2028}ipsum ".repeat(400));
    } else if person.user.id == FORMULAS {
        rename(person, "@SUM(1+1)*cmd|' /C calc'!A0".to_owned());
        person.profile.bio = Some("\t=1+1\r\n\"quoted\", and more".to_owned());
        person.profile.address = Some("+1+1".to_owned());
    }
}

fn rename(person: &mut Person, name: String) {
    person.user.name_key = folded(&name);
    person.user.name = name;
    (person.profile.first_name, person.profile.last_name) = (None, None);
}
