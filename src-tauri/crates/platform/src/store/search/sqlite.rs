//! FTS5 with trigrams over the folded columns of `users`.

use sea_orm::{
    ExprTrait,
    sea_query::{Expr, SimpleExpr},
};

use super::{
    Field, SHORTEST_TRIGRAM, SearchIndex,
    parts::{ANY, SEPARATORS, Scope, WORD, WORDED, WORDS},
};

pub struct Trigrams;

impl SearchIndex for Trigrams {
    fn order(&self) -> &'static [&'static str] {
        &[]
    }

    fn create(&self) -> Vec<String> {
        let mut statements: Vec<String> = CREATE.iter().map(|statement| (*statement).to_owned()).collect();
        statements.extend(triggers());
        statements
    }

    fn drop(&self) -> &'static [&'static str] {
        DROP
    }

    fn refresh(&self) -> &'static [&'static str] {
        &["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"]
    }

    fn forget(&self, forgets: bool) -> &'static [&'static str] {
        // It makes every change of the index dearer.
        if forgets {
            &["INSERT INTO user_search (user_search, rank) VALUES ('secure-delete', 1)"]
        } else {
            &["INSERT INTO user_search (user_search, rank) VALUES ('secure-delete', 0)"]
        }
    }

    fn seek(&self, fields: &[Field], term: &str) -> SimpleExpr {
        if has_trigram(term) {
            return matching(phrase(fields, term));
        }
        let columns: Vec<&str> = fields.iter().map(|field| field.column()).collect();
        // Each place of a text begins a trigram: see `user_texts`.
        let within = if fields.len() == Field::ALL.len() {
            String::new()
        } else {
            format!(" AND col IN ('{}')", columns.join("', '"))
        };
        Expr::cust_with_values(
            format!("users.id IN (SELECT doc FROM user_trigrams WHERE term >= ? AND term <= ?{within})"),
            [term.to_owned(), format!("{term}\u{10ffff}")],
        )
    }

    fn seek_all(&self, fields: &[Field], terms: &[&str]) -> SimpleExpr {
        let (long, short): (Vec<&str>, Vec<&str>) = terms.iter().partition(|term| has_trigram(term));
        // The index itself finds what all of them have in common.
        let phrases: Vec<String> = long.into_iter().map(|term| phrase(fields, term)).collect();
        let long = (!phrases.is_empty()).then(|| matching(phrases.join(" AND ")));
        let all = long.into_iter().chain(short.into_iter().map(|term| self.seek(fields, term)));
        all.reduce(SimpleExpr::and).unwrap_or_else(|| Expr::cust("TRUE"))
    }

    fn test(&self, fields: &[Field], term: &str) -> SimpleExpr {
        any(fields.iter().map(|field| {
            // Unique ids are the one column that is kept in upper case.
            let term = if matches!(field, Field::UniqueId) { term.to_uppercase() } else { term.to_owned() };
            Expr::cust_with_values(format!("instr(users.{}, ?) > 0", field.column()), [term])
        }))
    }
}

fn has_trigram(term: &str) -> bool {
    term.chars().count() >= SHORTEST_TRIGRAM
}

fn matching(query: String) -> SimpleExpr {
    Expr::cust_with_values("users.id IN (SELECT rowid FROM user_search WHERE user_search MATCH ?)", [query])
}

fn phrase(fields: &[Field], term: &str) -> String {
    let columns: Vec<&str> = fields.iter().map(|field| field.column()).collect();
    format!("({{{}}} : \"{}\")", columns.join(" "), term.replace('"', "\"\""))
}

fn any(parts: impl Iterator<Item = SimpleExpr>) -> SimpleExpr {
    parts.reduce(SimpleExpr::or).unwrap_or_else(|| Expr::cust("FALSE"))
}

const CREATE: &[&str] = &[
    // Two characters behind each text, so that a trigram begins at each of its places: what a text contains is what one
    // of its trigrams begins with, also when that is shorter than three characters.
    "CREATE VIEW user_texts AS SELECT id, name_key || char(1, 1) AS name_key, email_key || char(1, 1) AS email_key, \
     phone_key || char(1, 1) AS phone_key, coalesce(username, '') || char(1, 1) AS username, \
     lower(coalesce(unique_id, '')) || char(1, 1) AS unique_id, company_key || char(1, 1) AS company_key FROM users",
    // The texts are folded already.
    "CREATE VIRTUAL TABLE user_search USING fts5(name_key, email_key, phone_key, username, unique_id, company_key, \
     content = 'user_texts', content_rowid = 'id', tokenize = 'trigram case_sensitive 1')",
    "CREATE VIRTUAL TABLE user_trigrams USING fts5vocab(user_search, instance)",
    "INSERT INTO user_search (user_search) VALUES ('rebuild')",
    "CREATE TABLE search_parts (scope INTEGER NOT NULL, part TEXT NOT NULL, users INTEGER NOT NULL, \
     PRIMARY KEY (scope, part)) WITHOUT ROWID",
    "CREATE INDEX users_by_bare_unique_id ON users (replace(unique_id, '-', ''))",
    "DELETE FROM user_counts",
    "INSERT INTO user_counts (kind, users) \
     SELECT status * 8 + (flags & 16) / 4 + (traits & 6) / 2, count(*) FROM users GROUP BY 1",
    "INSERT INTO data_version (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = version + 1",
];

/// What keeps the index, the counters and the version in step.
fn triggers() -> [String; 5] {
    let (indexed, unindexed) = (indexed(), unindexed());
    let (counted, uncounted) = (COUNTED, UNCOUNTED);
    let (come, gone, changed) = (recount(&[("new", 1)]), recount(&[("old", -1)]), recount(&[("new", 1), ("old", -1)]));
    [
        format!("CREATE TRIGGER users_inserted AFTER INSERT ON users BEGIN {indexed}; {come}; {counted}; {BUMP}; END"),
        format!(
            "CREATE TRIGGER users_deleted AFTER DELETE ON users BEGIN {unindexed}; {gone}; {uncounted}; {BUMP}; END"
        ),
        format!("CREATE TRIGGER users_updated AFTER UPDATE ON users BEGIN {BUMP}; END"),
        format!(
            "CREATE TRIGGER users_renamed AFTER UPDATE OF name_key, email_key, phone_key, username, unique_id, \
             company_key ON users BEGIN {unindexed}; {indexed}; {changed}; END"
        ),
        format!(
            "CREATE TRIGGER users_recounted AFTER UPDATE OF status, flags, traits ON users BEGIN \
             {uncounted}; {counted}; END"
        ),
    ]
}

const BUMP: &str = "UPDATE data_version SET version = version + 1";

const COUNTED: &str = "INSERT INTO user_counts (kind, users) \
     VALUES (new.status * 8 + (new.flags & 16) / 4 + (new.traits & 6) / 2, 1) \
     ON CONFLICT (kind) DO UPDATE SET users = users + 1";

const UNCOUNTED: &str = "UPDATE user_counts SET users = users - 1 \
     WHERE kind = old.status * 8 + (old.flags & 16) / 4 + (old.traits & 6) / 2";

/// The six texts of a row as `user_texts` gives them, which an index entry must be taken away by.
fn texts(row: &str) -> String {
    let texts = texts_of(row).map(|(_, text)| format!("{text} || char(1, 1)"));
    texts.join(", ")
}

fn texts_of(row: &str) -> [(Scope, String); 6] {
    [Field::Name, Field::Email, Field::Phone, Field::Username, Field::UniqueId, Field::Company].map(|field| {
        let column = format!("{row}.{}", field.column());
        let text = match field {
            Field::Username => format!("coalesce({column}, '')"),
            Field::UniqueId => format!("lower(coalesce({column}, ''))"),
            _ => column,
        };
        (field.scope(), text)
    })
}

fn indexed() -> String {
    format!(
        "INSERT INTO user_search (rowid, name_key, email_key, phone_key, username, unique_id, company_key) \
         VALUES (new.id, {})",
        texts("new")
    )
}

fn unindexed() -> String {
    format!(
        "INSERT INTO user_search (user_search, rowid, name_key, email_key, phone_key, username, unique_id, company_key) \
         VALUES ('delete', old.id, {})",
        texts("old")
    )
}

/// Adds the parts of rows to their figures, or takes them away.
fn recount(rows: &[(&str, i8)]) -> String {
    let parts: Vec<String> =
        rows.iter().map(|(row, step)| format!("SELECT scope, part, {step} AS step FROM ({})", parts_of(row))).collect();
    format!(
        "INSERT INTO search_parts (scope, part, users) SELECT scope, part, sum(step) FROM ({}) WHERE true \
         GROUP BY scope, part HAVING sum(step) <> 0 \
         ON CONFLICT (scope, part) DO UPDATE SET users = users + excluded.users",
        parts.join(" UNION ALL ")
    )
}

/// The parts of a row with their scopes, each once: those of [`super::parts`].
fn parts_of(row: &str) -> String {
    let texts = texts_of(row).map(|(scope, text)| format!("({scope}, {text})")).join(", ");
    let worded = WORDED.iter().map(|field| field.scope().to_string()).collect::<Vec<_>>().join(", ");
    let words = SEPARATORS.chars().filter(|c| *c != ' ').fold("text".to_owned(), |text, separator| {
        let separator = if separator == '\'' { "''".to_owned() } else { separator.to_string() };
        format!("replace({text}, '{separator}', ' ')")
    });
    let (shortest, longest) = (WORD.start(), WORD.end());
    format!(
        "WITH RECURSIVE texts (scope, text) AS (VALUES {texts}), \
         places (scope, text, place) AS (SELECT scope, text, 1 FROM texts WHERE text <> '' \
         UNION ALL SELECT scope, text, place + 1 FROM places WHERE place < length(text)), \
         grams (scope, part) AS (SELECT scope, substr(text, place, 1) FROM places \
         UNION SELECT scope, substr(text, place, 2) FROM places WHERE place < length(text)), \
         words (part, rest) AS (SELECT '', {words} || ' ' FROM texts WHERE scope IN ({worded}) \
         UNION ALL SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) \
         FROM words WHERE rest <> '') \
         SELECT scope, part FROM grams WHERE instr(part, ' ') = 0 \
         UNION SELECT {ANY}, part FROM grams WHERE instr(part, ' ') = 0 \
         UNION SELECT {WORDS}, part FROM words WHERE length(part) BETWEEN {shortest} AND {longest}"
    )
}

const DROP: &[&str] = &[
    "DROP INDEX IF EXISTS users_by_bare_unique_id",
    "DROP TRIGGER IF EXISTS users_inserted",
    "DROP TRIGGER IF EXISTS users_deleted",
    "DROP TRIGGER IF EXISTS users_updated",
    "DROP TRIGGER IF EXISTS users_renamed",
    "DROP TRIGGER IF EXISTS users_recounted",
    "DROP TABLE IF EXISTS user_trigrams",
    "DROP TABLE IF EXISTS user_search",
    "DROP VIEW IF EXISTS user_texts",
    "DROP TABLE IF EXISTS search_parts",
];
