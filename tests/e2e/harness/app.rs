use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder};
use serde_json::json;

use super::{Authenticator, Screen};

/// A window of Steward with a data folder of its own, driven through WebDriver.
pub struct App {
    pub screen: Screen,
    driver: Driver,
    home: Home,
}

/// The data folder; it outlives a window so that a test can start Steward again.
pub struct Home(tempfile::TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// How a window is started.
#[derive(Clone)]
pub struct Options {
    pub users: u32,
    /// Environment of the program, such as another session bus.
    pub environment: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { users: 2_000, environment: Vec::new() }
    }
}

impl App {
    /// A first start: nothing is there yet.
    pub async fn start() -> Self {
        Self::start_with(&Options::default(), Home::new()).await
    }

    pub async fn start_with(options: &Options, home: Home) -> Self {
        let driver = Driver::start(&options.environment);
        let arguments = ["--users", &options.users.to_string(), "--data-dir", &home.path().display().to_string()];
        let client = driver.open(&arguments).await;
        Self { screen: Screen::new(client), driver, home }
    }

    /// Closes the window and opens it again on the same data.
    pub async fn restart(self) -> Self {
        let home = self.close().await;
        Self::start_with(&Options::default(), home).await
    }

    /// Closes the window and keeps its data.
    pub async fn close(self) -> Home {
        self.screen.close().await;
        drop(self.driver);
        self.home
    }

    /// Into the built-in platform as someone who has never seen it: password, authenticator, recovery codes.
    pub async fn sign_in_for_the_first_time(&self) -> Authenticator {
        let screen = &self.screen;
        screen.press("Connect").await;
        screen.see("Sign in to").await;
        screen.press("Continue").await;
        screen.see("Set up your authenticator").await;
        let mut authenticator = Authenticator::new(&screen.text_of(".st-secret").await);
        screen.type_code(&authenticator.code().await).await;
        screen.press("Confirm").await;
        screen.see("Keep your recovery codes").await;
        screen.tick("I keep them in a safe place").await;
        screen.press("Continue").await;
        screen.see_element("nav").await;
        authenticator
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.home.path().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }
}

/// tauri-driver on a port of its own; it ends with the test.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(environment: &[(String, String)]) -> Self {
        let program = std::env::var("STEWARD_DRIVER").expect("STEWARD_DRIVER is set by cargo xtask test");
        let [port, native] = [free_port(), free_port()];
        let mut command = Command::new(program);
        command.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        command.envs(environment.iter().cloned()).stdout(Stdio::null()).stderr(Stdio::null());
        Self { process: command.spawn().unwrap(), port }
    }

    async fn open(&self, arguments: &[&str]) -> Client {
        let window = std::env::var("STEWARD_WINDOW").expect("STEWARD_WINDOW is set by cargo xtask test");
        let options = json!({ "application": window, "args": arguments });
        let capabilities = [("tauri:options".to_owned(), options)].into_iter().collect();
        let url = format!("http://127.0.0.1:{}", self.port);
        let mut builder = ClientBuilder::native();
        builder.capabilities(capabilities);
        for _ in 0..40 {
            if let Ok(client) = builder.connect(&url).await {
                return client;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        panic!("the window did not open within 10 s");
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
