//! Counts of users by what they are (STA-1). Users flagged Test are left out.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr},
};
use steward_contract::{DayCount, Flag, StatusCount, UserStats, UserStatus};

use super::{
    Users,
    filter::kyc_expires,
    kind::{self, Kind},
    plan,
};
use crate::{clock::instant, store::codes::Numbered};

/// How old the figures may be, in milliseconds.
const FRESH_FOR: i64 = 120_000;

/// Finished days in the row of registrations, and days in the row before it.
const DAYS: u64 = 30;
/// How many days ahead an expiry of KYC is counted as near.
const KYC_SOON: u32 = 7;
const DAY: i64 = 24 * 60 * 60 * 1000;

impl Users {
    /// The figures, at most two minutes old.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn stats(&self, now: DateTime<Utc>) -> Result<Arc<UserStats>, DbErr> {
        // Held while counting, so that nobody counts beside somebody who counts the same.
        let mut remembered = self.stats.lock().await;
        let fresh = |stats: &UserStats| (0..FRESH_FOR).contains(&(now - stats.as_of).num_milliseconds());
        if let Some(stats) = remembered.as_ref().filter(|stats| fresh(stats)) {
            return Ok(Arc::clone(stats));
        }
        Ok(Arc::clone(remembered.insert(Arc::new(self.count_stats(now).await?))))
    }

    async fn count_stats(&self, now: DateTime<Utc>) -> Result<UserStats, DbErr> {
        let today = now.date_naive();
        let kinds = kind::kinds(self.database.read()).await?;
        let count = |counts: &dyn Fn(Kind) -> bool| {
            kinds.iter().filter(|(kind, _)| counts(*kind)).map(|(_, users)| users).sum::<u32>()
        };
        let real = |counts: &dyn Fn(Kind) -> bool| count(&|kind| !kind.is_test() && counts(kind));
        let of = |status: UserStatus| real(&|kind| kind.is(status));
        let registrations = self.registrations(today).await?;
        let day = |ago: u64| {
            let day = today.checked_sub_days(Days::new(ago))?;
            Some(DayCount { day, count: registrations.get(&day).copied().unwrap_or_default() })
        };
        Ok(UserStats {
            as_of: now,
            total: real(&|_| true),
            by_status: UserStatus::ALL
                .iter()
                .map(|status| StatusCount { status: *status, count: of(*status) })
                .collect(),
            email_verified: real(&Kind::has_verified_email),
            phone_verified: real(&Kind::has_verified_phone),
            pending_approval: of(UserStatus::PendingVerification),
            kyc_expiring_7_days: self.kyc_expiring(today).await?,
            registered_today: registrations.get(&today).copied().unwrap_or_default(),
            test_users_left_out: count(&Kind::is_test),
            registrations: (0..=DAYS).rev().filter_map(day).collect(),
            registrations_before: (DAYS + 1..=2 * DAYS).rev().filter_map(day).collect(),
        })
    }

    /// Registrations per day over both rows.
    async fn registrations(&self, today: NaiveDate) -> Result<BTreeMap<NaiveDate, u32>, DbErr> {
        let first = today.checked_sub_days(Days::new(2 * DAYS)).unwrap_or(today);
        let day = Expr::cust(format!("users.registered_at / {DAY}"));
        let mut select = matching(Expr::col(("users", "registered_at")).gte(i64::from(first.to_epoch_days()) * DAY));
        select.clear_selects().expr(day.clone()).expr(Expr::cust("count(*)")).add_group_by([day]);
        let mut days = BTreeMap::new();
        for row in self.database.read().query_all(&select).await? {
            let (day, count): (i64, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            days.insert(instant(day * DAY).date_naive(), small(count));
        }
        Ok(days)
    }

    async fn kyc_expiring(&self, today: NaiveDate) -> Result<u32, DbErr> {
        let mut select = matching(kyc_expires(today, KYC_SOON));
        select.inner_join("user_profiles", Expr::col(("user_profiles", "id")).equals(("users", "id")));
        plan::number(self.database.read(), &select).await
    }
}

/// Counts the users for whom it holds, those flagged Test left out.
fn matching(condition: SimpleExpr) -> SelectStatement {
    let test = Expr::cust(format!("(users.flags & {})", Flag::Test.bit())).eq(0_i32);
    Query::select().expr(Expr::cust("count(*)")).from("users").and_where(condition).and_where(test).take()
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
