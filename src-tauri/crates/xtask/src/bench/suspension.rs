//! What a suspension takes. Beside an older program, where one is given, they take turns: what else the machine does falls
//! on both.

use std::{
    path::Path,
    process::{Child, Command},
};

use anyhow::Context;
use serde_json::{Value, json};
use steward_contract::request_digest;
use uuid::Uuid;

use super::{
    admin::{self, Admin, text},
    figures, platform,
    times::Times,
};
use crate::shell;

const USERS: u32 = 5_000;

/// Who suspends two users each: no more codes than that come at once from one authenticator.
const ADMINS: usize = 100;

/// A program with a database of its own.
struct Contestant {
    process: Child,
    admins: Vec<Admin>,
    users: Vec<String>,
    times: Times,
}

impl Drop for Contestant {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// # Errors
/// When a program refuses.
pub fn measure(
    name: &str,
    program: &Path,
    before: Option<&Path>,
    database: impl Fn(&str) -> anyhow::Result<String>,
) -> anyhow::Result<()> {
    figures::heading(&format!("{name}, suspensions"));
    let mut new = Contestant::start(program, &database("new")?)?;
    let mut old = before.map(|before| Contestant::start(before, &database("old")?)).transpose()?;
    for turn in 0..2 {
        for number in 0..ADMINS {
            // Each begins every other time.
            let mut both: Vec<_> = old.iter_mut().chain([&mut new]).collect();
            if (number + turn) % 2 == 1 {
                both.reverse();
            }
            both.into_iter().try_for_each(|one| one.suspend(number))?;
        }
    }
    report(&new.times, old.as_ref().map(|old| &old.times));
    Ok(())
}

impl Contestant {
    fn start(program: &Path, database: &str) -> anyhow::Result<Self> {
        let mut seed = Command::new(program);
        shell::run(seed.args(["seed", "--database", database, "--users", &USERS.to_string(), "--seed", "1"]))?;
        let (process, host) = platform::serve(program, database, "full")?;
        let mut this = Self { process, admins: Vec::new(), users: Vec::new(), times: Times::default() };
        for number in 0..ADMINS {
            let email = format!("bench-{number}@example.com");
            admin::create(program, database, &email)?;
            this.admins.push(Admin::sign_in(&host, &email, None)?);
        }
        this.users = this.active_users()?;
        Ok(this)
    }

    fn active_users(&mut self) -> anyhow::Result<Vec<String>> {
        let admin = self.admins.first().context("nobody is signed in")?;
        let page = admin.connection()?.get("/v1/users?status=active&sort=name&limit=200")?;
        let page: Value = serde_json::from_slice(&page)?;
        page["items"].as_array().context("no users")?.iter().map(|user| text(user, "user_id")).collect()
    }

    /// Confirms it as one would, and times the change alone. Over a connection of its own: until it is an admin's turn, the
    /// platform may have ended an older one.
    fn suspend(&mut self, number: usize) -> anyhow::Result<()> {
        const OPERATION: &str = "users.suspend";
        let user = self.users.pop().context("there are too few users")?;
        let admin = &mut self.admins[number];
        let mut connection = admin.connection()?;
        let body = body();
        let grant = admin.step_up(&mut connection, OPERATION, &user, &request_digest(OPERATION, &user, &body)?)?;
        let headers = format!("step-up: {grant}\r\nidempotency-key: {}\r\n", Uuid::parse_str(&user)?);
        let path = format!("/v1/users/{user}/suspend");
        self.times.add(|| connection.call("POST", &path, &headers, &body).map(drop))
    }
}

fn body() -> Value {
    let notice = json!({"email": true, "include_reason": true, "include_appeal": true});
    json!({
        "reason": "TOS_VIOLATION", "justification": "Ticket 4411: spam", "message": "Please call us.", "until": null,
        "notice": notice,
    })
}

fn report(new: &Times, old: Option<&Times>) {
    for (what, percent) in [("median", 50), ("p99", 99)] {
        let now = new.percentile(percent);
        let figure = old.map_or_else(
            || format!("{now:.2} ms"),
            |old| format!("{:.2} → {now:.2} ms, {:.2} ×", old.percentile(percent), now / old.percentile(percent)),
        );
        figures::row(&format!("{} suspensions: {what}", new.count()), &figure, "≤ 1.00 × the program before");
    }
}
