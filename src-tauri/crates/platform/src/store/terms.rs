//! The words that a platform tags its users with: roles, groups, teams.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};

use super::{
    codes::{Numbered, TermKind},
    entity::term,
};

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
