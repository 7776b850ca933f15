//! Formatters and linters.

use std::process::Command;

use crate::{app, npm, packages, shell, workspace};

/// # Errors
/// The first thing that isn't as it should be.
pub fn run() -> anyhow::Result<()> {
    packages::require(packages::BUILD)?;
    app::build_ui()?;
    shell::check(cargo().args(["fmt", "--all", "--check"]))?;
    shell::check(cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    dependencies()?;
    shell::check(&mut npm::script("lint"))?;
    shell::check(&mut npm::script("typecheck"))
}

/// Licences, sources and known holes of what comes in, where `cargo install cargo-deny` was run.
fn dependencies() -> anyhow::Result<()> {
    if shell::find("cargo-deny").is_none() {
        println!("cargo-deny isn't installed, so the dependencies are not looked at here");
        return Ok(());
    }
    shell::check(cargo().args(["deny", "check"]))
}

pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace::root());
    // What cargo says to this program about itself is no concern of what it builds: some build scripts would run anew, and
    // all that stands on them, whenever this and cargo by hand take turns.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|own| name.starts_with(own))) {
            command.env_remove(name);
        }
    }
    command
}
