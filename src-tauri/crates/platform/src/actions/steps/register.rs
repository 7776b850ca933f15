//! Somebody is a user (CRE-1). The engine lets them in before any step is taken; this says as whom.

use steward_contract::{Effect, ProfileField, UserType};

use crate::{actions::subject::Subject, store::codes::Numbered};

pub fn effects(subject: &Subject<'_>) -> Vec<Effect> {
    let fact = |field: ProfileField| (field.as_str(), subject.profile_value(field));
    let facts = [
        ("name", Some(subject.user.name.clone())),
        ("email", subject.user.email.clone()),
        fact(ProfileField::Phone),
        fact(ProfileField::PhoneExtension),
        fact(ProfileField::Username),
        ("status", Some(subject.status.to_string())),
        ("user_types", types(subject)),
        ("roles", roles(subject)),
    ];
    let begins = |(field, new): (&str, Option<String>)| {
        Some(Effect::Changes { field: field.to_owned(), old: None, new: Some(new.filter(|text| !text.is_empty())?) })
    };
    let asked = subject.security.password_change_required.then_some(Effect::PasswordChangeRequired);
    facts.into_iter().filter_map(begins).chain(asked).collect()
}

/// As the platform names them.
fn types(subject: &Subject<'_>) -> Option<String> {
    let labels = UserType::of_mask(subject.user.user_types).into_iter().map(|code| {
        let known = subject.preset.user_types.iter().find(|known| known.value == code.as_str());
        known.map_or_else(|| code.to_string(), |known| known.label.clone())
    });
    Some(labels.collect::<Vec<_>>().join(", "))
}

fn roles(subject: &Subject<'_>) -> Option<String> {
    let has = |code: &str| subject.user.roles & subject.preset.role_bit(code).unwrap_or(0) != 0;
    let known = subject.preset.user_roles.iter().filter(|role| has(&role.code));
    Some(known.map(|role| role.label.as_str()).collect::<Vec<_>>().join(", "))
}
