//! What only one user may have: whether it is somebody else's is asked before it is given to another.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use steward_contract::{FieldError, Problem, ProblemCode};

use super::subject::Subject;
use crate::{
    error::{detailed, invalid},
    store::entity::user::{Column, Entity},
};

/// A value that the subject is to have, and the field of the request that says so.
#[derive(Debug, Clone)]
pub struct Claim {
    pub field: &'static str,
    pub column: Column,
    pub value: String,
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
        if is_taken(claim.column, &claim.value, subject, connection).await? {
            faults.push(claim.refused());
        }
    }
    Ok(faults)
}

/// # Errors
/// When the database can't be read.
pub async fn is_taken(
    column: Column,
    value: &str,
    subject: &Subject<'_>,
    connection: &impl ConnectionTrait,
) -> Result<bool, DbErr> {
    let others = Entity::find().filter(column.eq(value)).filter(Column::Id.ne(subject.user.id));
    Ok(others.count(connection).await? > 0)
}
