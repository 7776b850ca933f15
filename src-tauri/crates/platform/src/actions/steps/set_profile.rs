//! Fields of the profile become others, and what is kept beside them follows (EDT-1). Nothing where they are so already.

use sea_orm::DbErr;
use steward_contract::{Effect, ProfileField};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Trait, profiles::Both},
};

/// A field, and what it becomes.
pub type NewValue = (ProfileField, Option<String>);

pub fn effects(subject: &Subject<'_>, values: &[NewValue]) -> Vec<Effect> {
    let changes = |(field, new): &NewValue| {
        let old = subject.profile_value(*field);
        let changed = Effect::Changes { field: field.to_string(), old: old.clone(), new: new.clone() };
        (old != *new).then_some(changed)
    };
    let mut effects: Vec<Effect> = values.iter().filter_map(changes).collect();
    let phone =
        |effect: &Effect| matches!(effect, Effect::Changes { field, .. } if field == ProfileField::Phone.as_str());
    if effects.iter().any(phone) && Trait::PhoneVerified.is_in(subject.user.traits) {
        effects.push(unverified());
    }
    effects
}

fn unverified() -> Effect {
    let (field, old, new) = ("phone_verified".to_owned(), Some("yes".to_owned()), Some("no".to_owned()));
    Effect::Changes { field, old, new }
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, values: &[NewValue]) -> Result<Vec<Effect>, DbErr> {
    let effects = effects(subject, values);
    if !effects.is_empty() {
        let mut both = Both { user: subject.user.clone(), profile: subject.profile.clone() };
        let changed = values.iter().filter(|(field, new)| subject.profile_value(*field) != *new);
        changed.for_each(|(field, new)| both.set(*field, new.as_deref()));
        both.write(doer.transaction, doer.now).await?;
    }
    Ok(effects)
}
