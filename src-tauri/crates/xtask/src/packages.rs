//! What has to be on the machine, why, and how it gets there. Nothing is installed without saying what and why.

use std::{
    io::{BufRead, IsTerminal, Write},
    process::Command,
};

use anyhow::bail;

use crate::shell;

/// A Debian package and what Steward needs it for.
pub struct Package {
    name: &'static str,
    why: &'static str,
}

const fn package(name: &'static str, why: &'static str) -> Package {
    Package { name, why }
}

/// To build and open the window.
pub const BUILD: &[Package] = &[
    package("build-essential", "compiles SQLCipher and OpenSSL for the encrypted local store"),
    package("perl", "configures OpenSSL"),
    package("pkg-config", "finds the system's libraries"),
    package("libwebkit2gtk-4.1-dev", "the web view of the window"),
    package("libgtk-3-dev", "the window"),
    package("librsvg2-dev", "icons"),
];

/// To open the window where there is no display, and to drive it.
pub const HEADLESS: &[Package] = &[
    package("xvfb", "a virtual display"),
    package("xauth", "access to the virtual display"),
    package("dbus", "the session bus that the keychain answers on"),
    package("gnome-keyring", "a keychain (Secret Service)"),
    package("libsecret-tools", "looks into the keychain in tests"),
    package("webkit2gtk-driver", "drives the window in tests"),
    package("imagemagick", "takes a picture of the window"),
    package("fonts-noto-core", "names in many scripts"),
];

/// To test against PostgreSQL, where the machine has no server of its own.
pub const POSTGRES: &[Package] = &[package("postgresql", "the second database that everything is tested on")];

/// Installs what is missing of a list.
///
/// # Errors
/// When something is missing and can't be installed here; the message says what to do.
pub fn require(packages: &[Package]) -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<_> = packages.iter().filter(|package| !is_installed(package.name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this machine:");
    for package in &missing {
        println!("  {:<24} {}", package.name, package.why);
    }
    if shell::find("apt-get").is_none() {
        bail!("this is no Debian or Ubuntu; install the packages above by your system's own means and run this again");
    }
    if !agreed()? {
        bail!("not installed; run this again when they are there");
    }
    install(&missing)
}

fn is_installed(name: &str) -> bool {
    let status = Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", name]).output();
    status.is_ok_and(|output| output.status.success() && output.stdout == b"installed")
}

/// Asks where a person is there to answer.
fn agreed() -> anyhow::Result<bool> {
    if std::env::var_os("CI").is_some() || !std::io::stdin().is_terminal() {
        return Ok(true);
    }
    print!("Install them with apt-get? [Y/n] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

fn install(packages: &[&Package]) -> anyhow::Result<()> {
    // A list that was never fetched knows no package; one that is old still works most of the time, so a failure here is no end.
    if let Err(error) = shell::run(apt().arg("update")) {
        println!("{error}; trying with the package lists that are there");
    }
    shell::insist(
        apt().args(["install", "--yes", "--no-install-recommends"]).args(packages.iter().map(|package| package.name)),
    )
}

fn apt() -> Command {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
    if !is_root {
        command.arg("apt-get");
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
