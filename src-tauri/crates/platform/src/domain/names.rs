//! A name in its two parts, and as one.

/// First and last name of one that was never given apart: its last word is taken for the last name.
pub fn split(name: &str) -> (Option<String>, Option<String>) {
    let part = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    match name.trim().rsplit_once(' ') {
        Some((first, last)) => (part(first), part(last)),
        None => (part(name), None),
    }
}

/// The two as one, in the order in which the name had them and with what stood between them: families stand first in
/// many languages, and nothing between them in some.
pub fn join(before: &str, first: (Option<&str>, Option<&str>), last: (Option<&str>, Option<&str>)) -> String {
    let ((old_first, first), (old_last, last)) = (first, last);
    let was = |one: &str, between: &str, other: &str| before == format!("{one}{between}{other}");
    let (family_first, between) = match old_first.zip(old_last) {
        Some((first, last)) if was(first, " ", last) => (false, " "),
        Some((first, last)) if was(last, " ", first) => (true, " "),
        Some((first, last)) if was(last, "", first) => (true, ""),
        _ => (false, " "),
    };
    let parts = if family_first { [last, first] } else { [first, last] };
    parts.into_iter().flatten().collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_apart_at_its_last_word() {
        let parts = |name: &str| split(name);
        assert_eq!(parts("Lucía Peñasco"), (Some("Lucía".into()), Some("Peñasco".into())));
        assert_eq!(parts("Ana María Ruiz"), (Some("Ana María".into()), Some("Ruiz".into())));
        assert_eq!(parts("Ogden"), (Some("Ogden".into()), None));
        assert_eq!(parts(" "), (None, None));
    }

    #[test]
    fn a_changed_name_keeps_its_order() {
        let joined = |before: &str, old: [&str; 2], new: [&str; 2]| {
            let part = |at: usize| (Some(old[at]), Some(new[at]));
            join(before, part(0), part(1))
        };
        assert_eq!(joined("Lucía Peñasco", ["Lucía", "Peñasco"], ["Lucía Inés", "Peñasco"]), "Lucía Inés Peñasco");
        assert_eq!(joined("Nagy Anna", ["Anna", "Nagy"], ["Éva", "Nagy"]), "Nagy Éva");
        assert_eq!(joined("Lucía Lu", ["Lucía", "Lu"], ["Eva", "Lu"]), "Eva Lu");
        assert_eq!(joined("Ana Ana", ["Ana", "Ana"], ["Eva", "Ana"]), "Eva Ana");
        assert_eq!(joined("山田太郎", ["太郎", "山田"], ["次郎", "山田"]), "山田次郎");
        assert_eq!(join("Ogden", (Some("Ogden"), Some("Ogden")), (None, Some("Marsh"))), "Ogden Marsh");
        assert_eq!(join("Ogden Marsh", (Some("Ogden"), Some("Ogden")), (Some("Marsh"), None)), "Ogden");
    }
}
