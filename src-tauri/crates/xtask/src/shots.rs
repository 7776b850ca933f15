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
    app::build_ui()?;
    shell::run(cargo().args(["test", "--workspace", "--no-run"]))?;
    let folder = workspace::root().join(&options.folder);
    let mut tour = cargo();
    tour.args(["test", "--workspace", "--test", "e2e", "--", "--ignored", "--exact", "tour::every_screen"]);
    tour.env("STEWARD_DRIVER", app::driver()?).env("STEWARD_SHOTS", &folder);
    shell::run(&mut session::virtual_session(&tour)?)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
