//! Where SQLite and PostgreSQL differ: how text is searched, and what the database itself keeps in step
//! with the users (search text, counters, data version), whoever changes them.

pub mod parts;
mod postgres;
mod sqlite;
pub mod vocabulary;

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DbErr, ExprTrait,
    sea_query::{Expr, SimpleExpr},
};

/// A searchable field of a user and the column that holds its folded text (LST-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Name,
    Email,
    Phone,
    Username,
    UniqueId,
    Company,
}

impl Field {
    /// What the one search box looks through.
    pub const ALL: &'static [Self] =
        &[Self::Name, Self::Email, Self::Phone, Self::Username, Self::UniqueId, Self::Company];

    /// The same for whoever may not see phone numbers.
    pub const BUT_PHONE: &'static [Self] = &[Self::Name, Self::Email, Self::Username, Self::UniqueId, Self::Company];

    pub const fn column(self) -> &'static str {
        match self {
            Self::Name => "name_key",
            Self::Email => "email_key",
            Self::Phone => "phone_key",
            Self::Username => "username",
            Self::UniqueId => "unique_id",
            Self::Company => "company_key",
        }
    }

    pub const fn alone(self) -> &'static [Self] {
        match self {
            Self::Name => &[Self::Name],
            Self::Email => &[Self::Email],
            Self::Phone => &[Self::Phone],
            Self::Username => &[Self::Username],
            Self::UniqueId => &[Self::UniqueId],
            Self::Company => &[Self::Company],
        }
    }
}

/// A unique id without its hyphens, as both databases keep an index of it.
pub const BARE_UNIQUE_ID: &str = "replace(users.unique_id, '-', '')";

/// Shorter parts have no trigram.
const SHORTEST_TRIGRAM: usize = 3;

/// How one kind of database searches text. Terms are folded and not empty.
pub trait SearchIndex: Send + Sync {
    /// Statements that make the columns of keys order by code point, whatever the database's language.
    fn order(&self) -> &'static [&'static str];

    /// Statements that build the index over what is there and keep it in step from then on.
    fn create(&self) -> Vec<String>;

    /// Statements that take all of that away again, for a bulk load.
    fn drop(&self) -> &'static [&'static str];

    /// Statements after a bulk load: statistics for the planner.
    fn refresh(&self) -> &'static [&'static str];

    /// Statements from which on nothing is left in the index of what is taken out of it, or until which that is so.
    fn forget(&self, _forgets: bool) -> &'static [&'static str] {
        &[]
    }

    /// Users with the term in one of the fields, asked of the index: right where they are few.
    fn seek(&self, fields: &[Field], term: &str) -> SimpleExpr;

    /// Users with each of the terms in one of the fields, asked of the index.
    fn seek_all(&self, fields: &[Field], terms: &[&str]) -> SimpleExpr {
        let all = terms.iter().map(|term| self.seek(fields, term)).reduce(SimpleExpr::and);
        all.unwrap_or_else(|| Expr::cust("TRUE"))
    }

    /// The same as [`Self::seek`], asked of the row at hand.
    fn test(&self, fields: &[Field], term: &str) -> SimpleExpr;
}

pub fn of(backend: DatabaseBackend) -> &'static dyn SearchIndex {
    match backend {
        DatabaseBackend::Postgres => &postgres::Trigrams,
        _ => &sqlite::Trigrams,
    }
}

/// # Errors
/// When the database refuses a statement.
pub async fn create(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    for statement in of(database.get_database_backend()).create() {
        database.execute_unprepared(&statement).await?;
    }
    parts::create(database).await
}

/// # Errors
/// When the database refuses a statement.
pub async fn drop(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    run(database, of(database.get_database_backend()).drop()).await
}

/// # Errors
/// When the database refuses a statement.
pub async fn refresh(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    run(database, of(database.get_database_backend()).refresh()).await
}

/// From here on, what is taken out of the index leaves nothing in it.
///
/// # Errors
/// When the database refuses a statement.
pub async fn begin_forgetting(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    run(database, of(database.get_database_backend()).forget(true)).await
}

/// Ends that, and forgets the words that nobody has any more.
///
/// # Errors
/// When the database refuses a statement.
pub async fn end_forgetting(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    let unused = format!("DELETE FROM search_parts WHERE scope = {} AND users <= 0", parts::WORDS);
    database.execute_unprepared(&unused).await?;
    run(database, of(database.get_database_backend()).forget(false)).await
}

async fn run(database: &impl ConnectionTrait, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        database.execute_unprepared(statement).await?;
    }
    Ok(())
}
