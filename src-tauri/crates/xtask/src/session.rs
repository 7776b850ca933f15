//! A desktop session of our own where the machine has none: display, session bus, keychain.

use std::process::Command;

use crate::packages;

/// Whether a window can be opened here and now.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some())
}

/// The same command inside a virtual display, with a session bus and an unlocked keychain.
///
/// # Errors
/// When a package that this needs can't be installed.
pub fn virtual_session(command: &Command) -> anyhow::Result<Command> {
    packages::require(packages::HEADLESS)?;
    let mut session = Command::new("xvfb-run");
    session.args([
        "--auto-servernum",
        "--server-args=-screen 0 1440x900x24",
        "dbus-run-session",
        "--",
        "sh",
        "-c",
        UNLOCK,
        "sh",
    ]);
    session.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            session.env(name, value);
        }
    }
    // Software rendering: a virtual display has no graphics card, and looking for one costs seconds and warnings.
    session.env("LIBGL_ALWAYS_SOFTWARE", "1").env("NO_AT_BRIDGE", "1").env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    Ok(session)
}

/// The keychain is unlocked with a password of its own, in a home of its own, so that a person's keychain is never touched.
const UNLOCK: &str = r#"
XDG_DATA_HOME=$(mktemp -d); export XDG_DATA_HOME
trap 'rm -rf "$XDG_DATA_HOME"' EXIT
printf 'steward-tests\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
"$@"
"#;
