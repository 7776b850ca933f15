//! What takes back what the log tells (BEY-12): offered for as long as nothing newer changed the same.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{
    Action, AdjustCredits, AuditAction, AuditEntry, ChangeGroups, ChangePermissions, ClearFlag, Effect, Flag,
    LinkOauth, SetAllowedIps, SetFlag, SetStatus, UnlinkOauth, UserPath,
};
use uuid::Uuid;

use super::Doing;
use crate::store::audit;

/// Newer entries that are looked through. What is older than they reach isn't offered to be taken back.
const MOST: usize = 1_000;

/// What takes back what was done to a user, by what it did; `None` where nothing does.
pub fn of(action: AuditAction, user_id: Uuid, effects: &[Effect]) -> Option<Action> {
    let path = UserPath { user_id };
    match action {
        AuditAction::UserFlagSet => SetFlag::undo(&path, effects),
        AuditAction::UserFlagCleared => ClearFlag::undo(&path, effects),
        AuditAction::UserCreditsAdjusted => AdjustCredits::undo(&path, effects),
        AuditAction::UserGroupsChanged => ChangeGroups::undo(&path, effects),
        AuditAction::UserAllowedIpsSet => SetAllowedIps::undo(&path, effects),
        AuditAction::UserPermissionsChanged => ChangePermissions::undo(&path, effects),
        AuditAction::UserOauthLinked => LinkOauth::undo(&path, effects),
        AuditAction::UserOauthUnlinked => UnlinkOauth::undo(&path, effects),
        AuditAction::UserStatusSet => SetStatus::undo(&path, effects),
        _ => None,
    }
}

/// Says in each of a user's entries what takes it back, where that is still so.
///
/// # Errors
/// When the log can't be read.
pub async fn offer(connection: &impl ConnectionTrait, user_id: Uuid, entries: &mut [AuditEntry]) -> Result<(), DbErr> {
    let undos = entries.iter().map(|entry| of(entry.action, user_id, &effects(entry)));
    let undos: Vec<Option<Action>> = undos.collect();
    let undoable = entries.iter().zip(&undos).filter(|(_, undo)| undo.is_some());
    let Some(oldest) = undoable.map(|(entry, _)| entry.number).min() else { return Ok(()) };
    let newer = audit::since(connection, user_id, audit::newer(oldest), MOST).await?;
    let reach = newer.get(MOST - 1).map_or(0, |entry| entry.number);
    for (entry, undo) in entries.iter_mut().zip(undos) {
        let what = touched(entry);
        let mut since = newer.iter().take_while(|newer| newer.number > entry.number);
        if entry.number >= reach && since.all(|newer| what.is_disjoint(&touched(newer))) {
            entry.undo = undo.map(Box::new);
        }
    }
    Ok(())
}

/// Something of a user that an entry changed.
#[derive(PartialEq, Eq, Hash)]
enum Touched {
    Field(String),
    Flag(Flag),
    Group(String),
    Permission(String),
    Credits,
}

fn touched(entry: &AuditEntry) -> HashSet<Touched> {
    effects(entry).into_iter().flat_map(of_effect).collect()
}

fn of_effect(effect: Effect) -> Vec<Touched> {
    match effect {
        Effect::Changes { field, .. } => vec![Touched::Field(field)],
        Effect::FlagSet { flag } | Effect::FlagCleared { flag } => vec![Touched::Flag(flag)],
        Effect::Monitored { .. } => vec![Touched::Flag(Flag::Watch)],
        Effect::GroupsChanged { joined, left } => {
            joined.into_iter().chain(left).map(|group| Touched::Group(group.value)).collect()
        }
        Effect::PermissionsChanged { granted, withdrawn } => {
            granted.into_iter().chain(withdrawn).map(|one| Touched::Permission(one.value)).collect()
        }
        Effect::CreditsBooked { .. } => vec![Touched::Credits],
        _ => Vec::new(),
    }
}

/// Everything that an entry did, the changes of fields among it.
fn effects(entry: &AuditEntry) -> Vec<Effect> {
    let changes = entry.changes.iter().cloned();
    let changes = changes.map(|change| Effect::Changes { field: change.field, old: change.old, new: change.new });
    changes.chain(entry.effects.iter().cloned()).collect()
}
