//! Steward's own commands: everything from a fresh machine to a running window, a green test run and its figures.

mod app;
mod bench;
mod bindings;
mod bundle;
mod failures;
mod lint;
mod npm;
mod packages;
mod postgres;
mod run;
mod session;
mod shell;
mod shots;
mod tally;
mod test;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, runs, tests and measures Steward. Every command installs what it needs and says so.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Open the console on the built-in platform with invented users
    Run(run::Options),
    /// Check and test everything: Rust, PostgreSQL, UI, and the real window
    Test(test::Options),
    /// Formatters and linters, as CI runs them
    Lint,
    /// Write the TypeScript types and commands from the Rust ones
    Bindings(bindings::Options),
    /// Measure speed and memory against the goals, beside other programs
    Bench(bench::Options),
    /// Make packages to install: deb, rpm, AppImage; dmg; nsis, msi, as far as this system can
    Bundle(bundle::Options),
    /// Take pictures of every screen, light and dark, into target/shots
    Shots(shots::Options),
}

fn main() -> anyhow::Result<ExitCode> {
    match Arguments::parse().command {
        Command::Test(options) => return Ok(test::run(&options)),
        Command::Run(options) => run::run(&options),
        Command::Lint => lint::run(),
        Command::Bindings(options) => bindings::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Bundle(options) => bundle::run(&options),
        Command::Shots(options) => shots::run(&options),
    }?;
    Ok(ExitCode::SUCCESS)
}
