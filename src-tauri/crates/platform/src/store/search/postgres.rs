//! `pg_trgm` over the folded columns of `users`.

use sea_orm::{
    ExprTrait,
    sea_query::{Expr, SimpleExpr},
};

use super::{Field, SHORTEST_PART, SearchIndex};

pub struct Trigrams;

impl SearchIndex for Trigrams {
    fn order(&self) -> &'static [&'static str] {
        &["ALTER TABLE users ALTER name_key TYPE text COLLATE \"C\", ALTER email_key TYPE text COLLATE \"C\", \
           ALTER phone_key TYPE text COLLATE \"C\", ALTER company_key TYPE text COLLATE \"C\", \
           ALTER username TYPE text COLLATE \"C\", ALTER unique_id TYPE text COLLATE \"C\", \
           ALTER country TYPE text COLLATE \"C\", ALTER state TYPE text COLLATE \"C\", \
           ALTER city TYPE text COLLATE \"C\", ALTER timezone TYPE text COLLATE \"C\", \
           ALTER locale TYPE text COLLATE \"C\", ALTER designation TYPE text COLLATE \"C\", \
           ALTER expertise TYPE text COLLATE \"C\""]
    }

    fn create(&self) -> &'static [&'static str] {
        CREATE
    }

    fn drop(&self) -> &'static [&'static str] {
        DROP
    }

    fn refresh(&self) -> &'static [&'static str] {
        REFRESH
    }

    fn seek(&self, fields: &[Field], term: &str) -> SimpleExpr {
        self.like(fields, term, "")
    }

    fn test(&self, fields: &[Field], term: &str) -> SimpleExpr {
        // An expression that no index holds keeps the planner on the order it walks.
        self.like(fields, term, " || ''")
    }
}

impl Trigrams {
    fn like(&self, fields: &[Field], term: &str, guard: &str) -> SimpleExpr {
        let any_part = if term.chars().count() < SHORTEST_PART { "" } else { "%" };
        let conditions = fields.iter().map(|field| {
            // Unique ids are the one column that is kept in upper case.
            let term = if matches!(field, Field::UniqueId) { term.to_uppercase() } else { term.to_owned() };
            let pattern = format!("{any_part}{}%", escaped(&term));
            Expr::cust_with_values(format!("users.{}{guard} LIKE $1", field.column()), [pattern])
        });
        conditions.reduce(SimpleExpr::or).unwrap_or_else(|| Expr::cust("FALSE"))
    }
}

fn escaped(term: &str) -> String {
    term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

const CREATE: &[&str] = &[
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX users_by_trigram ON users USING gin (name_key gin_trgm_ops, email_key gin_trgm_ops, \
     phone_key gin_trgm_ops, username gin_trgm_ops, unique_id gin_trgm_ops, company_key gin_trgm_ops)",
    "DELETE FROM user_counts",
    "CREATE OR REPLACE FUNCTION user_kind(u users) RETURNS bigint LANGUAGE sql IMMUTABLE AS \
     $$ SELECT u.status * 8 + (u.flags & 16) / 4 + (u.traits & 6) / 2 $$",
    "INSERT INTO user_counts (kind, users) SELECT user_kind(users), count(*) FROM users GROUP BY 1",
    "INSERT INTO data_version (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = data_version.version + 1",
    "CREATE OR REPLACE FUNCTION users_count(of_kind bigint, step bigint) RETURNS void LANGUAGE sql AS \
     $$ INSERT INTO user_counts AS c (kind, users) VALUES (of_kind, step) \
     ON CONFLICT (kind) DO UPDATE SET users = c.users + excluded.users $$",
    "CREATE OR REPLACE FUNCTION users_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
     IF TG_OP = 'UPDATE' AND user_kind(OLD) = user_kind(NEW) THEN NULL; ELSE \
     IF TG_OP <> 'INSERT' THEN PERFORM users_count(user_kind(OLD), -1); END IF; \
     IF TG_OP <> 'DELETE' THEN PERFORM users_count(user_kind(NEW), 1); END IF; END IF; \
     RETURN NULL; END $$",
    "CREATE OR REPLACE FUNCTION users_bump() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
     UPDATE data_version SET version = version + 1; RETURN NULL; END $$",
    "CREATE TRIGGER users_counted AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION users_changed()",
    "CREATE TRIGGER users_versioned AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH STATEMENT EXECUTE FUNCTION users_bump()",
];

/// A bulk load brings its own keys, of which the sequences know nothing.
const REFRESH: &[&str] = &[
    "DO $$ DECLARE t text; BEGIN \
     FOR t IN SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema() \
         AND column_name = 'id' AND (column_default LIKE 'nextval%' OR is_identity = 'YES') LOOP \
     EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''id''), (SELECT coalesce(max(id), 0) + 1 FROM %I), false)', t, t); \
     END LOOP; END $$",
    "VACUUM ANALYZE",
];

const DROP: &[&str] = &[
    "DROP TRIGGER IF EXISTS users_counted ON users",
    "DROP TRIGGER IF EXISTS users_versioned ON users",
    "DROP INDEX IF EXISTS users_by_trigram",
];
