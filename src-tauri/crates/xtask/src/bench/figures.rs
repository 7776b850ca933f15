//! Times of one thing, and the table they are printed in.

use std::time::{Duration, Instant};

/// Sorted times.
pub struct Times(Vec<Duration>);

impl Times {
    /// Does something a number of times, after a tenth as many warm-ups.
    ///
    /// # Errors
    /// The first error of the work.
    pub fn of(runs: usize, mut work: impl FnMut(usize) -> anyhow::Result<()>) -> anyhow::Result<Self> {
        for run in 0..runs / 10 {
            work(run)?;
        }
        let mut times = Vec::with_capacity(runs);
        for run in 0..runs {
            times.push(timed(|| work(run))?);
        }
        times.sort();
        Ok(Self(times))
    }

    /// In milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let index = (self.0.len() * percent / 100).min(self.0.len() - 1);
        self.0[index].as_secs_f64() * 1_000.0
    }
}

/// How long something took.
///
/// # Errors
/// Those of the work.
pub fn timed(work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

/// Prints a line: what, the figure, the goal.
pub fn row(what: &str, figure: &str, goal: &str) {
    println!("{what:<62} {figure:>24}   {goal}");
}

pub fn heading(title: &str) {
    println!("\n{title}\n{}", "─".repeat(title.chars().count()));
}
