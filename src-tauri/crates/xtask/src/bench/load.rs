//! Many connections at once, on this machine only, for a fixed time.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::{figures, platform::Platform};

const TIME: Duration = Duration::from_secs(8);

/// The first page again and again, as many consoles that show it; then a page further on each time, which nobody has
/// asked for and the database has to read.
///
/// # Errors
/// When a request fails.
pub fn measure(platform: &Platform, goal: &str) -> anyhow::Result<()> {
    for (what, pages) in [("first page with total", 1), ("another page each time", 400)] {
        for connections in [16, 64] {
            let rate = rate(platform, connections, pages)?;
            figures::row(&format!("{what}, {connections} connections"), &format!("{rate:.0}/s"), goal);
        }
    }
    figures::row(
        "memory of the server under that load, without file cache",
        &format!("{:.0} MiB", platform.memory()?),
        "56 MiB",
    );
    Ok(())
}

/// Answers per second.
fn rate(platform: &Platform, connections: usize, pages: u64) -> anyhow::Result<f64> {
    let done = AtomicU64::new(0);
    let end = Instant::now() + TIME;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..connections).map(|_| scope.spawn(|| work(platform, end, pages, &done))).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a connection ended badly"))))
    })?;
    #[allow(clippy::cast_precision_loss, reason = "a count of some thousands")]
    Ok(done.into_inner() as f64 / TIME.as_secs_f64())
}

fn work(platform: &Platform, end: Instant, pages: u64, done: &AtomicU64) -> anyhow::Result<()> {
    let mut connection = platform.connection()?;
    while Instant::now() < end {
        let offset = done.fetch_add(1, Ordering::Relaxed) % pages;
        connection.get(&format!("/v1/users?limit=50&offset={offset}"))?;
    }
    Ok(())
}
