//! What happens by itself, when its time has come.

mod end_exports;
mod end_suspensions;
mod end_terms;
mod erase;
mod forget;
mod lapse_approvals;

use std::time::Duration;

use chrono::TimeDelta;

use crate::{Platform, error::ApiError, store::leases};

/// How often the clock is looked at.
const PAUSE: Duration = Duration::from_secs(15);

/// Works until `stop` comes to its end.
pub async fn run(platform: Platform, stop: impl Future<Output = ()>) {
    let work = async {
        loop {
            if let Err(error) = sweep(&platform).await {
                tracing::warn!(%error, "a job did not get through and is tried again");
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::select! { () = work => {}, () = stop => {} }
}

/// How long one server has the jobs for itself. Where it needs longer another one may begin as well, which each job bears:
/// it locks what it changes and looks at it again.
const TERM: TimeDelta = TimeDelta::minutes(5);

/// Does everything that is due, unless another server is at it; a bounded part at a time. Being cut off anywhere leaves the
/// rest for the next time.
///
/// # Errors
/// When the database can't be used.
pub async fn sweep(platform: &Platform) -> Result<(), ApiError> {
    leases::alone(platform, "jobs", TERM, Box::pin(do_all(platform))).await
}

async fn do_all(platform: &Platform) -> Result<(), ApiError> {
    end_suspensions::sweep(platform).await?;
    end_terms::sweep(platform).await?;
    end_exports::sweep(platform).await?;
    lapse_approvals::sweep(platform).await?;
    erase::sweep(platform).await?;
    Ok(forget::sweep(platform).await?)
}
