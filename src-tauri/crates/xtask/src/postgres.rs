//! A throw-away PostgreSQL cluster for the tests, run by an ordinary user.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail};

use crate::{packages, shell};

/// A running cluster; it stops and its folder goes when this is dropped.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
}

impl Cluster {
    /// Starts a cluster that listens on a socket in a folder of its own and nowhere else.
    ///
    /// # Errors
    /// When PostgreSQL can't be found, installed or started.
    pub fn start() -> anyhow::Result<Self> {
        let programs = find_programs()?;
        let folder = std::env::temp_dir().join(format!("steward-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        hand_over(&folder)?;
        let cluster = Self { programs, folder };
        cluster.initialise()?;
        Ok(cluster)
    }

    /// Whether PostgreSQL is on this machine already.
    pub fn can_start() -> bool {
        installed().is_some()
    }

    /// What the tests connect to.
    pub fn url(&self) -> String {
        let socket = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://steward@{socket}/postgres")
    }

    /// The URL of a new database.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn database(&self, name: &str) -> anyhow::Result<String> {
        let mut create = self.program("createdb");
        shell::run(create.arg("--host").arg(&self.folder).args(["--username=steward", name]))?;
        let url = self.url();
        let (server, _) = url.rsplit_once('/').context("the cluster's URL names no database")?;
        Ok(format!("{server}/{name}"))
    }

    fn initialise(&self) -> anyhow::Result<()> {
        let data = self.folder.join("data");
        shell::run(
            self.program("initdb")
                .args([
                    "--username=steward",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync",
                    "--pgdata",
                ])
                .arg(&data),
        )?;
        // Nothing here outlives the run, so nothing has to reach the disk.
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300",
            self.folder.display()
        );
        let log = self.folder.join("log");
        shell::run(
            self.program("pg_ctl")
                .args(["start", "--wait", "--silent", "--pgdata"])
                .arg(&data)
                .arg("--log")
                .arg(log)
                .arg("--options")
                .arg(options),
        )
    }

    /// A program of PostgreSQL; it refuses to run as root, so root hands it to an ordinary user.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = match ordinary_user() {
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = shell::run(
            self.program("pg_ctl")
                .args(["stop", "--mode=immediate", "--silent", "--pgdata"])
                .arg(self.folder.join("data")),
        );
        if let Err(error) = stopped.and_then(|()| Ok(fs::remove_dir_all(&self.folder)?)) {
            println!("the test cluster in {} is still there: {error}", self.folder.display());
        }
    }
}

fn find_programs() -> anyhow::Result<PathBuf> {
    if let Some(folder) = installed() {
        return Ok(folder);
    }
    packages::require(packages::POSTGRES)?;
    installed().context("PostgreSQL was installed, but initdb is neither on the path nor under /usr/lib/postgresql")
}

/// The folder with `initdb`, from the path or Debian's place for it; the newest version first.
fn installed() -> Option<PathBuf> {
    let on_path = shell::find("initdb").and_then(|program| fs::canonicalize(program).ok());
    if let Some(folder) = on_path.as_deref().and_then(Path::parent) {
        return Some(folder.to_owned());
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|version| version.path());
    let usable = versions.filter(|version| version.join("bin/initdb").is_file());
    usable.max_by_key(|version| number(version)).map(|version| version.join("bin"))
}

/// Of the version that a folder is named after: 15 is newer than 9.6.
fn number(version: &Path) -> Option<u32> {
    version.file_name()?.to_str()?.split('.').next()?.parse().ok()
}

/// Whom root runs the cluster as; nobody when the caller is an ordinary user already.
fn ordinary_user() -> Option<&'static str> {
    let output = |arguments: &[&str]| Command::new("id").args(arguments).output().ok();
    if output(&["-u"])?.stdout != b"0\n" {
        return None;
    }
    ["postgres", "nobody"].into_iter().find(|user| output(&["-u", user]).is_some_and(|found| found.status.success()))
}

fn hand_over(folder: &Path) -> anyhow::Result<()> {
    let Some(user) = ordinary_user() else { return Ok(()) };
    if !Command::new("chown").arg(user).arg(folder).status()?.success() {
        bail!("{} can't be given to {user}", folder.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers() {
        let newest = ["9.6", "15", "10", "lost+found"].map(Path::new).into_iter().max_by_key(|version| number(version));
        assert_eq!(newest, Some(Path::new("15")));
    }
}
