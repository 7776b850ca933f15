//! What only one user may have: whether it is somebody else's is asked before it is given to another.

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{FieldError, Problem, ProblemCode};

use super::subject::Subject;
use crate::{
    error::{detailed, invalid},
    store::{
        entity::user::Column,
        oauth_links::{self, Account},
        user_records,
    },
};

/// What the subject is to have, and the field of the request that says so.
#[derive(Debug, Clone)]
pub struct Claim {
    pub field: &'static str,
    pub what: Claimed,
}

#[derive(Debug, Clone)]
pub enum Claimed {
    Value(Column, String),
    Account(Account),
}

impl Claimed {
    async fn is_taken(&self, subject: &Subject<'_>, connection: &impl ConnectionTrait) -> Result<bool, DbErr> {
        match self {
            Self::Value(column, value) => user_records::has_another(connection, &subject.user, *column, value).await,
            Self::Account(account) => oauth_links::has_another(connection, &subject.user, account).await,
        }
    }
}

impl Claim {
    fn refused(&self) -> FieldError {
        FieldError::new(self.field, "belongs to another user already")
    }
}

/// What to say when somebody else was given it first.
pub fn lost(claims: &[Claim]) -> Problem {
    let title = "Another user was given the same just now.";
    let detail = "Look at it again and confirm it anew. Nothing was changed.";
    match claims {
        [] => detailed(ProblemCode::Changed, title, detail),
        claims => invalid(claims.iter().map(Claim::refused).collect()),
    }
}

/// # Errors
/// When the database can't be read.
pub async fn taken(
    claims: &[Claim],
    subject: &Subject<'_>,
    connection: &impl ConnectionTrait,
) -> Result<Vec<FieldError>, DbErr> {
    let mut faults = Vec::new();
    for claim in claims {
        if claim.what.is_taken(subject, connection).await? {
            faults.push(claim.refused());
        }
    }
    Ok(faults)
}
