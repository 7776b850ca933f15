//! `cargo xtask bench`: the figures of the product, as medians, beside the programs that are found here.

mod admin;
mod crowd;
mod export;
mod figures;
mod http;
mod list;
mod load;
mod platform;

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::Context;

use self::platform::Platform;
use crate::{app, lint::cargo, npm, packages, postgres::Cluster, shell, workspace};

#[derive(clap::Args)]
pub struct Options {
    /// How many users the databases have
    #[arg(long, default_value_t = 1_000_000)]
    users: u32,
    /// Leave PostgreSQL out
    #[arg(long)]
    sqlite_only: bool,
    /// Only these parts; all of them when absent
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// How long a thousand admins work at once on each database, in minutes
    #[arg(long, default_value_t = 10)]
    crowd_minutes: u64,
}

#[derive(clap::ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Csv,
    Ui,
    Window,
    Lists,
    Load,
    Export,
    Crowd,
}

impl Options {
    fn has(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// # Errors
/// When something can't be built, seeded or measured.
pub fn run(options: &Options) -> anyhow::Result<()> {
    packages::require(packages::BUILD)?;
    let folder = workspace::target().join("bench");
    fs::create_dir_all(&folder)?;
    shell::run(cargo().args(["build", "--release", "--workspace", "--bin", "steward-platform"]))?;
    let program = workspace::target().join("release/steward-platform");
    peers();
    for (part, measure) in [(Part::Csv, csv as fn() -> anyhow::Result<()>), (Part::Ui, bundle), (Part::Window, window)]
    {
        if options.has(part) {
            measure()?;
        }
    }
    if ![Part::Lists, Part::Load, Part::Export, Part::Crowd].into_iter().any(|part| options.has(part)) {
        return Ok(());
    }
    let sqlite = format!("sqlite:{}", folder.join("users.db").display());
    database("SQLite", &program, &sqlite, options, &folder, "≥ 6,000/s")?;
    if options.sqlite_only {
        return Ok(());
    }
    let cluster = Cluster::start()?;
    database("PostgreSQL", &program, &cluster.url(), options, &folder, "≥ 3,500/s")
}

fn database(
    name: &str,
    program: &Path,
    url: &str,
    options: &Options,
    folder: &Path,
    load_goal: &str,
) -> anyhow::Result<()> {
    let users = options.users;
    figures::heading(&format!("{name}, {users} users"));
    let mut platform = Platform::start(program, url, users, &folder.join(format!("seeded-{name}")))?;
    if options.has(Part::Lists) {
        list::measure(&platform)?;
    }
    if options.has(Part::Load) {
        load::measure(&platform, load_goal)?;
    }
    if options.has(Part::Export) {
        export::measure(&mut platform, url, folder)?;
    }
    if options.has(Part::Crowd) {
        crowd::measure(&platform, program, url, options.crowd_minutes)?;
    }
    Ok(())
}

/// The comparison programs, and which of them are missing here.
fn peers() {
    figures::heading("Compared with");
    for program in ["sqlite3", "psql", "duckdb"] {
        println!(
            "{program:<12} {}",
            shell::find(program).map_or("not found".to_owned(), |path| path.display().to_string())
        );
    }
    for module in ["polars", "duckdb"] {
        let found = Command::new("python3")
            .args(["-c", &format!("import {module}; print({module}.__version__)")])
            .stderr(Stdio::null())
            .output();
        let version = found
            .ok()
            .filter(|output| output.status.success())
            .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        println!("python {module:<5} {}", version.unwrap_or_else(|| "not found".to_owned()));
    }
}

/// Rows at hand → CSV, beside the csv crate alone, in one run.
fn csv() -> anyhow::Result<()> {
    figures::heading("Rows at hand → CSV, a million rows of 26 columns (goal ≤ 1.15 × the csv crate)");
    let mut measurement = cargo();
    measurement.args(["test", "--quiet", "--release", "--package", "steward-export", "--", "--ignored", "--nocapture"]);
    shell::run(&mut measurement)
}

/// What the window loads before it paints, compressed: the entry script and its styles, without what is loaded later.
fn bundle() -> anyhow::Result<()> {
    figures::heading("UI");
    npm::install()?;
    shell::run(&mut npm::script("build"))?;
    let dist = workspace::ui().join("dist");
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut bytes = 0;
    for name in page.split('"').filter(|part| part.ends_with(".js") || part.ends_with(".css")) {
        bytes += gzipped(&dist.join(name.trim_start_matches(['/', '.'])))?;
    }
    figures::row("scripts and styles before first paint, gzip", &format!("{} KiB", bytes / 1_024), "350 KiB");
    Ok(())
}

/// Start, memory and scrolling of the real window on the built-in platform with a million users.
fn window() -> anyhow::Result<()> {
    figures::heading("Window");
    app::drive("figures::the_window", true, &[])
}

fn gzipped(file: &PathBuf) -> anyhow::Result<usize> {
    let mut gzip = Command::new("gzip").args(["--stdout", "-9"]).arg(file).stdout(Stdio::piped()).spawn()?;
    let mut bytes = Vec::new();
    gzip.stdout.take().context("no output")?.read_to_end(&mut bytes)?;
    gzip.wait()?;
    Ok(bytes.len())
}
