//! Times of one thing.

use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does something a number of times, after a tenth as many warm-ups.
    ///
    /// # Errors
    /// The first error of the work.
    pub fn of(runs: usize, mut work: impl FnMut(usize) -> anyhow::Result<()>) -> anyhow::Result<Self> {
        (0..runs / 10).try_for_each(&mut work)?;
        let mut times = Self::default();
        (0..runs).try_for_each(|run| times.add(|| work(run)))?;
        Ok(times)
    }

    /// Does something once more.
    ///
    /// # Errors
    /// Those of the work.
    pub fn add<T>(&mut self, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
        let start = Instant::now();
        let result = work()?;
        let time = start.elapsed();
        self.0.insert(self.0.partition_point(|shorter| *shorter < time), time);
        Ok(result)
    }

    /// Takes in what somebody else measured.
    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
        self.0.sort_unstable();
    }

    pub const fn count(&self) -> usize {
        self.0.len()
    }

    /// In milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let index = (self.0.len() * percent / 100).min(self.0.len() - 1);
        self.0[index].as_secs_f64() * 1_000.0
    }
}
