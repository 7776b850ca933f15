//! `pg_trgm` over the folded columns of `users`.

use sea_orm::{
    ExprTrait,
    sea_query::{Expr, SimpleExpr},
};

use super::{
    Field, SHORTEST_TRIGRAM, SearchIndex,
    parts::{ANY, SEPARATORS, WORD, WORDED, WORDS},
};

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

    fn create(&self) -> Vec<String> {
        let mut statements: Vec<String> = CREATE.iter().map(|statement| (*statement).to_owned()).collect();
        statements.extend([user_bigrams(), BIGRAM_INDEX.to_owned(), user_parts()]);
        statements.extend(TRIGGERS.iter().map(|statement| (*statement).to_owned()));
        statements
    }

    fn drop(&self) -> &'static [&'static str] {
        DROP
    }

    fn refresh(&self) -> &'static [&'static str] {
        REFRESH
    }

    fn seek(&self, fields: &[Field], term: &str) -> SimpleExpr {
        if has_trigram(term) {
            return self.like(fields, term, "");
        }
        // The index holds pairs: for more than one of them, what it finds has to be looked at.
        let found = Expr::cust_with_values(format!("{BIGRAMS} @@ CAST($1 AS tsquery)"), [bigrams_of(fields, term)]);
        if term.chars().count() < SHORTEST_TRIGRAM { found } else { found.and(self.test(fields, term)) }
    }

    fn test(&self, fields: &[Field], term: &str) -> SimpleExpr {
        // An expression that no index holds keeps the planner on the order it walks.
        self.like(fields, term, " || ''")
    }
}

impl Trigrams {
    fn like(&self, fields: &[Field], term: &str, guard: &str) -> SimpleExpr {
        let conditions = fields.iter().map(|field| {
            // Unique ids are the one column that is kept in upper case.
            let term = if matches!(field, Field::UniqueId) { term.to_uppercase() } else { term.to_owned() };
            let pattern = format!("%{}%", escaped(&term));
            Expr::cust_with_values(format!("users.{}{guard} LIKE $1", field.column()), [pattern])
        });
        conditions.reduce(SimpleExpr::or).unwrap_or_else(|| Expr::cust("FALSE"))
    }
}

fn escaped(term: &str) -> String {
    term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// `pg_trgm` knows letters and digits only, and not those of every script in every locale.
fn has_trigram(term: &str) -> bool {
    term.as_bytes().windows(SHORTEST_TRIGRAM).any(|three| three.iter().all(u8::is_ascii_alphanumeric))
}

/// The letter that the index puts before what is in a field.
const fn mark(field: Field) -> char {
    match field {
        Field::Name => 'n',
        Field::Email => 'e',
        Field::Phone => 'p',
        Field::Username => 'u',
        Field::UniqueId => 'i',
        Field::Company => 'c',
    }
}

/// The query for texts with every pair of the term in one of the fields; a single character begins a pair.
fn bigrams_of(fields: &[Field], term: &str) -> String {
    let characters: Vec<char> = term.chars().collect();
    let size = characters.len().min(2);
    let any = fields.iter().map(|field| {
        let all = characters.windows(size).map(|pair| {
            let pair: String = pair.iter().collect();
            let pair = pair.replace('\\', "\\\\").replace('\'', "''");
            format!("'{}{pair}'{}", mark(*field), if size == 1 { ":*" } else { "" })
        });
        format!("({})", all.collect::<Vec<_>>().join(" & "))
    });
    any.collect::<Vec<_>>().join(" | ")
}

const BIGRAMS: &str = "user_bigrams(users.name_key, users.email_key, users.phone_key, users.username, \
     users.unique_id, users.company_key)";

/// Pairs of characters, and the last one of each text, behind the letter of their field.
fn user_bigrams() -> String {
    format!(
        "CREATE OR REPLACE FUNCTION user_bigrams(n text, e text, p text, u text, i text, c text) RETURNS tsvector \
         LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT array_to_tsvector(array_agg(mark || substr(body, place, 2))) \
         FROM (VALUES {}) AS texts (mark, body), generate_series(1, length(body)) AS place $$",
        Field::ALL
            .iter()
            .map(|field| match field {
                Field::UniqueId => format!("('{0}', lower({0}))", mark(*field)),
                _ => format!("('{0}', {0})", mark(*field)),
            })
            .collect::<Vec<_>>()
            .join(", ")
    )
}

const BIGRAM_INDEX: &str = "CREATE INDEX users_by_bigram ON users \
     USING gin (user_bigrams(name_key, email_key, phone_key, username, unique_id, company_key))";

/// The parts of a user with their scopes, each once: those of [`super::parts`].
fn user_parts() -> String {
    let texts = Field::ALL.iter().map(|field| {
        let text = match field {
            Field::UniqueId => "lower(u.unique_id)".to_owned(),
            _ => format!("u.{}", field.column()),
        };
        format!("({}::smallint, coalesce({text}, ''))", field.scope())
    });
    let texts = texts.collect::<Vec<_>>().join(", ");
    let worded = WORDED.iter().map(|field| field.scope().to_string()).collect::<Vec<_>>().join(", ");
    let (separators, spaces) = (SEPARATORS.replace('\'', "''"), " ".repeat(SEPARATORS.len()));
    let (shortest, longest) = (WORD.start(), WORD.end());
    format!(
        "CREATE OR REPLACE FUNCTION user_parts(u users) RETURNS TABLE (of_scope smallint, of_part text) \
         LANGUAGE sql IMMUTABLE AS $$ WITH texts (scope, body) AS (VALUES {texts}), \
         grams AS (SELECT scope, substr(body, place, size) AS part \
         FROM texts, generate_series(1, length(body)) AS place, generate_series(1, 2) AS size \
         WHERE place + size - 1 <= length(body)), \
         words AS (SELECT unnest(string_to_array(translate(body, '{separators}', '{spaces}'), ' ')) AS part \
         FROM texts WHERE scope IN ({worded})) \
         SELECT scope, part FROM grams WHERE strpos(part, ' ') = 0 \
         UNION SELECT {ANY}::smallint, part FROM grams WHERE strpos(part, ' ') = 0 \
         UNION SELECT {WORDS}::smallint, part FROM words WHERE length(part) BETWEEN {shortest} AND {longest} $$"
    )
}

const CREATE: &[&str] = &[
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX users_by_trigram ON users USING gin (name_key gin_trgm_ops, email_key gin_trgm_ops, \
     phone_key gin_trgm_ops, username gin_trgm_ops, unique_id gin_trgm_ops, company_key gin_trgm_ops)",
    "CREATE INDEX users_by_bare_unique_id ON users (replace(unique_id, '-', ''))",
    "DELETE FROM user_counts",
    "CREATE OR REPLACE FUNCTION user_kind(u users) RETURNS bigint LANGUAGE sql IMMUTABLE AS \
     $$ SELECT u.status * 8 + (u.flags & 16) / 4 + (u.traits & 6) / 2 $$",
    "INSERT INTO user_counts (kind, users) SELECT user_kind(users), count(*) FROM users GROUP BY 1",
    "INSERT INTO data_version (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = data_version.version + 1",
    "CREATE TABLE search_parts (scope smallint NOT NULL, part text COLLATE \"C\" NOT NULL, users bigint NOT NULL, \
     PRIMARY KEY (scope, part))",
];

const TRIGGERS: &[&str] = &[
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
    // Before: whoever changes users waits here for the others, and not later with counters taken that they wait for.
    "CREATE TRIGGER users_versioned BEFORE INSERT OR UPDATE OR DELETE ON users FOR EACH STATEMENT EXECUTE FUNCTION users_bump()",
    // In order, so that two who take the same figures take them one after the other.
    "CREATE OR REPLACE FUNCTION users_recount() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
     INSERT INTO search_parts AS c (scope, part, users) \
     SELECT of_scope, of_part, sum(step) FROM ( \
     SELECT of_scope, of_part, 1 AS step FROM user_parts(NEW) WHERE TG_OP <> 'DELETE' UNION ALL \
     SELECT of_scope, of_part, -1 FROM user_parts(OLD) WHERE TG_OP <> 'INSERT') AS steps \
     GROUP BY 1, 2 HAVING sum(step) <> 0 ORDER BY 1, 2 \
     ON CONFLICT (scope, part) DO UPDATE SET users = c.users + excluded.users; \
     RETURN NULL; END $$",
    "CREATE TRIGGER users_parted AFTER INSERT OR DELETE OR UPDATE OF name_key, email_key, phone_key, username, unique_id, \
     company_key ON users FOR EACH ROW EXECUTE FUNCTION users_recount()",
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
    "DROP INDEX IF EXISTS users_by_bare_unique_id",
    "DROP TRIGGER IF EXISTS users_counted ON users",
    "DROP TRIGGER IF EXISTS users_versioned ON users",
    "DROP TRIGGER IF EXISTS users_parted ON users",
    "DROP INDEX IF EXISTS users_by_trigram",
    "DROP INDEX IF EXISTS users_by_bigram",
    "DROP TABLE IF EXISTS search_parts",
];
