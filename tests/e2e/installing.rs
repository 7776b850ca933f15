//! The Debian package: installed into a folder of its own, it opens its first screen.

use std::{fs, path::Path, process::Command};

use crate::harness::{App, Home, Options, Place, Program};

/// Unpacks the package that `cargo xtask test` made, as dpkg does, without touching this system.
fn install(folder: &Path) {
    let package = std::env::var_os("STEWARD_DEB").expect("STEWARD_DEB is set by cargo xtask test");
    assert!(Command::new("dpkg-deb").arg("--extract").arg(package).arg(folder).status().unwrap().success());
}

fn field(name: &str) -> String {
    let package = std::env::var_os("STEWARD_DEB").unwrap();
    let output = Command::new("dpkg-deb").arg("--field").arg(package).arg(name).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn an_installed_package_opens_its_first_screen() {
    let folder = tempfile::tempdir().unwrap();
    install(folder.path());
    let program = Program::at(folder.path().join("usr/bin/steward"));
    let app = App::start_program(&program, &Options::default(), Home::new()).await;
    app.screen.see(Place::Gate, "Connect to a platform").await;
    app.close().await;
}

#[test]
fn a_package_brings_the_platform_the_licences_and_the_links() {
    let folder = tempfile::tempdir().unwrap();
    install(folder.path());
    let inside = |path: &str| folder.path().join(path);
    let platform = Command::new(inside("usr/bin/steward-platform")).arg("--version").output().unwrap();
    assert!(platform.status.success());
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let installed = fs::read(inside("usr/share/doc/steward").join(licence)).unwrap();
        assert_eq!(installed, fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(licence)).unwrap());
    }
    let entry = fs::read_to_string(inside("usr/share/applications/Steward.desktop")).unwrap();
    assert!(entry.contains("x-scheme-handler/steward"), "{entry}");
    assert!(entry.lines().any(|line| line.starts_with("Exec=") && line.contains("%u")), "{entry}");
    assert!(field("Recommends").contains("gnome-keyring"));
}
