//! A PostgreSQL cluster that is thrown away: started by the first test that needs one, gone with the process.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use sqlx::{Connection, Executor, PgConnection};

static CLUSTER: LazyLock<Cluster> = LazyLock::new(Cluster::start);
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// The URL of a new, empty database.
pub async fn database() -> String {
    let url = std::env::var("STEWARD_TEST_POSTGRES").unwrap_or_else(|_| CLUSTER.url.clone());
    let name = format!("steward_{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&url).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    // The database's name stands between the last slash and the parameters.
    let (address, parameters) = url.split_once('?').unwrap_or((&url, ""));
    let server = address.rsplit_once('/').map_or(address, |(server, _)| server);
    format!("{server}/{name}?{parameters}")
}

struct Cluster {
    url: String,
    /// Its input ends with this process, and the server with it.
    _guard: Child,
}

/// Starts the server, waits for the end of its own input, and takes everything away.
const GUARD: &str = r#"
set -e
trap 'rm -rf "$2"' EXIT
"$1/initdb" -D "$2/data" -U steward -A trust -E UTF8 --no-sync >/dev/null
"$1/postgres" -D "$2/data" -k "$2" -h '' -F -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >/dev/null 2>&1 &
server=$!
until "$1/pg_isready" -q -h "$2"; do sleep 0.1; done
echo ready
read -r _ || true
kill -INT $server
wait $server || true
"#;

impl Cluster {
    fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("steward-pg-").tempdir_in("/tmp").unwrap().keep();
        let mut command = as_ordinary_user(&folder);
        command.args(["sh", "-c", GUARD, "sh"]).arg(programs()).arg(&folder);
        let mut guard = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(guard.stdout.take().unwrap()), &mut line).unwrap();
        assert_eq!(line.trim(), "ready", "PostgreSQL did not start");
        Self { url: format!("postgres://steward@localhost/postgres?host={}", folder.display()), _guard: guard }
    }
}

/// PostgreSQL refuses to run as root.
fn as_ordinary_user(folder: &Path) -> Command {
    let output = Command::new("id").arg("-u").output().unwrap();
    if String::from_utf8_lossy(&output.stdout).trim() != "0" {
        return Command::new("env");
    }
    assert!(Command::new("chown").arg("postgres").arg(folder).status().unwrap().success());
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]);
    command
}

/// The newest server that is installed: Debian keeps it apart, others have it on the path.
fn programs() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    let newest = debian.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("postgres").exists()).max();
    newest.unwrap_or_else(|| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&path).find(|folder| folder.join("postgres").exists());
        found.expect("PostgreSQL's server programs are not installed")
    })
}
