//! `cargo xtask bench`: the figures of the product, as medians, beside the programs that are found here.

mod admin;
mod attacks;
mod changes;
mod crowd;
mod export;
mod figures;
mod http;
mod list;
mod load;
mod peers;
mod platform;
mod suspension;
mod times;
mod window;

use std::{
    fs,
    path::{Path, PathBuf},
};

use self::platform::Platform;
use crate::{app, postgres::Cluster, workspace};

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
    /// An older `steward-platform`, to suspend users beside it
    #[arg(long)]
    before: Option<PathBuf>,
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
    Attacks,
    Suspension,
}

/// The parts that are measured on both databases, the first ones on the many users.
const ON_DATABASES: [Part; 5] = [Part::Lists, Part::Load, Part::Export, Part::Crowd, Part::Suspension];

impl Options {
    fn has(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// # Errors
/// When something can't be built, seeded or measured.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let folder = workspace::target().join("bench");
    fs::create_dir_all(&folder)?;
    app::build_release()?;
    figures::begin()?;
    peers::list();
    measure(options, &folder)?;
    figures::compare()
}

fn measure(options: &Options, folder: &Path) -> anyhow::Result<()> {
    if options.has(Part::Csv) {
        peers::csv()?;
    }
    if options.has(Part::Ui) {
        window::bundle()?;
    }
    if options.has(Part::Window) {
        window::drive()?;
    }
    let program = workspace::target().join("release/steward-platform");
    if options.has(Part::Attacks) {
        attacks::measure(&program)?;
    }
    on_sqlite(options, &program, folder)?;
    if options.sqlite_only || !ON_DATABASES.iter().any(|part| options.has(*part)) {
        return Ok(());
    }
    on_postgres(options, &program, folder)
}

fn on_sqlite(options: &Options, program: &Path, folder: &Path) -> anyhow::Result<()> {
    if options.has(Part::Suspension) {
        let fresh = |name: &str| platform::emptied(&folder.join(format!("suspensions-{name}.db")));
        suspension::measure("SQLite", program, options.before.as_deref(), |name| Ok(fresh(name)))?;
    }
    let url = format!("sqlite:{}", folder.join("users.db").display());
    database("SQLite", program, &url, options, folder, "≥ 6,000/s")
}

fn on_postgres(options: &Options, program: &Path, folder: &Path) -> anyhow::Result<()> {
    let cluster = Cluster::start()?;
    if options.has(Part::Suspension) {
        suspension::measure("PostgreSQL", program, options.before.as_deref(), |name| cluster.database(name))?;
    }
    database("PostgreSQL", program, &cluster.url(), options, folder, "≥ 3,500/s")
}

fn database(
    name: &str,
    program: &Path,
    url: &str,
    options: &Options,
    folder: &Path,
    load_goal: &str,
) -> anyhow::Result<()> {
    let [of_many @ .., _] = ON_DATABASES;
    if !of_many.iter().any(|part| options.has(*part)) {
        return Ok(());
    }
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
