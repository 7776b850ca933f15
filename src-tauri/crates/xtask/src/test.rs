//! `cargo xtask test`

use std::process::{Command, ExitCode};

use crate::{
    app, bindings, bundle, failures, lint, lint::cargo, npm, packages, postgres::Cluster, session, shell, tally::Tally,
};

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

/// Up to how many window tests that failed are run once more, alone: a window on a busy machine may be late, a fault is not.
const ONCE_MORE: usize = 3;

type Run = fn() -> anyhow::Result<Outcome>;

const PARTS: &[(Part, &str, Run)] =
    &[(Part::Lint, "lint", lint), (Part::Ui, "UI", ui), (Part::Rust, "Rust", rust), (Part::E2e, "window", e2e)];

/// Runs every part, also after one that failed, so that one run tells everything. At the end stands what failed, and as the
/// last line the count.
pub fn run(options: &Options) -> ExitCode {
    let chosen = PARTS.iter().filter(|(part, ..)| options.only.is_none_or(|only| only == *part));
    let came_to: Vec<_> = chosen.map(|(part, name, run)| report(*part, name, run())).collect();
    for failed in came_to.iter().filter_map(|outcome| outcome.failed.as_ref()) {
        println!("\n{failed}");
    }
    let total: Tally = came_to.iter().map(|outcome| outcome.tally).sum();
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// What a part came to, and why it failed when it did.
#[derive(Default)]
struct Outcome {
    tally: Tally,
    failed: Option<String>,
}

impl Outcome {
    /// Of a part that broke off or tested nothing: that counts as a failure.
    fn broken_off(why: String) -> Self {
        Self { tally: Tally { passed: 0, failed: 1 }, failed: Some(why) }
    }

    /// Whether all tests passed and only Vitest's own pool of processes had a fault.
    fn is_of_the_pool(&self) -> bool {
        self.tally.failed == 1
            && self.failed.as_ref().is_some_and(|why| why.contains("[vitest-pool") && !why.contains("FAIL "))
    }
}

fn report(part: Part, name: &str, result: anyhow::Result<Outcome>) -> Outcome {
    let may_be_empty = part == Part::Lint || (part == Part::E2e && !cfg!(target_os = "linux"));
    let Outcome { tally, failed } = match result {
        Ok(outcome) if outcome.tally.total() == 0 && !may_be_empty => {
            Outcome::broken_off("nothing was tested".to_owned())
        }
        Ok(outcome) => outcome,
        Err(error) => Outcome::broken_off(format!("{error:#}")),
    };
    println!("\n{name}: {} passed, {} failed", tally.passed, tally.failed);
    Outcome { tally, failed: failed.map(|why| format!("{name}: {why}")) }
}

fn lint() -> anyhow::Result<Outcome> {
    lint::run()?;
    bindings::run(&bindings::Options { check: true })?;
    Ok(Outcome::default())
}

fn ui() -> anyhow::Result<Outcome> {
    npm::install()?;
    let outcome = counted(&mut npm::script("test"))?;
    if !outcome.is_of_the_pool() {
        return Ok(outcome);
    }
    println!(
        "\nNo test failed, but a process that Vitest runs them in did (vitest-dev/vitest#8968): all of them once more"
    );
    counted(&mut npm::script("test"))
}

fn rust() -> anyhow::Result<Outcome> {
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

fn e2e() -> anyhow::Result<Outcome> {
    if !cfg!(target_os = "linux") {
        println!("The window can be driven on Linux only, so it isn't tested here");
        return Ok(Outcome::default());
    }
    packages::require(packages::BUILD)?;
    app::build_ui()?;
    // Builds the programs that the tests start and install, with the features that the Rust tests were built with: those of
    // every package that has tests beside its code, which the window's own are only when they are named.
    shell::run(cargo().args(["test", "--workspace", "--test", "*", "--no-run"]))?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--test", "e2e", "--", "--test-threads=1"]);
    tests.env("STEWARD_DRIVER", app::driver()?).env("STEWARD_DEB", bundle::debug_deb()?);
    let (succeeded, output) = shell::run_and_keep(&mut session::virtual_session(&tests)?)?;
    let failed = failures::of_tests(&output);
    if succeeded || failed.is_empty() || failed.len() > ONCE_MORE {
        return Ok(outcome(succeeded, &output));
    }
    println!("\nOnce more, alone: {}", failed.join(", "));
    tests.arg("--exact").args(&failed);
    let (succeeded, again) = shell::run_and_keep(&mut session::virtual_session(&tests)?)?;
    let twice = failures::of_tests(&again);
    // A run that broke off names nobody, and proves nothing of anybody.
    if succeeded || !twice.is_empty() {
        println!("\n{}", failures::second_try(&failed, &twice));
    }
    let mut outcome = outcome(succeeded, &again);
    outcome.tally.passed += Tally::of(&output).passed;
    Ok(outcome)
}

/// Runs a test runner and counts what it says. One that fails without a failed test (it didn't build, it crashed) counts
/// as one failure.
fn counted(command: &mut Command) -> anyhow::Result<Outcome> {
    let (succeeded, output) = shell::run_and_keep(command)?;
    Ok(outcome(succeeded, &output))
}

fn outcome(succeeded: bool, output: &str) -> Outcome {
    let mut tally = Tally::of(output);
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    Outcome { tally, failed: (!succeeded).then(|| failures::named(output)) }
}
