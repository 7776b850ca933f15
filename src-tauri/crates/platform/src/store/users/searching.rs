//! What the one search box asks (LST-2, BEY-1).

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExprTrait,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr, UnionType},
};
use steward_contract::FieldError;
use uuid::Uuid;

use super::{Users, condition::Condition, parts::parts_in, privacy, value};
use crate::{
    auth::Caller,
    domain::{
        pasted::{bare_id, readings},
        phone,
    },
    store::{
        fold::{digits, folded},
        list::{Values, WRITTEN_OUT},
        search::{BARE_UNIQUE_ID, Field},
    },
};

/// Users that one pasted text can mean, at most.
const MEANT: u64 = 200;

/// Digits from which on a number is an id or a phone number, and not also a part of a text.
const WHOLE_NUMBER: usize = 7;

/// What a search comes to.
pub struct Searched {
    pub condition: Condition,
    /// What was typed, folded, where it is looked for by its parts: who is near to it may be shown beside.
    pub typed: Option<String>,
}

impl Users {
    /// What the one search box asks: exactly the users that a pasted id, address, number or code belongs to; where there
    /// are none, the users with every word somewhere in the fields that the caller may see.
    pub(super) async fn searched(
        &self,
        text: Option<&str>,
        caller: Option<&Caller>,
    ) -> Result<Result<Option<Searched>, FieldError>, DbErr> {
        let Some(text) = text else { return Ok(Ok(None)) };
        let text = match value::text(text) {
            Ok(text) => text,
            Err(message) => return Ok(Err(FieldError::new("search", message))),
        };
        // Whoever has the whole of a phone number learns nothing from whose it is, so it names for everybody; a part of
        // one would give the rest away, digit by digit.
        let sees_phones = privacy::sees_sensitive(caller);
        let named = self.named(text, privacy::reads_audit(caller)).await?;
        if !named.is_empty() && is_sure(text) {
            let is_named = Values::Numbers(named).hold(Expr::col(("users", "id")), self.backend());
            return Ok(Ok(Some(Searched { condition: Condition::plain(is_named), typed: None })));
        }
        // A phone number that nobody has may be a part of one.
        let folded = if sees_phones && !phone::keys(text).is_empty() { digits(text) } else { folded(text) };
        let words = match value::words(&folded) {
            Ok(words) => words,
            Err(message) => return Ok(Err(FieldError::new("search", message))),
        };
        let fields = if sees_phones { Field::ALL } else { Field::BUT_PHONE };
        let condition = parts_in(fields, words, self.search());
        let Some(condition) = condition else {
            return Ok(Err(FieldError::new("search", "has no letter or digit to look for")));
        };
        let condition = condition.or_users(named, self.backend());
        Ok(Ok(Some(Searched { condition, typed: Some(folded) })))
    }

    /// The users whom the text names: by an id, an e-mail, a username, a phone number or a referral code of theirs, or
    /// by something of theirs: an order, a session, an event, a request. One question, each part of it by an index.
    async fn named(&self, text: &str, reads_audit: bool) -> Result<Vec<i64>, DbErr> {
        let Some(question) = naming(text, reads_audit, self.backend()) else { return Ok(Vec::new()) };
        let rows = self.database.read().query_all(&question).await?;
        rows.iter().map(|row| row.try_get_by_index(0)).collect()
    }
}

/// Whether a text is so much an id, an address or a number that whoever has it is meant, and nobody else who has it
/// somewhere in a text: it is not one word of letters, as many a username is, nor a short number.
fn is_sure(text: &str) -> bool {
    let is_word = text.chars().all(char::is_alphabetic);
    let is_short_number = text.len() < WHOLE_NUMBER && text.bytes().all(|byte| byte.is_ascii_digit());
    !is_word && !is_short_number
}

/// The question after the users whom a text names; `None` when it can't be a name of anything. Which request was about
/// whom stands in the audit log alone, so it is asked for those who read that.
pub fn naming(text: &str, reads_audit: bool, backend: DbBackend) -> Option<SelectStatement> {
    Names::of(text).question(reads_audit, backend)
}

/// What a text can name, sorted by what it could be.
#[derive(Default)]
struct Names {
    ids: Vec<Uuid>,
    /// As they stand, in lower case and in upper case; codes and addresses have no space in them.
    lower: Vec<String>,
    upper: Vec<String>,
    bare: Vec<String>,
    phones: Vec<String>,
    numbers: Vec<i64>,
}

impl Names {
    fn of(text: &str) -> Self {
        let mut names = Self::default();
        for reading in readings(text) {
            if let Ok(id) = reading.parse() {
                names.ids.push(id);
                continue;
            }
            // One number at a time: a text full of them would be a way to guess, for those who may not see them.
            if names.phones.is_empty() {
                names.phones.extend(phone::keys(&reading));
            }
            names.bare.extend(bare_id(&reading));
            names.numbers.extend(reading.parse::<i64>().ok().filter(|_| reading.len() >= WHOLE_NUMBER));
            if !reading.contains(char::is_whitespace) {
                names.lower.push(reading.to_lowercase());
                names.upper.push(reading.to_uppercase());
            }
        }
        names
    }

    /// The numeric ids of the users; `None` when the text can't be a name of anything.
    fn question(self, reads_audit: bool, backend: DbBackend) -> Option<SelectStatement> {
        let requests = Values::Texts(self.ids.iter().map(ToString::to_string).collect());
        let [ids, lower, upper] = [Values::Ids(self.ids), Values::Texts(self.lower), Values::Texts(self.upper)];
        let [bare, phones, numbers] =
            [Values::Texts(self.bare), Values::Texts(self.phones), Values::Numbers(self.numbers)];
        let places: [(&Values, &'static str, &'static str, SimpleExpr); 11] = [
            (&ids, "users", "id", Expr::col(("users", "user_id"))),
            (&ids, "orders", "user_id", Expr::col(("orders", "order_id"))),
            (&ids, "user_sessions", "user_id", Expr::col(("user_sessions", "session_id"))),
            (&ids, "activity", "user_id", Expr::col(("activity", "event_id"))),
            (&lower, "users", "id", Expr::col(("users", "email"))),
            (&lower, "users", "id", Expr::col(("users", "username"))),
            (&upper, "users", "id", Expr::col(("users", "unique_id"))),
            (&upper, "partners", "id", Expr::col(("partners", "referral_code"))),
            (&upper, "orders", "user_id", Expr::col(("orders", "number"))),
            (&bare, "users", "id", Expr::cust(BARE_UNIQUE_ID)),
            (&numbers, "users", "id", Expr::col(("users", "id"))),
        ];
        let asked = places.into_iter().filter(|(values, ..)| !values.is_empty());
        let mut all: Vec<SelectStatement> = asked
            .map(|(values, table, id, column)| {
                let is_one = values.hold(column, backend);
                Query::select().expr_as(Expr::col((table, id)), "id").from(table).and_where(is_one).limit(MEANT).take()
            })
            .collect();
        if !phones.is_empty() {
            let has_one = with_phone(&phones, backend);
            all.push(Query::select().column("id").from("users").and_where(has_one).limit(MEANT).take());
        }
        if reads_audit && !requests.is_empty() {
            let is_one = requests.hold(Expr::col("request_id"), backend);
            let of = Query::select().column("user_id").from("audit_entries").and_where(is_one).take();
            let is_of = Expr::col(("users", "user_id")).in_subquery(of);
            all.push(Query::select().column("id").from("users").and_where(is_of).limit(MEANT).take());
        }
        // Each in a subquery of its own: a limit belongs to the whole of a union otherwise.
        let mut all = all.into_iter().map(|select| Query::select().column("id").from_subquery(select, "named").take());
        let mut question = all.next()?;
        for select in all {
            question.union(UnionType::Distinct, select);
        }
        Some(question)
    }
}

/// Whose number is one of these: a number without its country is one in each of them. PostgreSQL looks each up by itself,
/// since its planner, where it expects somebody to have most of them, would rather read everybody.
fn with_phone(phones: &Values, backend: DbBackend) -> SimpleExpr {
    match phones {
        Values::Texts(keys) if backend == DbBackend::Postgres && keys.len() > WRITTEN_OUT => {
            let found = format!(
                "users.id = ANY(ARRAY(SELECT found.id FROM unnest(CAST($1 AS text[])) AS key CROSS JOIN LATERAL \
                 (SELECT one.id FROM users AS one WHERE one.phone_key = key LIMIT {MEANT}) AS found LIMIT {MEANT}))"
            );
            Expr::cust_with_values(found, [keys.clone()])
        }
        few => few.hold(Expr::col(("users", "phone_key")), backend),
    }
}
