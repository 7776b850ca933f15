//! The UI's packages and scripts.

use std::{fs, process::Command};

use anyhow::Context;

use crate::{shell, workspace};

/// Installs the UI's packages when they aren't those of the lock file.
///
/// # Errors
/// When Node is missing or a package can't be had.
pub fn install() -> anyhow::Result<()> {
    let node = shell::find("npm");
    node.context(
        "npm is missing; install Node.js 20.19 or newer (nodejs.org or your system's packages) and run this again",
    )?;
    let lock = fs::read(workspace::ui().join("package-lock.json")).context("ui/package-lock.json can't be read")?;
    let stamp = workspace::ui().join("node_modules/.steward-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    // Exactly what the lock file says, for every system; no package runs a program of its own while it is installed.
    shell::insist(npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// A script of ui/package.json.
pub fn script(name: &str) -> Command {
    let mut command = npm();
    command.args(["run", "--silent", name]);
    command
}

fn npm() -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(workspace::ui());
    command
}
