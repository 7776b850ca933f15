//! The platform under test: a release build in a process of its own, with seeded users and one signed-in admin.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, ensure};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

use super::http::Connection;

const ADMIN: &str = "bench@example.com";
const PASSWORD: &str = "four quiet words of a bench";

pub struct Platform {
    process: Child,
    pub host: String,
    pub token: String,
    totp: Totp,
    last_step: u64,
}

impl Platform {
    /// Seeds the database unless a run before this one did, serves it, and signs an admin in.
    ///
    /// # Errors
    /// When any of that fails.
    pub fn start(program: &Path, database: &str, users: u32, stamp: &Path) -> anyhow::Result<Self> {
        let wanted = format!("{database} {users}");
        if fs::read_to_string(stamp).unwrap_or_default() != wanted {
            seed(program, database, users)?;
            fs::write(stamp, wanted)?;
        }
        let (process, host) = serve(program, database)?;
        sign_in(process, host, &stamp.with_extension("totp"))
    }

    pub fn connection(&self) -> anyhow::Result<Connection> {
        Connection::open(&self.host, &self.token)
    }

    /// Confirms one request, as an admin would with a code; gives the grant and takes over the new token.
    ///
    /// # Errors
    /// When the platform refuses.
    pub fn step_up(&mut self, operation: &str, target: &str, digest: &str) -> anyhow::Result<String> {
        let code = self.code();
        let body = json!({ "operation": operation, "target": target, "digest": digest, "code": code });
        let grant = self.connection()?.post("/v1/auth/step-up", &body)?;
        self.token = text(&grant, "access_token")?;
        text(&grant, "grant")
    }

    /// Proportional set size in MiB: what the process really costs.
    pub fn memory(&self) -> anyhow::Result<f64> {
        let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.process.id()))?;
        let line = rollup.lines().find(|line| line.starts_with("Pss_Anon:")).context("no Pss_Anon in smaps_rollup")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no figure")?.parse()?;
        Ok(kib / 1_024.0)
    }

    /// A code that was not used before; the platform takes the step before, this one and the next.
    fn code(&mut self) -> String {
        let step = (self.last_step + 1).max(now() / 30);
        while step > now() / 30 + 1 {
            std::thread::sleep(Duration::from_millis(500));
        }
        self.last_step = step;
        self.totp.generate(step * 30).to_string()
    }
}

impl Drop for Platform {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn seed(program: &Path, database: &str, users: u32) -> anyhow::Result<()> {
    if let Some(path) = database.strip_prefix("sqlite:") {
        for suffix in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{path}{suffix}"));
        }
    }
    let mut command = Command::new(program);
    command.args(["seed", "--database", database, "--preset", "full", "--users", &users.to_string(), "--seed", "1"]);
    let start = std::time::Instant::now();
    crate::shell::run(&mut command)?;
    super::figures::row(
        &format!("seed {users} users"),
        &format!("{:.0} s", start.elapsed().as_secs_f64()),
        "a few minutes",
    );
    let mut admin = Command::new(program);
    admin.args([
        "admin",
        "create",
        "--database",
        database,
        "--email",
        ADMIN,
        "--name",
        "Bench",
        "--role",
        "senior",
        "--password-stdin",
    ]);
    let mut process = admin.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    process.stdin.take().context("no standard input")?.write_all(format!("{PASSWORD}\n").as_bytes())?;
    ensure!(process.wait()?.success(), "the admin for the measurements can't be made");
    Ok(())
}

fn serve(program: &Path, database: &str) -> anyhow::Result<(Child, String)> {
    let mut command = Command::new(program);
    command.args(["serve", "--database", database, "--listen", "127.0.0.1:0", "--preset", "full"]);
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut line = String::new();
    BufReader::new(process.stdout.take().context("no standard output")?).read_line(&mut line)?;
    let ready: Value = serde_json::from_str(&line).context("the platform didn't say where it listens")?;
    Ok((process, text(&ready, "address")?.trim_start_matches("http://").to_owned()))
}

/// First sign-in: the password, then a new authenticator. Each run enrols anew, on an admin of its own database.
fn sign_in(process: Child, host: String, secret_file: &Path) -> anyhow::Result<Platform> {
    let mut connection = Connection::open(&host, "")?;
    let challenge = connection.post("/v1/auth/sign-in", &json!({ "email": ADMIN, "password": PASSWORD }))?;
    let challenge = text(&challenge, "challenge")?;
    let next = connection.post("/v1/auth/enrolment", &json!({ "challenge": challenge }));
    let enrolled = next.is_ok();
    let secret = match next {
        Ok(enrolment) => text(&enrolment, "secret")?,
        Err(_) => fs::read_to_string(secret_file)?,
    };
    let totp =
        Builder::new().with_secret(Secret::try_from_base32(&secret).map_err(|error| anyhow::anyhow!("{error:?}"))?);
    let totp = totp.build().map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let mut platform = Platform { process, host, token: String::new(), totp, last_step: 0 };
    let code = platform.code();
    let tokens = if enrolled {
        fs::write(secret_file, secret)?;
        connection.post("/v1/auth/enrolment/confirm", &json!({ "challenge": challenge, "code": code }))?["tokens"]
            .take()
    } else {
        connection.post("/v1/auth/second-factor", &json!({ "challenge": challenge, "kind": "totp", "code": code }))?
    };
    platform.token = text(&tokens, "access_token")?;
    Ok(platform)
}

fn text(value: &Value, name: &str) -> anyhow::Result<String> {
    Ok(value[name].as_str().with_context(|| format!("the answer has no {name}"))?.to_owned())
}

#[allow(clippy::disallowed_methods, reason = "codes follow the real time")]
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
