//! `cargo xtask bindings`

use std::fs;

use anyhow::{Context, bail};

use crate::{lint::cargo, packages, shell, workspace};

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

fn write(file: &std::path::Path) -> anyhow::Result<()> {
    shell::run(cargo().args(["run", "--quiet", "--package", "steward", "--example", "bindings", "--"]).arg(file))
}
