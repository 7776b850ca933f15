//! `cargo xtask bundle`: packages to install, as far as the system at hand can make them.

use std::{
    env::consts::{EXE_SUFFIX, OS},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail, ensure};

use crate::{app, lint::cargo, packages, shell, workspace};

#[derive(clap::Args)]
pub struct Options {
    /// Only these formats; all that this system can make when absent
    #[arg(long, value_delimiter = ',')]
    formats: Vec<String>,
}

/// Formats by system. A disk image needs a Mac, an installer Windows, an AppImage a download of its packer.
const FORMATS: &[(&str, &[&str])] =
    &[("linux", &["deb", "rpm", "appimage"]), ("macos", &["app", "dmg"]), ("windows", &["nsis", "msi"])];

/// Makes every format by itself, so that one that can't be made here leaves the others.
///
/// # Errors
/// When the programs don't build or no format could be made.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let known = FORMATS.iter().find(|(os, _)| *os == OS).map(|(_, formats)| *formats);
    let known = known.with_context(|| format!("there are no packages for {OS} yet"))?;
    let chosen: Vec<&str> =
        if options.formats.is_empty() { known.to_vec() } else { options.formats.iter().map(String::as_str).collect() };
    if let Some(format) = chosen.iter().find(|format| !known.contains(format)) {
        bail!("{format} can't be made on {OS}; choose from {}", known.join(", "));
    }
    build()?;
    let results: Vec<_> = chosen.iter().map(|format| (*format, package(format, Profile::Release))).collect();
    for (format, result) in &results {
        match result {
            Ok(file) => println!("{format:<9} {} ({:.1} MiB)", file.display(), mebibytes(file)?),
            Err(error) => println!("{format:<9} not made here: {error}"),
        }
    }
    ensure!(results.iter().any(|(_, result)| result.is_ok()), "no package could be made");
    Ok(())
}

/// The Debian package of what was built for the tests, for one that installs it.
///
/// # Errors
/// When it can't be made.
pub fn debug_deb() -> anyhow::Result<PathBuf> {
    package("deb", Profile::Debug)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    Debug,
    Release,
}

impl Profile {
    fn folder(self) -> PathBuf {
        workspace::target().join(if self == Self::Debug { "debug" } else { "release" })
    }
}

/// The window and the platform as they ship.
fn build() -> anyhow::Result<()> {
    packages::require(packages::BUILD)?;
    app::build_ui()?;
    shell::run(cargo().args(["build", "--release", "--workspace", "--bin", "steward", "--bin", "steward-platform"]))
}

/// Puts what was built into one package and says where it is.
fn package(format: &str, profile: Profile) -> anyhow::Result<PathBuf> {
    let mut tauri = Command::new("node");
    tauri.arg(workspace::ui().join("node_modules/@tauri-apps/cli/tauri.js")).current_dir(workspace::root());
    tauri.args(["bundle", "--ci", "--no-sign", "--no-binary-patching", "--bundles", format]);
    tauri.args(["--config", &platform_beside(profile)?]);
    if profile == Profile::Debug {
        tauri.arg("--debug");
    }
    shell::run(&mut tauri)?;
    let folder = if format == "app" { "macos" } else { format };
    newest(&profile.folder().join("bundle").join(folder), format)
}

/// What the bundler has to know of `steward-platform`: a program that is installed beside the window. Not in
/// `tauri.conf.json`, since each build would ask for the file that it is about to make.
fn platform_beside(profile: Profile) -> anyhow::Result<String> {
    let folder = workspace::target().join("bundle");
    fs::create_dir_all(&folder)?;
    let name = folder.join("steward-platform");
    let built = profile.folder().join(format!("steward-platform{EXE_SUFFIX}"));
    // The bundler looks for the system in the file's name and leaves it out of the installed one.
    fs::copy(built, format!("{}-{}{EXE_SUFFIX}", name.display(), host()?))?;
    Ok(serde_json::json!({ "bundle": { "externalBin": [name] } }).to_string())
}

/// The system that is built for, as rustc names it.
fn host() -> anyhow::Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("rustc can't be asked for its system")?;
    let text = String::from_utf8(output.stdout)?;
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(line.context("rustc doesn't name its system")?.to_owned())
}

/// The package of this version; older ones may lie beside it.
fn newest(folder: &Path, format: &str) -> anyhow::Result<PathBuf> {
    let extension = match format {
        "appimage" => "AppImage",
        "nsis" => "exe",
        other => other,
    };
    let files = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let packages = files.filter(|file| file.extension().is_some_and(|found| found == extension));
    let newest = packages.max_by_key(|file| file.metadata().and_then(|file| file.modified()).ok());
    newest.with_context(|| format!("the bundler left no .{extension} in {}", folder.display()))
}

/// Of a file; nothing for a folder, as a Mac's program is one.
#[allow(clippy::cast_precision_loss, reason = "a size to read")]
fn mebibytes(file: &Path) -> anyhow::Result<f64> {
    Ok(fs::metadata(file)?.len() as f64 / 1_048_576.0)
}
