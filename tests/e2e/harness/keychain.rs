use std::{
    fs,
    io::Write,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

/// A session bus and a keychain of one test's own, to lock, unlock and take away.
pub struct Keychain {
    folder: TempDir,
    _bus: Running,
    daemon: Option<Running>,
}

const CONFIGURATION: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=BUS</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#;

impl Keychain {
    /// A bus that nothing is started on by itself, and no keychain on it.
    pub async fn missing() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("run")).unwrap();
        let bus = folder.path().join("bus");
        let configuration = folder.path().join("bus.conf");
        fs::write(&configuration, CONFIGURATION.replace("BUS", &bus.display().to_string())).unwrap();
        let mut command = Command::new("dbus-daemon");
        command.arg("--nofork").arg(format!("--config-file={}", configuration.display()));
        let bus_program = Running::start(&mut command);
        until("the session bus", || bus.exists()).await;
        Self { folder, _bus: bus_program, daemon: None }
    }

    pub async fn unlocked() -> Self {
        let mut keychain = Self::missing().await;
        keychain.unlock().await;
        keychain
    }

    /// Starts the keychain open, also one that was locked or taken away before.
    pub async fn unlock(&mut self) {
        self.take_away().await;
        let mut command = Command::new("gnome-keyring-daemon");
        command
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .envs(self.environment());
        let mut daemon = Running::start(&mut command);
        daemon.0.stdin.take().unwrap().write_all(b"steward-tests\n").unwrap();
        self.daemon = Some(daemon);
        until("the keychain", || self.is_there()).await;
    }

    pub fn lock(&self) {
        let collection = "array:objpath:/org/freedesktop/secrets/collection/login";
        assert!(self.ask(
            "org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            collection
        ));
    }

    pub async fn take_away(&mut self) {
        self.daemon = None;
        until("the keychain to go", || !self.is_there()).await;
    }

    /// What a program needs to find this bus.
    pub fn environment(&self) -> Vec<(String, String)> {
        let path = |name: &str| self.folder.path().join(name).display().to_string();
        let bus = ("DBUS_SESSION_BUS_ADDRESS".to_owned(), format!("unix:path={}", path("bus")));
        vec![bus, ("XDG_RUNTIME_DIR".to_owned(), path("run")), ("XDG_DATA_HOME".to_owned(), path("data"))]
    }

    /// Whether a text is anywhere in what the keychain keeps on the disk.
    pub fn holds_in_plain(&self, text: &str) -> bool {
        let keyrings = self.folder.path().join("data/keyrings");
        fs::read_dir(keyrings).unwrap().flatten().any(|file| contains(&file.path(), text))
    }

    fn is_there(&self) -> bool {
        self.ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetNameOwner", "string:org.freedesktop.secrets")
    }

    fn ask(&self, whom: &str, path: &str, method: &str, argument: &str) -> bool {
        let mut command = Command::new("dbus-send");
        command.args(["--session", "--print-reply", &format!("--dest={whom}"), path, method, argument]);
        command.envs(self.environment()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
    }
}

fn contains(file: &Path, text: &str) -> bool {
    fs::read(file).unwrap().windows(text.len()).any(|bytes| bytes == text.as_bytes())
}

/// A program that ends with the test.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> Self {
        Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("waited in vain for {what}");
}
