//! Who does what only one server is to do at a time. A lease that its holder doesn't give back runs out by itself.

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, DbErr, Statement, Value};
use uuid::Uuid;

use crate::Platform;

/// A name that nobody else has until the lease is given back or runs out.
pub struct Lease {
    name: String,
    /// Another one for each lease, so that one that ran out gives back nothing of who has it now.
    holder: Uuid,
}

impl Lease {
    /// `None` while somebody else has it.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn take(platform: &Platform, name: String, term: TimeDelta) -> Result<Option<Self>, DbErr> {
        let (holder, now) = (platform.new_id(), platform.clock().now_ms());
        let until = now + term.num_milliseconds();
        // One statement, so that of two who come at once one finds what the other wrote.
        let taken = "INSERT INTO leases (name, holder, until) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE \
                     SET holder = excluded.holder, until = excluded.until WHERE leases.until <= $4";
        let values = [name.as_str().into(), holder.into(), until.into(), now.into()];
        let taken = execute(platform, taken, values).await? == 1;
        Ok(taken.then_some(Self { name, holder }))
    }

    /// # Errors
    /// When the database can't be written; it then runs out.
    pub async fn give_back(self, platform: &Platform) -> Result<(), DbErr> {
        let given = "DELETE FROM leases WHERE name = $1 AND holder = $2";
        execute(platform, given, [self.name.into(), self.holder.into()]).await.map(|_| ())
    }
}

/// Does the work unless another server is at it. Whoever is at it for longer than the term may get company: the work
/// itself must bear that.
///
/// # Errors
/// Those of the work, and when the database can't be written.
pub async fn alone<E: From<DbErr>>(
    platform: &Platform,
    name: &str,
    term: TimeDelta,
    work: impl Future<Output = Result<(), E>>,
) -> Result<(), E> {
    let Some(lease) = Lease::take(platform, name.to_owned(), term).await? else { return Ok(()) };
    let done = work.await;
    lease.give_back(platform).await?;
    done
}

/// Those that ran out before an instant are nobody's.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(platform: &Platform, before: i64) -> Result<(), DbErr> {
    execute(platform, "DELETE FROM leases WHERE until < $1", [before.into()]).await.map(|_| ())
}

async fn execute<const N: usize>(platform: &Platform, sql: &str, values: [Value; N]) -> Result<u64, DbErr> {
    let database = platform.database().write();
    let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
    Ok(database.execute_raw(statement).await?.rows_affected())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestPlatform, on_both_databases};

    on_both_databases!(
        one_of_many_gets_it,
        it_is_free_when_it_is_given_back_or_ran_out,
        one_that_ran_out_gives_back_nothing,
        work_is_done_by_one_and_its_failure_frees_it,
        what_is_nobodys_is_forgotten,
    );

    const TERM: TimeDelta = TimeDelta::minutes(5);

    async fn take(platform: &Platform) -> Option<Lease> {
        Lease::take(platform, "work".to_owned(), TERM).await.unwrap()
    }

    async fn one_of_many_gets_it(platform: TestPlatform) {
        let other = platform.another();
        let tries = (0..40).map(|n| take(if n % 2 == 0 { &platform.platform } else { &other.platform }));
        let got = futures::future::join_all(tries).await.into_iter().flatten().count();
        assert_eq!(got, 1);
        let another = Lease::take(&other.platform, "other work".to_owned(), TERM).await.unwrap();
        assert!(another.is_some(), "names are apart");
    }

    async fn it_is_free_when_it_is_given_back_or_ran_out(platform: TestPlatform) {
        let other = platform.another();
        take(&platform.platform).await.unwrap().give_back(&platform.platform).await.unwrap();
        assert!(take(&other.platform).await.is_some());
        platform.advance(TERM - TimeDelta::milliseconds(1));
        assert!(take(&platform.platform).await.is_none());
        platform.advance(TimeDelta::milliseconds(1));
        assert!(take(&platform.platform).await.is_some());
    }

    async fn one_that_ran_out_gives_back_nothing(platform: TestPlatform) {
        let late = take(&platform.platform).await.unwrap();
        platform.advance(TERM);
        let now = take(&platform.platform).await.unwrap();
        late.give_back(&platform.platform).await.unwrap();
        assert!(take(&platform.platform).await.is_none());
        now.give_back(&platform.platform).await.unwrap();
        assert!(take(&platform.platform).await.is_some());
    }

    async fn work_is_done_by_one_and_its_failure_frees_it(platform: TestPlatform) {
        let other = platform.another();
        let inner = async {
            let mut did = false;
            let work = async {
                did = true;
                Ok::<(), DbErr>(())
            };
            alone(&other.platform, "work", TERM, work).await.unwrap();
            assert!(!did, "somebody is at it");
            Err(DbErr::RecordNotUpdated)
        };
        alone(&platform.platform, "work", TERM, inner).await.unwrap_err();
        assert!(take(&other.platform).await.is_some());
    }

    async fn what_is_nobodys_is_forgotten(platform: TestPlatform) {
        take(&platform.platform).await.unwrap();
        platform.advance(TimeDelta::days(2));
        crate::jobs::sweep(&platform.platform).await.unwrap();
        assert_eq!(platform.count("SELECT count(*) FROM leases").await, 0);
    }
}
