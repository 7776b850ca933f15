//! The program as it runs, for tests that do to it what nobody inside could: calls over sockets, and its end at any moment.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::Value;
use steward_platform::{
    auth::secret,
    clock::{Clock, SystemClock},
    store::{
        Database,
        entity::{admin, admin_session},
    },
};
use uuid::Uuid;

/// In milliseconds.
pub const HOUR: i64 = 3_600_000;

pub struct Server {
    process: Child,
    pub address: String,
}

impl Server {
    pub fn start(url: &str) -> Self {
        let mut serve = program(url);
        serve.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = serve.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let address = ready["address"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
        Self { process, address }
    }

    /// Whoever waits for an answer waits a minute.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Of the process, in MiB, without the pages of the database's file, which each connection has mapped; `None` where the
    /// system doesn't say.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
        Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1_024)
    }
}

/// SIGKILL: nothing of the program runs after it.
impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The one that was built with the test, or that `STEWARD_TEST_PROGRAM` names.
fn program(url: &str) -> Command {
    let built = || env!("CARGO_BIN_EXE_steward-platform").to_owned();
    let mut command = Command::new(std::env::var("STEWARD_TEST_PROGRAM").unwrap_or_else(|_| built()));
    command.env("STEWARD_DATABASE", url);
    command.env("STEWARD_SECRETS_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    command
}

pub fn run(url: &str, arguments: &[&str]) {
    let output = program(url).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

pub fn create_admin(url: &str, email: &str) {
    run(url, &["admin", "create", "--email", email, "--name", "Grace Example", "--role", "agent"]);
}

/// Signs every admin in, as the password and a code would have done. The sessions and whose they are; the access token of
/// each is [`token`].
pub async fn sign_in_all(database: &Database) -> Vec<(Uuid, Uuid)> {
    let now = SystemClock.now_ms();
    let mut sessions = Vec::new();
    for (place, admin) in (0..).zip(admin::Entity::find().all(database.read()).await.unwrap()) {
        let session = admin_session::Model {
            id: Uuid::from_u128(place + 1),
            admin_id: admin.id,
            client: None,
            ip: None,
            access_hash: secret::hash(&token(sessions.len())),
            access_expires_at: now + HOUR,
            created_at: now,
            last_used_at: now,
            expires_at: now + HOUR,
            ended_at: None,
        };
        sessions.push((session.id, session.admin_id));
        let row = session.into_active_model();
        admin_session::Entity::insert(row).exec_without_returning(database.write()).await.unwrap();
    }
    sessions
}

pub fn token(place: usize) -> String {
    format!("sa_token-of-the-test-{place}")
}

/// The URL of a new database on a server of PostgreSQL.
pub async fn fresh(server: &str, name: &str) -> String {
    use sqlx::{Connection, Executor, PgConnection};
    let name = format!("{name}_{}", std::process::id());
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

/// `None` when it was cut off.
pub fn send(stream: &mut TcpStream, method: &str, path: &str, headers: &str, body: &str) -> Option<()> {
    let token = token(0);
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n{headers}\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + body).as_bytes()).ok()
}

/// `None` when it was cut off.
pub fn receive(stream: &mut TcpStream) -> Option<(u16, Value)> {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, serde_json::from_str(body).ok()?))
}
