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
    shell::run(&mut npm::script("lint"))?;
    shell::run(&mut npm::script("typecheck"))
}

pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace::root());
    command
}
