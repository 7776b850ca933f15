//! `cargo xtask bindings`

use std::{fs, path::Path, process::Command};

use anyhow::{Context, bail};

use crate::{app, lint::cargo, packages, shell, workspace};

#[derive(clap::Args, Default)]
pub struct Options {
    /// Write nothing; fail when the file is not what the Rust types say
    #[arg(long)]
    pub check: bool,
}

/// # Errors
/// When the shell doesn't build, or with `check` when the file is stale.
pub fn run(options: &Options) -> anyhow::Result<()> {
    packages::require(packages::BUILD)?;
    app::build_ui()?;
    let committed = workspace::ui().join("src/api/bindings.ts");
    if !options.check {
        return write(&committed);
    }
    let fresh = workspace::target().join("bindings.ts");
    write(&fresh)?;
    let differs = fs::read(&fresh)?
        != fs::read(&committed).context("ui/src/api/bindings.ts is missing; run cargo xtask bindings")?;
    if differs {
        bail!("ui/src/api/bindings.ts is not what the Rust types say; run cargo xtask bindings and commit the file");
    }
    Ok(())
}

fn write(file: &Path) -> anyhow::Result<()> {
    // An example of the whole workspace has the features of the tests, so that this compiles nothing that they don't.
    shell::check(cargo().args(["build", "--workspace", "--example", "bindings"]))?;
    let program = workspace::target().join(format!("debug/examples/bindings{}", std::env::consts::EXE_SUFFIX));
    shell::check(Command::new(program).arg(file))
}
