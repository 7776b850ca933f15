//! The words that a platform tags its users with: roles, groups, teams.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DbErr, EntityTrait, QueryOrder,
    sea_query::OnConflict,
};

use super::{
    codes::{Numbered, TermKind},
    entity::term,
};
use crate::presets::Preset;

/// Adds the words of the preset, numbered in its order; those that are there stay as they are.
///
/// # Errors
/// When the database can't be written.
pub async fn put(connection: &impl ConnectionTrait, preset: &Preset) -> Result<(), DbErr> {
    let kinds =
        [(TermKind::Role, &preset.user_roles), (TermKind::Group, &preset.groups), (TermKind::Team, &preset.teams)];
    let all = kinds.into_iter().flat_map(|(kind, tags)| (0..).zip(tags).map(move |(number, tag)| (kind, number, tag)));
    let rows: Vec<_> = all
        .map(|(kind, number, tag)| term::ActiveModel {
            id: NotSet,
            kind: Set(kind.number()),
            number: Set(number),
            code: Set(tag.code.clone()),
            label: Set(tag.label.clone()),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let known = OnConflict::new().do_nothing().to_owned();
    term::Entity::insert_many(rows).on_conflict(known).exec_without_returning(connection).await?;
    Ok(())
}

/// All terms of a platform, in the order of their bits.
#[derive(Debug, Clone, Default)]
pub struct Terms(Vec<term::Model>);

impl Terms {
    /// # Errors
    /// When the database can't be read.
    pub async fn load(database: &impl ConnectionTrait) -> Result<Self, DbErr> {
        term::Entity::find().order_by_asc(term::Column::Number).all(database).await.map(Self)
    }

    pub fn of(&self, kind: TermKind) -> impl Iterator<Item = &term::Model> {
        self.0.iter().filter(move |term| term.kind == kind.number())
    }

    /// The codes whose bits are set.
    pub fn codes(&self, kind: TermKind, mask: i64) -> Vec<String> {
        if mask == 0 {
            return Vec::new();
        }
        self.of(kind).filter(|term| mask & bit(term) != 0).map(|term| term.code.clone()).collect()
    }

    /// # Errors
    /// When no term has this code; the message lists those there are.
    pub fn bit(&self, kind: TermKind, code: &str) -> Result<i64, String> {
        self.of(kind).find(|term| term.code == code).map(bit).ok_or_else(|| {
            let known: Vec<&str> = self.of(kind).map(|term| term.code.as_str()).collect();
            format!("\"{code}\" is not one of {}", known.join(", "))
        })
    }
}

fn bit(term: &term::Model) -> i64 {
    1 << term.number
}
