//! Which entries of the log are meant (AUD-1), asked of an entry as its reader sees it: so nobody finds what they may not
//! see, nor what is gone.

use serde_json::Value;
use steward_contract::{AuditEntry, AuditFilter, Effect, SuspensionReason};

use crate::store::fold::folded;

/// Whether everything holds that is asked for.
pub fn meant(entry: &AuditEntry, filter: &AuditFilter) -> bool {
    filter.after.is_none_or(|after| entry.at >= after)
        && filter.before.is_none_or(|before| entry.at <= before)
        && filter.admin_id.is_none_or(|admin| entry.admin.as_ref().is_some_and(|by| by.id == admin))
        && filter.user_id.is_none_or(|user| entry.user_id == Some(user))
        && (filter.actions.is_empty() || filter.actions.contains(&entry.action))
        && filter.request_id.as_ref().is_none_or(|request| entry.request_id.as_ref() == Some(request))
        && filter.reason.is_none_or(|reason| shuts_out_for(entry, reason))
        && filter.search.as_ref().is_none_or(|search| says(entry, search))
}

/// The reason code stands in what was done, in old entries among the facts.
fn shuts_out_for(entry: &AuditEntry, code: SuspensionReason) -> bool {
    let refused = |effect: &Effect| matches!(effect, Effect::LoginRefused { reason, .. } if *reason == code);
    entry.effects.iter().any(refused)
        || entry.facts.iter().any(|fact| fact.name == "reason_code" && fact.value == code.as_str())
}

/// Whether each word stands somewhere in the entry, as people read it.
fn says(entry: &AuditEntry, search: &str) -> bool {
    let text = folded(&words(entry));
    folded(search).split(' ').all(|word| text.contains(word))
}

/// Everything that an entry says, but for ids.
fn words(entry: &AuditEntry) -> String {
    let mut words: Vec<String> = vec![entry.action.to_string()];
    words.extend(entry.admin.iter().map(|admin| admin.name.clone()));
    words.extend([&entry.reason, &entry.ip, &entry.digest].into_iter().flatten().cloned());
    for change in &entry.changes {
        words.push(change.field.clone());
        words.extend([&change.old, &change.new].into_iter().flatten().cloned());
    }
    for effect in &entry.effects {
        gather(&serde_json::to_value(effect).unwrap_or_default(), &mut words);
    }
    words.extend(entry.facts.iter().flat_map(|fact| [fact.name.clone(), fact.value.clone()]));
    words.join("\n")
}

/// The texts and numbers of a value.
fn gather(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Number(number) => words.push(number.to_string()),
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, words)),
        Value::Null | Value::Bool(_) => {}
    }
}
