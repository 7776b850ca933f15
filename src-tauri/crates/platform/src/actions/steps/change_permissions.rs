//! The user gets permissions of their own and loses others (EDT-6, USR-11). Nothing where that is so already.

use std::collections::BTreeSet;

use sea_orm::DbErr;
use steward_contract::{Effect, LabelledValue};

use super::Doer;
use crate::{
    actions::subject::Subject,
    presets::Preset,
    store::{entity::user_security::Column, user_security},
};

pub fn effects(subject: &Subject<'_>, after: &BTreeSet<String>) -> Vec<Effect> {
    let before: BTreeSet<String> = subject.permissions().into_iter().map(str::to_owned).collect();
    let granted = named(subject.preset, after.difference(&before));
    let withdrawn = named(subject.preset, before.difference(after));
    (before != *after).then_some(Effect::PermissionsChanged { granted, withdrawn }).into_iter().collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, after: &BTreeSet<String>) -> Result<Vec<Effect>, DbErr> {
    let list = after.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    user_security::set(doer.transaction, subject.user.id, Column::Permissions, list).await?;
    Ok(effects(subject, after))
}

/// As the platform names them; one that it doesn't know any more by its code.
fn named<'a>(preset: &Preset, codes: impl Iterator<Item = &'a String>) -> Vec<LabelledValue> {
    let label = |code: &String| {
        let known = preset.user_permissions.iter().find(|known| known.value == *code);
        known.map_or_else(|| code.clone(), |known| known.label.clone())
    };
    codes.map(|code| LabelledValue { value: code.clone(), label: label(code) }).collect()
}
