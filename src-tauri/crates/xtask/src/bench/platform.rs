//! The platform under test: a release build in a process of its own, with seeded users and one signed-in admin.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::Context;
use serde_json::{Value, json};

use super::{
    admin::{self, Admin},
    http::Connection,
};
use crate::workspace;

const ADMIN: &str = "bench@example.com";

pub struct Platform {
    process: Child,
    pub host: String,
    pub admin: Admin,
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
            admin::create(program, database, ADMIN)?;
            fs::write(stamp, wanted)?;
        }
        let folder = stamp.parent().context("no folder for the measurements")?;
        let (process, host) = serve(program, database, preset(folder)?)?;
        let admin = Admin::sign_in(&host, ADMIN, Some(&stamp.with_extension("totp")))?;
        Ok(Self { process, host, admin })
    }

    /// # Errors
    /// When nobody listens any more.
    pub fn connection(&self) -> anyhow::Result<Connection> {
        self.admin.connection()
    }

    /// What the process costs beside the file cache, in MiB.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn memory(&self) -> anyhow::Result<f64> {
        let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.process.id()))?;
        let line = rollup.lines().find(|line| line.starts_with("Pss_Anon:")).context("no Pss_Anon in smaps_rollup")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no figure")?.parse()?;
        Ok(kib / 1_024.0)
    }
}

impl Drop for Platform {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The URL of a database of SQLite whose file a run before may have left.
pub fn emptied(file: &Path) -> String {
    let path = file.display();
    for suffix in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{path}{suffix}"));
    }
    format!("sqlite:{path}")
}

fn seed(program: &Path, database: &str, users: u32) -> anyhow::Result<()> {
    if let Some(path) = database.strip_prefix("sqlite:") {
        emptied(Path::new(path));
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
    Ok(())
}

/// The preset `full` where one admin may look through everybody, which no person does.
fn preset(folder: &Path) -> anyhow::Result<PathBuf> {
    let full = workspace::root().join("src-tauri/crates/platform/src/presets/full.json");
    let mut preset: Value = serde_json::from_str(&fs::read_to_string(full)?)?;
    preset["limits"] = json!({ "sensitive_rows_per_hour": u32::MAX });
    let path = folder.join("preset.json");
    fs::write(&path, preset.to_string())?;
    Ok(path)
}

/// Serves a database; the process, and where it listens.
///
/// # Errors
/// When it doesn't come up.
pub fn serve(program: &Path, database: &str, preset: impl AsRef<OsStr>) -> anyhow::Result<(Child, String)> {
    let mut command = Command::new(program);
    // Nobody's secrets are in a database that is measured.
    command.env("STEWARD_SECRETS_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    command.args(["serve", "--database", database, "--listen", "127.0.0.1:0", "--preset"]).arg(preset);
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut line = String::new();
    BufReader::new(process.stdout.take().context("no standard output")?).read_line(&mut line)?;
    let ready: Value = serde_json::from_str(&line).context("the platform didn't say where it listens")?;
    Ok((process, admin::text(&ready, "address")?.trim_start_matches("http://").to_owned()))
}
