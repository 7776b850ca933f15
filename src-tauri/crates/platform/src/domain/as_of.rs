//! A record walked back: from what is now, over the changes since, newest first, to what was (BEY-5).

use std::collections::BTreeSet;

use steward_contract::{AuditEntry, Effect, FieldAsOf, LabelledValue, SetAsOf};

/// A field before all of these entries. One whose changes don't end where the next begins changed in a way that the log
/// doesn't know.
pub fn field(name: &str, now: Option<String>, since: &[AuditEntry]) -> FieldAsOf {
    let changes = since.iter().flat_map(|entry| entry.changes.iter().rev()).filter(|change| change.field == name);
    let (mut was, mut known) = (now.clone(), true);
    for change in changes {
        known &= change.new == was;
        was.clone_from(&change.old);
    }
    FieldAsOf { field: name.to_owned(), was, now, known }
}

/// The flags before all of these entries.
pub fn flags(now: BTreeSet<String>, since: &[AuditEntry]) -> SetAsOf {
    set(now, since, |effect| match effect {
        Effect::FlagSet { flag } => (vec![flag.to_string()], Vec::new()),
        Effect::FlagCleared { flag } => (Vec::new(), vec![flag.to_string()]),
        _ => (Vec::new(), Vec::new()),
    })
}

/// The groups before all of these entries.
pub fn groups(now: BTreeSet<String>, since: &[AuditEntry]) -> SetAsOf {
    set(now, since, |effect| match effect {
        Effect::GroupsChanged { joined, left } => {
            let codes = |groups: &[LabelledValue]| groups.iter().map(|group| group.value.clone()).collect();
            (codes(joined), codes(left))
        }
        _ => (Vec::new(), Vec::new()),
    })
}

/// Walks a set back by what each effect brought and took.
fn set(now: BTreeSet<String>, since: &[AuditEntry], change: impl Fn(&Effect) -> (Vec<String>, Vec<String>)) -> SetAsOf {
    let (mut was, mut known) = (now.clone(), true);
    for effect in since.iter().flat_map(|entry| entry.effects.iter().rev()) {
        let (came, went) = change(effect);
        for code in came {
            known &= was.remove(&code);
        }
        for code in went {
            known &= was.insert(code);
        }
    }
    SetAsOf { was: was.into_iter().collect(), now: now.into_iter().collect(), known }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn entry(changes: &Value, effects: &Value) -> AuditEntry {
        let nil = uuid::Uuid::nil();
        let entry = json!({
            "id": nil, "number": 1, "at": "2026-11-17T12:00:00Z", "action": "USER_PROFILE_MODIFIED", "admin": null,
            "user_id": nil, "ip": null, "reason": null, "changes": changes, "effects": effects, "facts": [],
            "digest": null, "request_id": null,
        });
        serde_json::from_value(entry).unwrap()
    }

    fn changed(old: &str, new: &str) -> AuditEntry {
        entry(&json!([{"field": "city", "old": old, "new": new}]), &json!([]))
    }

    #[test]
    fn bey_5_a_field_is_what_it_was_before_the_first_change() {
        let since = [changed("Oslo", "Rome"), changed("Paris", "Oslo")];
        let walked = field("city", Some("Rome".to_owned()), &since);
        assert_eq!((walked.was.as_deref(), walked.now.as_deref(), walked.known), (Some("Paris"), Some("Rome"), true));
        let same = field("country", None, &since);
        assert_eq!((same.was, same.known), (None, true));
    }

    #[test]
    fn bey_5_what_the_log_does_not_account_for_is_not_known() {
        let unlogged = field("city", Some("Lima".to_owned()), &[changed("Paris", "Oslo")]);
        assert_eq!((unlogged.was.as_deref(), unlogged.known), (Some("Paris"), false));
        let between = field("city", Some("Rome".to_owned()), &[changed("Oslo", "Rome"), changed("Paris", "Lima")]);
        assert!(!between.known);
    }

    #[test]
    fn bey_5_sets_lose_what_came_and_regain_what_went() {
        let since = [
            entry(&json!([]), &json!([{"kind": "flag_set", "flag": "risk"}])),
            entry(&json!([]), &json!([{"kind": "flag_cleared", "flag": "vip"}])),
        ];
        let now = BTreeSet::from(["risk".to_owned(), "watch".to_owned()]);
        let walked = flags(now, &since);
        assert_eq!((walked.was, walked.known), (vec!["vip".to_owned(), "watch".to_owned()], true));
        assert!(!flags(BTreeSet::new(), &since).known, "set, and yet not there");
    }
}
