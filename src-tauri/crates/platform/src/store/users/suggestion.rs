//! Values of one field that begin with a text, for the filter editors (LST-5).

use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait,
    sea_query::{Expr, Query},
};
use steward_contract::{FilterId, LabelledValue, Page};

use super::Users;

/// The column whose values complete a filter; `None` for filters with a fixed set, a date, a number or free text.
const fn column(filter: FilterId) -> Option<&'static str> {
    Some(match filter {
        FilterId::Country => "country",
        FilterId::City => "city",
        FilterId::State => "state",
        FilterId::Timezone => "timezone",
        FilterId::Locale => "locale",
        FilterId::Designation => "designation",
        FilterId::Expertise => "expertise",
        FilterId::Company => "company_key",
        _ => return None,
    })
}

pub const fn completes(filter: FilterId) -> bool {
    column(filter).is_some()
}

impl Users {
    /// Distinct values in order, from the index alone; each is found by a step from the one before it, so it costs as
    /// many steps as values are shown, however many users have them. `None` when the filter has no such values.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn suggestions(
        &self,
        filter: FilterId,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Option<Page<LabelledValue>>, DbErr> {
        let Some(column) = column(filter) else { return Ok(None) };
        let end = format!("{prefix}\u{10ffff}");
        let mut values: Vec<String> = Vec::new();
        let mut last = after.map(str::to_owned);
        while values.len() <= limit as usize {
            let mut select = Query::select();
            select.expr(Expr::col(column).min()).from("users");
            select.and_where(Expr::col(column).gte(prefix)).and_where(Expr::col(column).lt(end.as_str()));
            select.and_where(Expr::col(column).gt(last.as_deref().unwrap_or("")));
            let row = self.database.read().query_one(&select).await?;
            let value: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
            let Some(value) = value else { break };
            last = Some(value.clone());
            values.push(value);
        }
        let more = values.len() > limit as usize;
        values.truncate(limit as usize);
        let next_cursor = values.last().filter(|_| more).cloned();
        let items = values.into_iter().map(|value| LabelledValue { label: value.clone(), value }).collect();
        Ok(Some(Page { items, next_cursor }))
    }
}
