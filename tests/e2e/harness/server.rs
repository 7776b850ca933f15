use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

use serde_json::Value;
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

/// Every admin's password.
pub const PASSWORD: &str = "four quiet words of a test";
/// The admin in the window.
pub const ADMIN: &str = "ada@example.com";
/// Another admin, elsewhere.
pub const PEER: &str = "ben@example.com";
/// An admin who may look and nothing else.
pub const VIEWER: &str = "eve@example.com";

pub const USERS: u32 = 2_000;

/// A platform in a process of its own, as somebody else's server would be.
pub struct Server {
    process: Child,
    folder: TempDir,
    address: String,
}

impl Server {
    /// With [`USERS`] seeded users and the three admins.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir(template()).unwrap().flatten() {
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        let (process, address) = serve(folder.path(), "127.0.0.1:0");
        Self { process, folder, address }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops it as a crash would.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Serves again, at the same address.
    pub fn restart(&mut self) {
        (self.process, _) = serve(self.folder.path(), &self.address);
    }

    /// Takes an admin's account away while they work.
    pub async fn disable(&self, email: &str) {
        assert_eq!(self.change("UPDATE admins SET active = FALSE WHERE email = ?", email).await, 1);
    }

    /// Changes what is stored, as nobody can through the platform; how many rows that were.
    pub async fn change(&self, sql: &'static str, value: &str) -> u64 {
        let file = self.folder.path().join("server.db");
        let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
        sqlx::query(sql).bind(value).execute(&mut connection).await.unwrap().rows_affected()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts serving and waits for the line that says where.
fn serve(folder: &Path, address: &str) -> (Child, String) {
    let mut command = program(folder);
    command.args(["serve", "--listen", address, "--preset", "full"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let ready: Value = serde_json::from_str(&line).unwrap();
    let address = ready["address"].as_str().unwrap().trim_start_matches("http://").to_owned();
    (process, address)
}

/// The folder of a seeded database, made once and copied by every test, with what SQLite keeps beside it.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("platform");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        run(&folder, &["seed", "--users", &USERS.to_string(), "--preset", "full", "--seed", "7"], None);
        for (email, name, role) in
            [(ADMIN, "Ada Quill", "senior"), (PEER, "Ben Alder", "senior"), (VIEWER, "Eve Marsh", "viewer")]
        {
            let arguments = ["admin", "create", "--email", email, "--name", name, "--role", role, "--password-stdin"];
            run(&folder, &arguments, Some(PASSWORD));
        }
        folder
    })
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_steward")).with_file_name("steward-platform"));
    command.env("STEWARD_DATABASE", format!("sqlite:{}", folder.join("server.db").display())).current_dir(folder);
    command.env("STEWARD_SECRETS_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    command
}

fn run(folder: &Path, arguments: &[&str], input: Option<&str>) {
    let mut process = program(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut stdin = process.stdin.take().unwrap();
    if let Some(input) = input {
        writeln!(stdin, "{input}").unwrap();
    }
    drop(stdin);
    assert!(process.wait().unwrap().success(), "steward-platform {} failed", arguments.join(" "));
}
