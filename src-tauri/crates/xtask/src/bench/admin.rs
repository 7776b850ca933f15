//! An admin of the platform under test, with an authenticator of their own.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, ensure};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

use super::http::Connection;

const PASSWORD: &str = "four quiet words of a bench";

pub struct Admin {
    host: String,
    token: String,
    totp: Totp,
    last_step: u64,
}

/// # Errors
/// When the program refuses.
pub fn create(program: &Path, database: &str, email: &str) -> anyhow::Result<()> {
    let mut admin = Command::new(program);
    admin.args(["admin", "create", "--database", database, "--email", email, "--name", "Bench", "--role", "senior"]);
    let mut process = admin.arg("--password-stdin").stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    process.stdin.take().context("no standard input")?.write_all(format!("{PASSWORD}\n").as_bytes())?;
    ensure!(process.wait()?.success(), "the admin for the measurements can't be made");
    Ok(())
}

impl Admin {
    /// Signs in: the password, then a new authenticator, whose secret is kept for the next run when there is a file for
    /// it, or the one that was kept.
    ///
    /// # Errors
    /// When the platform refuses.
    pub fn sign_in(host: &str, email: &str, secret_file: Option<&Path>) -> anyhow::Result<Self> {
        let mut connection = Connection::open(host, "")?;
        let challenge = connection.post("/v1/auth/sign-in", &json!({ "email": email, "password": PASSWORD }))?;
        let challenge = text(&challenge, "challenge")?;
        let enrolment = connection.post("/v1/auth/enrolment", &json!({ "challenge": challenge })).ok();
        let secret = match (&enrolment, secret_file) {
            (Some(enrolment), _) => text(enrolment, "secret")?,
            (None, Some(file)) => fs::read_to_string(file)?,
            (None, None) => anyhow::bail!("{email} has an authenticator already"),
        };
        let mut admin =
            Self { host: host.to_owned(), token: String::new(), totp: authenticator(&secret)?, last_step: 0 };
        let code = admin.code();
        let tokens = if enrolment.is_some() {
            secret_file.map(|file| fs::write(file, &secret)).transpose()?;
            let confirmation = json!({ "challenge": challenge, "code": code });
            connection.post("/v1/auth/enrolment/confirm", &confirmation)?["tokens"].take()
        } else {
            let factor = json!({ "challenge": challenge, "kind": "totp", "code": code });
            connection.post("/v1/auth/second-factor", &factor)?
        };
        admin.token = text(&tokens, "access_token")?;
        Ok(admin)
    }

    /// # Errors
    /// When nobody listens any more.
    pub fn connection(&self) -> anyhow::Result<Connection> {
        Connection::open(&self.host, &self.token)
    }

    /// Confirms one request, as an admin would with a code; gives the grant and takes over the new token.
    ///
    /// # Errors
    /// When the platform refuses.
    pub fn step_up(
        &mut self,
        connection: &mut Connection,
        operation: &str,
        target: &str,
        digest: &str,
    ) -> anyhow::Result<String> {
        let code = self.code();
        let body = json!({ "operation": operation, "target": target, "digest": digest, "code": code });
        let grant = connection.post("/v1/auth/step-up", &body)?;
        self.token = text(&grant, "access_token")?;
        connection.sign(&self.token);
        text(&grant, "grant")
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

fn authenticator(secret: &str) -> anyhow::Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    Builder::new().with_secret(secret).build().map_err(|error| anyhow::anyhow!("{error:?}"))
}

pub fn text(value: &Value, name: &str) -> anyhow::Result<String> {
    Ok(value[name].as_str().with_context(|| format!("the answer has no {name}"))?.to_owned())
}

#[allow(clippy::disallowed_methods, reason = "codes follow the real time")]
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
