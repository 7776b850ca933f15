//! `cargo xtask test`

use std::process::{Command, ExitCode};

use crate::{app, bindings, bundle, lint, lint::cargo, npm, packages, postgres::Cluster, session, shell, tally::Tally};

#[derive(clap::Args)]
pub struct Options {
    /// Only one part of it
    #[arg(long, value_enum)]
    only: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Formatters, linters and the generated bindings
    Lint,
    /// Vitest
    Ui,
    /// The crates, on SQLite and PostgreSQL
    Rust,
    /// The real window, the real keychain, the real platform
    E2e,
}

type Run = fn() -> anyhow::Result<Tally>;

const PARTS: &[(Part, &str, Run)] =
    &[(Part::Lint, "lint", lint), (Part::Ui, "UI", ui), (Part::Rust, "Rust", rust), (Part::E2e, "window", e2e)];

/// Runs every part, also after one that failed, so that one run tells everything. The last line is the count.
pub fn run(options: &Options) -> ExitCode {
    let chosen = PARTS.iter().filter(|(part, ..)| options.only.is_none_or(|only| only == *part));
    let total: Tally = chosen.map(|(part, name, run)| report(*part, name, run())).sum();
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// What a part came to. One that broke off or tested nothing counts as a failure.
fn report(part: Part, name: &str, result: anyhow::Result<Tally>) -> Tally {
    let may_be_empty = part == Part::Lint || (part == Part::E2e && !cfg!(target_os = "linux"));
    let tally = match result {
        Ok(tally) if tally.total() == 0 && !may_be_empty => Tally { passed: 0, failed: 1 },
        Ok(tally) => tally,
        Err(error) => {
            println!("\n{name}: {error:#}");
            Tally { passed: 0, failed: 1 }
        }
    };
    println!("\n{name}: {} passed, {} failed", tally.passed, tally.failed);
    tally
}

fn lint() -> anyhow::Result<Tally> {
    lint::run()?;
    bindings::run(&bindings::Options { check: true })?;
    Ok(Tally::default())
}

fn ui() -> anyhow::Result<Tally> {
    npm::install()?;
    counted(&mut npm::script("test"))
}

fn rust() -> anyhow::Result<Tally> {
    packages::require(packages::BUILD)?;
    app::build_ui()?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    if !cfg!(target_os = "linux") && !Cluster::can_start() {
        println!("PostgreSQL isn't on the path, so only SQLite is tested here");
        return counted(&mut tests);
    }
    let cluster = Cluster::start()?;
    counted(tests.env("STEWARD_TEST_POSTGRES", cluster.url()))
}

fn e2e() -> anyhow::Result<Tally> {
    if !cfg!(target_os = "linux") {
        println!("The window can be driven on Linux only, so it isn't tested here");
        return Ok(Tally::default());
    }
    packages::require(packages::BUILD)?;
    app::build_ui()?;
    // Builds the programs that the tests start and install, with the features that the Rust tests were built with: those of
    // every package that has tests beside its code, which the window's own are only when they are named.
    shell::run(cargo().args(["test", "--workspace", "--test", "*", "--no-run"]))?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--test", "e2e", "--", "--test-threads=1"]);
    tests.env("STEWARD_DRIVER", app::driver()?).env("STEWARD_DEB", bundle::debug_deb()?);
    counted(&mut session::virtual_session(&tests)?)
}

/// Runs a test runner and counts what it says. One that fails without a failed test (it didn't build, it crashed) counts
/// as one failure.
fn counted(command: &mut Command) -> anyhow::Result<Tally> {
    let (succeeded, output) = shell::run_and_keep(command)?;
    let mut tally = Tally::of(&output);
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}
