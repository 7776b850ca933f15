//! `cargo xtask test`

use std::process::Command;

use anyhow::bail;

use crate::{app, bindings, lint, lint::cargo, npm, packages, postgres::Cluster, session, shell, tally::Tally};

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

/// Runs every part, also after one that failed, so that one run tells everything.
///
/// # Errors
/// When a part failed or nothing was tested.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let mut total = Tally::default();
    let mut broken = Vec::new();
    for (part, name, run) in PARTS.iter().filter(|(part, ..)| options.only.is_none_or(|only| only == *part)) {
        match run() {
            Ok(tally) => {
                println!("\n{name}: {} passed, {} failed", tally.passed, tally.failed);
                total = [total, tally].into_iter().sum();
                if tally.failed > 0 || (tally.total() == 0 && *part != Part::Lint) {
                    broken.push(*name);
                }
            }
            Err(error) => {
                println!("\n{name}: {error:#}");
                broken.push(*name);
            }
        }
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if !broken.is_empty() {
        bail!("not green: {}", broken.join(", "));
    }
    Ok(())
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
    let cluster = Cluster::start()?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--exclude", "steward", "--no-fail-fast"]);
    counted(tests.env("STEWARD_TEST_POSTGRES", cluster.url()))
}

fn e2e() -> anyhow::Result<Tally> {
    packages::require(packages::HEADLESS)?;
    let window = app::build(false)?;
    let driver = app::driver()?;
    shell::run(cargo().args(["build", "--package", "steward-platform", "--bins"]))?;
    let mut tests = cargo();
    tests.args([
        "test",
        "--package",
        "steward",
        "--features",
        "custom-protocol",
        "--no-fail-fast",
        "--",
        "--test-threads=1",
    ]);
    tests.env("STEWARD_WINDOW", window).env("STEWARD_DRIVER", driver);
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
