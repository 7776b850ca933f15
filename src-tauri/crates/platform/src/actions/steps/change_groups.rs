//! The user comes into groups and leaves others (RBA-2). Nothing where that is so already.

use sea_orm::DbErr;
use steward_contract::{Effect, LabelledValue};

use super::Doer;
use crate::{actions::subject::Subject, presets::Preset, store::groups};

pub fn effects(subject: &Subject<'_>, after: i64) -> Vec<Effect> {
    let (before, preset) = (subject.user.groups, subject.preset);
    let changed =
        Effect::GroupsChanged { joined: named(preset, after & !before), left: named(preset, before & !after) };
    (before != after).then_some(changed).into_iter().collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, after: i64) -> Result<Vec<Effect>, DbErr> {
    groups::set(doer.transaction, &subject.user, after, doer.now).await?;
    Ok(effects(subject, after))
}

/// As the platform names them.
fn named(preset: &Preset, mask: i64) -> Vec<LabelledValue> {
    let set = preset.groups.iter().filter(|group| mask & preset.group_bit(&group.code).unwrap_or(0) != 0);
    set.map(|group| LabelledValue { value: group.code.clone(), label: group.label.clone() }).collect()
}
