//! A thousand signed-in admins at once, each with something to do every five seconds, as people have: 90 % lists, 8 %
//! users, 2 % changes.

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;
use serde_json::Value;

use super::{
    admin::{self, Admin, text},
    changes, figures,
    http::Connection,
    platform::Platform,
    times::Times,
};

const ADMINS: usize = 1_000;
const PACE: Duration = Duration::from_secs(5);

/// What they look for, in turn.
const LISTS: &[&str] = &[
    "/v1/users?limit=50",
    "/v1/users?limit=50&status=active&sort=name",
    "/v1/users?limit=50&search=lucia",
    "/v1/users?limit=50&country=PT&kyc_status=approved",
    "/v1/users?limit=50&email_is=lucia.p%40example.com",
    "/v1/users?limit=50&offset=1200",
];

/// What came of it.
#[derive(Default)]
struct Work {
    reads: Times,
    changes: Times,
    failures: Vec<String>,
}

impl Work {
    fn join(&mut self, other: Self) {
        self.reads.join(other.reads);
        self.changes.join(other.changes);
        self.failures.extend(other.failures);
    }
}

/// # Errors
/// When the admins can't be made or signed in. What fails afterwards is counted.
pub fn measure(platform: &Platform, program: &Path, database: &str, minutes: u64) -> anyhow::Result<()> {
    let admins = sign_in(platform, program, database)?;
    let users = users(platform)?;
    let start = Instant::now() + PACE;
    let end = start + Duration::from_secs(60 * minutes);
    let mut all = Work::default();
    thread::scope(|scope| {
        let admins = admins.into_iter().zip(&users).enumerate();
        let workers: Vec<_> =
            admins.map(|(number, (admin, user))| scope.spawn(move || work(number, admin, user, start, end))).collect();
        for worker in workers {
            match worker.join() {
                Ok(work) => all.join(work),
                Err(_) => all.failures.push("an admin ended badly".to_owned()),
            }
        }
    });
    report(&all, platform, minutes)
}

fn report(work: &Work, platform: &Platform, minutes: u64) -> anyhow::Result<()> {
    let what = format!("{ADMINS} admins, {minutes} min");
    for (kind, times, goal) in
        [("reads", &work.reads, "p99 < 500 ms"), ("changes, code included", &work.changes, "p99 < 1,000 ms")]
    {
        let figure = format!("{:.0} / {:.0} ms p50/p99", times.percentile(50), times.percentile(99));
        figures::row(&format!("{what}: {} {kind}", times.count()), &figure, goal);
    }
    figures::row(&format!("{what}: failed"), &work.failures.len().to_string(), "0");
    for failure in work.failures.iter().take(3) {
        println!("  {failure}");
    }
    figures::row(
        "memory of the server then, without file cache",
        &format!("{:.0} MiB", platform.memory()?),
        "1,024 MiB",
    );
    Ok(())
}

/// Makes the admins anew, for this run, and signs them in; a few at a time, as passwords are slow on purpose.
fn sign_in(platform: &Platform, program: &Path, database: &str) -> anyhow::Result<Vec<Admin>> {
    let (run, next) = (admin::now(), AtomicUsize::new(0));
    thread::scope(|scope| {
        let one = || -> anyhow::Result<Vec<Admin>> {
            let mut admins = Vec::new();
            while let number @ 0..ADMINS = next.fetch_add(1, Ordering::Relaxed) {
                let email = format!("crowd-{run}-{number}@example.com");
                admin::create(program, database, &email)?;
                admins.push(Admin::sign_in(&platform.host, &email, None)?);
            }
            Ok(admins)
        };
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(one)).collect();
        let mut admins = Vec::new();
        for worker in workers {
            admins.extend(worker.join().map_err(|_| anyhow::anyhow!("a sign-in ended badly"))??);
        }
        Ok(admins)
    })
}

/// Active users, one for each admin to act on.
fn users(platform: &Platform) -> anyhow::Result<Vec<String>> {
    let mut connection = platform.connection()?;
    let mut users = Vec::new();
    while users.len() < ADMINS {
        let path =
            format!("/v1/users?status=active&user_type=learner&sort=registered&limit=200&offset={}", users.len());
        let page: Value = serde_json::from_slice(&connection.get(&path)?)?;
        let items = page["items"].as_array().filter(|items| !items.is_empty()).context("there are too few users")?;
        for user in items {
            users.push(text(user, "user_id")?);
        }
    }
    Ok(users)
}

fn work(number: usize, mut admin: Admin, user: &str, start: Instant, end: Instant) -> Work {
    let mut work = Work::default();
    let mut connection = None;
    let mut due = start + PACE * u32::try_from(number).unwrap_or_default() / u32::try_from(ADMINS).unwrap_or(1);
    for turn in number.. {
        thread::sleep(due.saturating_duration_since(Instant::now()));
        if Instant::now() >= end {
            break;
        }
        if let Err(error) = act(number, turn, &mut admin, &mut connection, user, &mut work) {
            work.failures.push(error.to_string());
            connection = None;
        }
        due += PACE;
    }
    work
}

/// The next thing to do. Each admin has a change every fifty turns, of a kind that goes by their number.
fn act(
    number: usize,
    turn: usize,
    admin: &mut Admin,
    connection: &mut Option<Connection>,
    user: &str,
    work: &mut Work,
) -> anyhow::Result<()> {
    let connection = match connection {
        Some(connection) => connection,
        none => none.insert(admin.connection()?),
    };
    match turn % 50 {
        0 => {
            let made = work.changes.count();
            work.changes.add(|| changes::make(made, number, admin, connection, user))
        }
        1..=4 => work.reads.add(|| connection.get(&format!("/v1/users/{user}")).map(drop)),
        _ => work.reads.add(|| connection.get(LISTS[turn % LISTS.len()]).map(drop)),
    }
}
