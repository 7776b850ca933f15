//! The desktop program, built with its UI inside.

use std::{ffi::OsStr, path::PathBuf, process::Command};

use crate::{lint::cargo, npm, packages, session, shell, workspace};

/// Builds UI and program and says where the program is.
///
/// # Errors
/// When a package is missing or something doesn't build.
pub fn build(release: bool) -> anyhow::Result<PathBuf> {
    packages::require(packages::BUILD)?;
    build_ui()?;
    let mut build = cargo();
    // The whole workspace decides on features, so that this shares its output with the tests.
    build.args(["build", "--workspace", "--bin", "steward"]);
    if release {
        build.arg("--release");
    }
    shell::run(&mut build)?;
    let profile = if release { "release" } else { "debug" };
    Ok(workspace::target().join(profile).join(format!("steward{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds what the window shows; the program takes it in when it is compiled.
///
/// # Errors
/// When a package is missing or it doesn't build.
pub fn build_ui() -> anyhow::Result<()> {
    npm::install()?;
    shell::run(&mut npm::script("build"))
}

/// Everything that is measured, built once as it ships and with one set of features.
///
/// # Errors
/// When a package is missing or something doesn't build.
pub fn build_release() -> anyhow::Result<()> {
    packages::require(packages::BUILD)?;
    build_ui()?;
    shell::run(cargo().args(["build", "--release", "--workspace", "--bins", "--example", "empty_window"]))
}

/// The tests that measure.
const MEASURED_TESTS: &[&str] = &["test", "--workspace", "--test", "e2e", "--test", "throughput"];

/// Runs one test in the real window that judges nothing: it takes pictures or measures.
///
/// # Errors
/// When it can't be built, or the window doesn't get where it should.
pub fn drive(test: &str, release: bool, environment: &[(&str, &OsStr)]) -> anyhow::Result<()> {
    if release {
        build_release()?;
    } else {
        build_ui()?;
        // The whole workspace decides on features, so that this shares its output with the tests.
        shell::run(cargo().args(["build", "--workspace", "--bins", "--example", "empty_window"]))?;
    }
    let mut drive = measured_test(test, release)?;
    drive.env("STEWARD_DRIVER", driver()?).envs(environment.iter().copied());
    shell::run(&mut session::virtual_session(&drive)?)
}

/// Runs one of the tests that only run when asked for.
///
/// # Errors
/// When it can't be built.
pub fn measured_test(test: &str, release: bool) -> anyhow::Result<Command> {
    let mut command = cargo();
    command.args(MEASURED_TESTS);
    if release {
        command.arg("--release");
    }
    shell::run(
        Command::new(command.get_program()).args(command.get_args()).arg("--no-run").current_dir(workspace::root()),
    )?;
    command.args(["--", "--ignored", "--nocapture", "--exact", test]);
    Ok(command)
}

/// The driver that tests and pictures control the window through, installed beside cargo's output when absent.
///
/// # Errors
/// When it can't be built.
pub fn driver() -> anyhow::Result<PathBuf> {
    let driver = workspace::tools().join("bin/tauri-driver");
    if !driver.is_file() {
        let mut install: Command = cargo();
        install.args(["install", "tauri-driver", "--version", "2.1.0", "--locked", "--root"]).arg(workspace::tools());
        shell::run(install.arg("--target-dir").arg(workspace::tools().join("build")))?;
    }
    Ok(driver)
}
