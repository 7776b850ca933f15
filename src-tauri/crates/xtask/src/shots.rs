//! `cargo xtask shots`

use std::path::PathBuf;

use crate::{app, lint::cargo, session, shell, workspace};

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
    let window = app::build(false)?;
    let driver = app::driver()?;
    let folder = workspace::root().join(&options.folder);
    let mut tour = cargo();
    tour.args([
        "test",
        "--package",
        "steward",
        "--features",
        "custom-protocol",
        "--test",
        "shots",
        "--",
        "--ignored",
        "--nocapture",
    ]);
    tour.env("STEWARD_WINDOW", window).env("STEWARD_DRIVER", driver).env("STEWARD_SHOTS", &folder);
    shell::run(&mut session::virtual_session(&tour)?)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
