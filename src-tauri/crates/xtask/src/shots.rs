//! `cargo xtask shots`

use std::path::PathBuf;

use crate::{app, workspace};

#[derive(clap::Args)]
pub struct Options {
    /// Where the pictures go
    #[arg(long, default_value = "target/shots")]
    folder: PathBuf,
}

/// Drives the real window through every screen.
///
/// # Errors
/// When it can't be built, or a screen isn't reached.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let folder = workspace::root().join(&options.folder);
    app::drive("tour::every_screen", false, &[("STEWARD_SHOTS", folder.as_os_str())])?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
