//! What the window loads, and how quick and how big it is.

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Context;

use super::figures;
use crate::{app, workspace};

/// What the window loads before it paints, compressed: the entry script and its styles, without what is loaded later.
///
/// # Errors
/// When the built page can't be read.
pub fn bundle() -> anyhow::Result<()> {
    figures::heading("UI");
    let dist = workspace::ui().join("dist");
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut bytes = 0;
    for name in page.split('"').filter(|part| part.ends_with(".js") || part.ends_with(".css")) {
        bytes += gzipped(&dist.join(name.trim_start_matches(['/', '.'])))?;
    }
    figures::row("scripts and styles before first paint, gzip", &format!("{} KiB", bytes / 1_024), "350 KiB");
    Ok(())
}

/// Start, memory and scrolling of the real window on the built-in platform with a million users.
///
/// # Errors
/// When the window doesn't get where it should.
pub fn drive() -> anyhow::Result<()> {
    figures::heading("Window");
    app::drive("figures::the_window", true, &[("STEWARD_FIGURES", figures::file().as_os_str())])
}

fn gzipped(file: &Path) -> anyhow::Result<usize> {
    let mut gzip = Command::new("gzip").args(["--stdout", "-9"]).arg(file).stdout(Stdio::piped()).spawn()?;
    let mut bytes = Vec::new();
    gzip.stdout.take().context("no output")?.read_to_end(&mut bytes)?;
    gzip.wait()?;
    Ok(bytes.len())
}
