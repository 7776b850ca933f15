use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::Value;

/// A platform in a process of its own, as somebody else's server would be.
pub struct Server {
    process: Child,
    folder: PathBuf,
    pub url: String,
    address: String,
}

/// The admin that every server of the tests has.
pub const ADMIN: &str = "ada@example.com";

impl Server {
    /// Seeds users, makes an admin with the given password and serves.
    pub fn start(folder: &Path, users: u32, password: &str) -> Self {
        run(folder, &["seed", "--users", &users.to_string(), "--preset", "full", "--seed", "7"], None);
        let admin = ["admin", "create", "--email", ADMIN, "--name", "Ada Byron", "--role", "senior_admin", "--password-stdin"];
        run(folder, &admin, Some(password));
        Self::serve(folder, "127.0.0.1:0")
    }

    /// Stops it as a crash would.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Serves again, at the same address.
    pub fn restart(&mut self) {
        let served = Self::serve(&self.folder, &self.address);
        *self = served;
    }

    fn serve(folder: &Path, address: &str) -> Self {
        let mut command = program(folder);
        command.args(["serve", "--listen", address, "--preset", "full"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let address = ready["address"].as_str().unwrap().trim_start_matches("http://").to_owned();
        Self { process, folder: folder.to_owned(), url: format!("http://{address}"), address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn program(folder: &Path) -> Command {
    let window = std::env::var("STEWARD_WINDOW").expect("STEWARD_WINDOW is set by cargo xtask test");
    let mut command = Command::new(Path::new(&window).with_file_name("steward-platform"));
    command.env("STEWARD_DATABASE", format!("sqlite:{}", folder.join("server.db").display())).current_dir(folder);
    command
}

fn run(folder: &Path, arguments: &[&str], input: Option<&str>) {
    let mut command = program(folder);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut process = command.spawn().unwrap();
    if let Some(input) = input {
        process.stdin.take().unwrap().write_all(format!("{input}\n").as_bytes()).unwrap();
    }
    assert!(process.wait().unwrap().success(), "steward-platform {} failed", arguments.join(" "));
}
