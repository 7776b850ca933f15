//! What only one user may have: whether it is somebody else's is asked before it is given to another.

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{FieldError, Problem, ProblemCode};

use super::subject::Subject;
use crate::{
    error::{detailed, invalid},
    store::{entity::user::Column, user_records},
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
        if user_records::has_another(connection, &subject.user, claim.column, &claim.value).await? {
            faults.push(claim.refused());
        }
    }
    Ok(faults)
}
