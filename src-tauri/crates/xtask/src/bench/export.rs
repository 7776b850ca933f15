//! The whole export as the console does it, beside the database's own tool with the same rows and columns.

use std::{
    fs::File,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use serde_json::Value;
use steward_contract::{ExportQuery, Parameters, query_content, request_digest};

use super::{figures, platform::Platform};

const COLUMNS: &str = "user_id,email,name,phone,status,registered,last_login,country";
/// The same columns and filter, for the database's own tool.
const SQL: &str = "select u.user_id, u.email, u.name, u.phone, u.status, u.registered_at, u.last_login_at, u.country from users u where u.status = 1 order by u.last_activity_at desc, u.id desc";

/// # Errors
/// When the platform refuses or a file can't be written.
pub fn measure(platform: &mut Platform, database: &str, folder: &Path) -> anyhow::Result<()> {
    let before = platform.memory()?;
    let (whole, first) = export(platform, &folder.join("export.csv"))?;
    let after = platform.memory()?;
    let own = own_tool(database, &folder.join("own.csv"))?;
    let goal = "≤ 3 × the database's own tool";
    match own {
        Some((tool, time)) => {
            let ratio = whole.as_secs_f64() / time.as_secs_f64();
            figures::row(
                "export, filter on → CSV on disk",
                &format!("{:.1} s, {ratio:.2} × {tool}", whole.as_secs_f64()),
                goal,
            );
        }
        None => figures::row(
            "export, filter on → CSV on disk",
            &format!("{:.1} s", whole.as_secs_f64()),
            "no tool to compare with was found",
        ),
    }
    figures::row("first byte of an export", &format!("{:.0} ms", first.as_secs_f64() * 1_000.0), "300 ms");
    figures::row("memory of the server for an export", &format!("{:.0} MiB more", after - before), "64 MiB");
    Ok(())
}

/// How long the export took, and its first byte.
fn export(platform: &mut Platform, file: &Path) -> anyhow::Result<(Duration, Duration)> {
    let pairs = [("status", "active"), ("fields", COLUMNS), ("purpose", "measurement")];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let query = ExportQuery::from_pairs(pairs).map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
    let me: Value = serde_json::from_slice(&platform.connection()?.get("/v1/me")?)?;
    let me = me["id"].as_str().context("no id")?;
    let digest = request_digest("users.export", me, &query_content(&query))?;
    let mut connection = platform.connection()?;
    let grant = platform.admin.step_up(&mut connection, "users.export", me, &digest)?;
    let mut out = File::create(file)?;
    let start = Instant::now();
    let mut first = None;
    let mut failure = None;
    let path = format!("/v1/users/bulk/export?status=active&fields={COLUMNS}&purpose=measurement");
    connection.stream(&path, &format!("step-up: {grant}\r\n"), |bytes| {
        first.get_or_insert_with(|| start.elapsed());
        failure = failure.take().or(out.write_all(bytes).err());
    })?;
    ensure!(failure.is_none(), "the file can't be written: {failure:?}");
    Ok((start.elapsed(), first.unwrap_or_default()))
}

fn own_tool(database: &str, file: &Path) -> anyhow::Result<Option<(&'static str, Duration)>> {
    let (tool, mut command) = match database.strip_prefix("sqlite:") {
        Some(path) => {
            let mut command = Command::new("sqlite3");
            command.args(["-csv", "-readonly", path, SQL]);
            ("sqlite3 -csv", command)
        }
        None => {
            let mut command = Command::new("psql");
            command.args([database, "--quiet", "--command", &format!("\\copy ({SQL}) to stdout with csv")]);
            ("psql \\copy", command)
        }
    };
    if crate::shell::find(&command.get_program().to_string_lossy()).is_none() {
        return Ok(None);
    }
    let start = Instant::now();
    let status = command.stdout(Stdio::from(File::create(file)?)).status()?;
    // SQLite's own program before 3.46 can't parse the triggers of the search, which are deeper than its stack.
    if !status.success() {
        println!("  {tool} can't read this database, so it isn't compared");
        return Ok(None);
    }
    Ok(Some((tool, start.elapsed())))
}
