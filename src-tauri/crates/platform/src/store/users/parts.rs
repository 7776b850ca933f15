//! Parts of texts as a condition (LST-2): each is somewhere in one of the fields, whatever its length and script.
//!
//! A part of three characters or more is looked up in the index of trigrams. How many users have a shorter one is known
//! before anything is looked for: what many have is found by walking the order, what few have through the index.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExprTrait,
    sea_query::{Expr, Query, SimpleExpr},
};

use super::{
    Users,
    condition::{Condition, Seek},
    plan::{self, FEW},
};
use crate::store::{
    list::Values,
    search::{Field, SearchIndex, parts},
};

/// Below this, a short part is a better index than a long one of which nothing is known.
const RARE: u32 = 1_000;

/// What is looked for, and where.
#[derive(Debug, Clone)]
pub struct Parts {
    fields: &'static [Field],
    /// Folded; all of them have to be there.
    parts: Vec<String>,
    /// The users with these numeric ids are meant as well.
    or_ids: Vec<i64>,
}

/// Every part is in one of the fields; `None` without parts.
pub fn parts_in(fields: &'static [Field], parts: Vec<&str>, search: &dyn SearchIndex) -> Option<Condition> {
    let parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
    let test = parts.iter().map(|part| search.test(fields, part)).reduce(SimpleExpr::and)?;
    let seek = Seek::Parts(Parts { fields, parts, or_ids: Vec::new() });
    Some(Condition::new(test, seek, None))
}

impl Condition {
    /// Those who meet it, and the users with these numeric ids.
    pub fn or_users(self, ids: Vec<i64>, backend: DbBackend) -> Self {
        if ids.is_empty() {
            return self;
        }
        let is_one = is_one_of(&ids, backend);
        let seek = match self.seek {
            Seek::Parts(parts) => Seek::Parts(Parts { or_ids: ids, ..parts }),
            Seek::By(seek) => Seek::By(seek.or(is_one.clone())),
            Seek::Mask { .. } | Seek::None => Seek::None,
        };
        Self::new(self.test.or(is_one), seek, None)
    }
}

fn is_one_of(ids: &[i64], backend: DbBackend) -> SimpleExpr {
    Values::Numbers(ids.to_vec()).hold(Expr::col(("users", "id")), backend)
}

impl Parts {
    fn are_short(part: &str) -> bool {
        part.chars().count() <= 2
    }
}

impl Users {
    /// How many users meet the condition, where that is counted already: a single short part.
    pub(super) async fn counted(
        &self,
        connection: &impl ConnectionTrait,
        condition: &Condition,
    ) -> Result<Option<u32>, DbErr> {
        let Seek::Parts(Parts { fields, parts, or_ids }) = &condition.seek else { return Ok(None) };
        let [part] = parts.as_slice() else { return Ok(None) };
        if !Parts::are_short(part) {
            return Ok(None);
        }
        let Some(scope) = parts::scope_of(fields, part) else { return Ok(None) };
        let with_it = parts::users_with(connection, scope, part).await?;
        if or_ids.is_empty() {
            return Ok(Some(with_it));
        }
        let besides = Query::select()
            .expr(Expr::cust("count(*)"))
            .from("users")
            .and_where(is_one_of(or_ids, self.backend()))
            .and_where(self.search().test(fields, part).not())
            .take();
        Ok(Some(with_it + plan::number(connection, &besides).await?))
    }

    /// The parts as an index answers them: by those that few have, the others tested on what is found.
    pub(super) async fn seek_parts(&self, parts: &Parts) -> Result<Option<SimpleExpr>, DbErr> {
        let Parts { fields, parts: all, or_ids } = parts;
        let mut rarest: Option<(u32, &str)> = None;
        for part in all.iter().filter(|part| Parts::are_short(part)) {
            // Where nothing is counted for just these fields, no more have it than have it anywhere.
            let scope = parts::scope_of(fields, part).unwrap_or(parts::ANY);
            let users = parts::users_with(self.database.read(), scope, part).await?;
            if rarest.is_none_or(|(fewest, _)| users < fewest) {
                rarest = Some((users, part));
            }
        }
        let long = |part: &str| !Parts::are_short(part);
        let none_long = !all.iter().any(|part| long(part));
        let short = rarest.filter(|(users, _)| *users <= if none_long { FEW } else { RARE }).map(|(_, part)| part);
        if none_long && short.is_none() {
            return Ok(None);
        }
        let (sought, tested): (Vec<&str>, Vec<&str>) =
            all.iter().map(String::as_str).partition(|part| short.map_or_else(|| long(part), |short| *part == short));
        let seek = tested.iter().map(|part| self.search().test(fields, part));
        let seek = [self.search().seek_all(fields, &sought)].into_iter().chain(seek).reduce(SimpleExpr::and);
        Ok(seek.map(|seek| if or_ids.is_empty() { seek } else { seek.or(is_one_of(or_ids, self.backend())) }))
    }
}
