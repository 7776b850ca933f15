//! FTS5 with trigrams over the folded columns of `users`.

use sea_orm::{
    ExprTrait,
    sea_query::{Expr, SimpleExpr},
};

use super::{Field, SHORTEST_PART, SearchIndex};

pub struct Trigrams;

impl SearchIndex for Trigrams {
    fn order(&self) -> &'static [&'static str] {
        &[]
    }

    fn create(&self) -> &'static [&'static str] {
        CREATE
    }

    fn drop(&self) -> &'static [&'static str] {
        DROP
    }

    fn refresh(&self) -> &'static [&'static str] {
        &["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"]
    }

    fn seek(&self, fields: &[Field], term: &str) -> SimpleExpr {
        if term.chars().count() < SHORTEST_PART {
            return any(fields.iter().map(|field| {
                let column = field.column();
                let from = if matches!(field, Field::UniqueId) { term.to_uppercase() } else { term.to_owned() };
                let to = format!("{from}\u{10ffff}");
                Expr::cust_with_values(format!("(users.{column} >= ? AND users.{column} < ?)"), [from, to])
            }));
        }
        let columns: Vec<&str> = fields.iter().map(|field| field.column()).collect();
        let query = format!("{{{}}} : \"{}\"", columns.join(" "), term.replace('"', "\"\""));
        Expr::cust_with_values("users.id IN (SELECT rowid FROM user_search WHERE user_search MATCH ?)", [query])
    }

    fn test(&self, fields: &[Field], term: &str) -> SimpleExpr {
        let compare = if term.chars().count() < SHORTEST_PART { "= 1" } else { "> 0" };
        any(fields.iter().map(|field| {
            // Unique ids are the one column that is kept in upper case.
            let term = if matches!(field, Field::UniqueId) { term.to_uppercase() } else { term.to_owned() };
            Expr::cust_with_values(format!("instr(users.{}, ?) {compare}", field.column()), [term])
        }))
    }
}

fn any(parts: impl Iterator<Item = SimpleExpr>) -> SimpleExpr {
    parts.reduce(SimpleExpr::or).unwrap_or_else(|| Expr::cust("FALSE"))
}

const CREATE: &[&str] = &[
    "CREATE VIRTUAL TABLE user_search USING fts5(name_key, email_key, phone_key, username, unique_id, company_key, \
     content = 'users', content_rowid = 'id', tokenize = 'trigram')",
    "INSERT INTO user_search (user_search) VALUES ('rebuild')",
    "DELETE FROM user_counts",
    "INSERT INTO user_counts (kind, users) \
     SELECT status * 8 + (flags & 16) / 4 + (traits & 6) / 2, count(*) FROM users GROUP BY 1",
    "INSERT INTO data_version (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = version + 1",
    "CREATE TRIGGER users_inserted AFTER INSERT ON users BEGIN \
     INSERT INTO user_search (rowid, name_key, email_key, phone_key, username, unique_id, company_key) \
     VALUES (new.id, new.name_key, new.email_key, new.phone_key, new.username, new.unique_id, new.company_key); \
     INSERT INTO user_counts (kind, users) VALUES (new.status * 8 + (new.flags & 16) / 4 + (new.traits & 6) / 2, 1) \
     ON CONFLICT (kind) DO UPDATE SET users = users + 1; \
     UPDATE data_version SET version = version + 1; END",
    "CREATE TRIGGER users_deleted AFTER DELETE ON users BEGIN \
     INSERT INTO user_search (user_search, rowid, name_key, email_key, phone_key, username, unique_id, company_key) \
     VALUES ('delete', old.id, old.name_key, old.email_key, old.phone_key, old.username, old.unique_id, old.company_key); \
     UPDATE user_counts SET users = users - 1 \
     WHERE kind = old.status * 8 + (old.flags & 16) / 4 + (old.traits & 6) / 2; \
     UPDATE data_version SET version = version + 1; END",
    "CREATE TRIGGER users_updated AFTER UPDATE ON users BEGIN UPDATE data_version SET version = version + 1; END",
    "CREATE TRIGGER users_renamed AFTER UPDATE OF name_key, email_key, phone_key, username, unique_id, company_key \
     ON users BEGIN \
     INSERT INTO user_search (user_search, rowid, name_key, email_key, phone_key, username, unique_id, company_key) \
     VALUES ('delete', old.id, old.name_key, old.email_key, old.phone_key, old.username, old.unique_id, old.company_key); \
     INSERT INTO user_search (rowid, name_key, email_key, phone_key, username, unique_id, company_key) \
     VALUES (new.id, new.name_key, new.email_key, new.phone_key, new.username, new.unique_id, new.company_key); END",
    "CREATE TRIGGER users_recounted AFTER UPDATE OF status, flags, traits ON users BEGIN \
     UPDATE user_counts SET users = users - 1 \
     WHERE kind = old.status * 8 + (old.flags & 16) / 4 + (old.traits & 6) / 2; \
     INSERT INTO user_counts (kind, users) VALUES (new.status * 8 + (new.flags & 16) / 4 + (new.traits & 6) / 2, 1) \
     ON CONFLICT (kind) DO UPDATE SET users = users + 1; END",
];

const DROP: &[&str] = &[
    "DROP TRIGGER IF EXISTS users_inserted",
    "DROP TRIGGER IF EXISTS users_deleted",
    "DROP TRIGGER IF EXISTS users_updated",
    "DROP TRIGGER IF EXISTS users_renamed",
    "DROP TRIGGER IF EXISTS users_recounted",
    "DROP TABLE IF EXISTS user_search",
];
