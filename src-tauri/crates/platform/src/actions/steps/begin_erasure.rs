//! The deletion for good begins (DEL-3). What follows is more than one transaction: the platform takes its five steps by
//! itself, and goes on with them wherever it was stopped (see [`crate::erasure`]).

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{AdminRef, Effect, ErasedData, Module, RetainedData};

use super::{Doer, retain};
use crate::{
    actions::subject::Subject,
    clock::instant,
    domain::retention::kept_until,
    erasure::KEPT_FOR,
    store::{
        erasures::{self, Erasure},
        partners,
    },
};

pub async fn effects(subject: &Subject<'_>, db: &impl ConnectionTrait) -> Result<Vec<Effect>, DbErr> {
    let mut effects: Vec<Effect> = ErasedData::ALL.iter().map(|what| Effect::Erased { what: *what }).collect();
    let (count, sponsor) =
        if subject.has(Module::Partners) { partners::downline(db, subject.user.id).await? } else { (0, None) };
    if count > 0 {
        effects.push(Effect::DownlineMoved { count, to: sponsor.map(|sponsor| sponsor.partner_id) });
    }
    let deleted = instant(deleted_at(subject));
    effects.push(Effect::Archived { until: kept_until(KEPT_FOR, deleted) });
    let stays = |effect: &Effect| !matches!(effect, Effect::Retained { what: RetainedData::PersonalData, .. });
    effects.extend(retain::effects(subject, deleted).into_iter().filter(stays));
    Ok(effects)
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    let effects = effects(subject, doer.transaction).await?;
    let by = || doer.by.clone();
    let (requested, approved) = match &subject.requested {
        Some(asked) => (Some(AdminRef { id: asked.row.requested_by, name: asked.row.requested_by_name.clone() }), by()),
        None => (by(), None),
    };
    let erasure = Erasure {
        id: subject.user.id,
        erasure_id: doer.platform.new_id(),
        user_id: subject.user.user_id,
        deleted_at: deleted_at(subject),
        began_at: doer.now,
        requested_by: requested.as_ref().map(|admin| admin.id),
        requested_by_name: requested.map(|admin| admin.name),
        approved_by: approved.as_ref().map(|admin| admin.id),
        approved_by_name: approved.map(|admin| admin.name),
        taken: 0,
        next_at: Some(doer.now),
        held: "[]".to_owned(),
        records: "[]".to_owned(),
    };
    erasures::insert(doer.transaction, erasure).await?;
    Ok(effects)
}

/// Whom a version before deleted may not have it.
fn deleted_at(subject: &Subject<'_>) -> i64 {
    subject.profile.deleted_at.unwrap_or(subject.profile.status_since)
}
