//! Formatters and linters.

use std::process::Command;

use crate::{app, npm, packages, shell, workspace};

/// # Errors
/// The first thing that isn't as it should be.
pub fn run() -> anyhow::Result<()> {
    packages::require(packages::BUILD)?;
    app::build_ui()?;
    shell::run(cargo().args(["fmt", "--all", "--check"]))?;
    shell::run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    dependencies()?;
    shell::run(&mut npm::script("lint"))?;
    shell::run(&mut npm::script("typecheck"))
}

/// Licences, sources and known holes of what comes in, where `cargo install cargo-deny` was run.
fn dependencies() -> anyhow::Result<()> {
    if shell::find("cargo-deny").is_none() {
        println!("cargo-deny isn't installed, so the dependencies are not looked at here");
        return Ok(());
    }
    shell::run(cargo().args(["deny", "check"]))
}

pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace::root());
    command
}
