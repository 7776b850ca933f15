use std::{
    fs,
    net::TcpListener,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder};
use serde_json::json;

use super::{Authenticator, Keychain, Place, Program, Screen, process, server::PASSWORD};

/// What is there once an admin is inside.
pub const FRAME: &str = "nav[aria-label=Main]";

/// A window of Steward with a data folder of its own, driven through WebDriver.
pub struct App {
    pub screen: Screen,
    driver: Driver,
    home: Home,
    options: Options,
    program: Program,
}

/// The data folder; it outlives a window so that a test can start Steward again.
pub struct Home(tempfile::TempDir);

impl Home {
    /// Also a home of its person, with a folder for downloads, as a desktop has it.
    pub fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(home.downloads()).unwrap();
        fs::create_dir_all(home.path().join(".config")).unwrap();
        fs::write(home.path().join(".config/user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n").unwrap();
        home
    }

    fn downloads(&self) -> PathBuf {
        self.path().join("Downloads")
    }

    fn environment(&self) -> [(String, String); 2] {
        let path = |name: &str| self.path().join(name).display().to_string();
        [("HOME".to_owned(), path("")), ("XDG_CONFIG_HOME".to_owned(), path(".config"))]
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
    /// `steward://…` that the program is started with.
    pub link: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { users: 2_000, environment: Vec::new(), link: None }
    }
}

impl App {
    /// A first start with a session bus and keychain of the test's own.
    pub async fn start_with_keychain(keychain: &Keychain) -> Self {
        let options = Options { environment: keychain.environment(), ..Options::default() };
        Self::start_with(&options, Home::new()).await
    }

    /// Not the first start: the data of an earlier window is there.
    pub async fn start_again(home: Home, keychain: &Keychain) -> Self {
        let options = Options { environment: keychain.environment(), ..Options::default() };
        Self::start_with(&options, home).await
    }

    /// A first start: nothing is there yet.
    pub async fn start() -> Self {
        Self::start_with(&Options::default(), Home::new()).await
    }

    pub async fn start_with(options: &Options, home: Home) -> Self {
        Self::start_program(&Program::steward(), options, home).await
    }

    /// Another program, which takes Steward's arguments or none.
    pub async fn start_program(program: &Program, options: &Options, home: Home) -> Self {
        let environment: Vec<_> = home.environment().into_iter().chain(options.environment.clone()).collect();
        let driver = Driver::start(&environment);
        let data = home.path().join("steward").display().to_string();
        let users = options.users.to_string();
        let arguments =
            ["--users", &users, "--data-dir", &data].into_iter().chain(options.link.as_deref()).collect::<Vec<_>>();
        let client = driver.open(program, &arguments).await;
        Self { screen: Screen::new(client), driver, home, options: options.clone(), program: program.clone() }
    }

    /// When its process was started, in milliseconds since 1970.
    pub fn started_at(&self) -> f64 {
        process::started_at(self.process())
    }

    /// Its process and those of its web view.
    pub fn processes(&self) -> Vec<u32> {
        process::tree(self.process())
    }

    fn process(&self) -> u32 {
        self.program.process_below(self.driver.process.id()).expect("the window is open")
    }

    /// Closes the window and opens it again on the same data.
    pub async fn restart(self) -> Self {
        let options = self.options.clone();
        let home = self.close().await;
        Self::start_with(&options, home).await
    }

    /// Closes the window and keeps its data.
    pub async fn close(self) -> Home {
        self.screen.close().await;
        drop(self.driver);
        self.home
    }

    /// Into the built-in platform as someone who has never seen it: password, authenticator, recovery codes.
    pub async fn sign_in_for_the_first_time(&self) -> Authenticator {
        self.screen.press("Connect").await;
        self.screen.see(Place::Gate, "Sign in to").await;
        self.screen.press("Continue").await;
        self.enrol().await
    }

    /// Adds a server and signs in there for the first time.
    pub async fn sign_in_to(&self, url: &str, email: &str) -> Authenticator {
        self.connect_to(url).await;
        self.give_password(email, PASSWORD).await;
        self.enrol().await
    }

    /// Adds a server, up to its sign-in.
    pub async fn connect_to(&self, url: &str) {
        let screen = &self.screen;
        screen.see(Place::Gate, "Connect to a platform").await;
        screen.tick("Server").await;
        screen.fill("Server URL", url).await;
        screen.press("Test").await;
        screen.see(Place::Status, "Answers").await;
        screen.press("Connect").await;
        screen.see(Place::Gate, "Sign in to").await;
    }

    pub async fn give_recovery_code(&self, code: &str) {
        self.screen.press("Use a recovery code").await;
        self.screen.fill("Recovery code", code).await;
        self.screen.press("Sign in").await;
    }

    pub async fn open_users(&self) {
        self.screen.press("All").await;
        self.screen.see(Place::Page, "2,000 users").await;
        self.screen.see_element("[role=row][data-index='0']:not([aria-busy]) [dir=auto]").await;
    }

    pub async fn sign_out(&self) {
        self.screen.press("Account:").await;
        self.screen.press("Sign out").await;
        self.screen.see(Place::Gate, "Sign in to").await;
    }

    pub async fn give_password(&self, email: &str, password: &str) {
        self.screen.fill("Email", email).await;
        self.screen.fill("Password", password).await;
        self.screen.press("Continue").await;
    }

    /// The second factor the first time: authenticator, one code, recovery codes.
    pub async fn enrol(&self) -> Authenticator {
        let screen = &self.screen;
        screen.see(Place::Gate, "Set up your authenticator").await;
        let mut authenticator = Authenticator::new(&screen.text_of("[data-secret]").await);
        screen.type_code(&authenticator.code().await).await;
        screen.press("Confirm").await;
        screen.see(Place::Gate, "Keep your recovery codes").await;
        authenticator.recovery_codes = screen.texts_of("main ol li").await;
        screen.tick("I keep them in a safe place").await;
        screen.press("Continue").await;
        screen.see_element(FRAME).await;
        authenticator
    }

    /// Where files go unless somebody chooses otherwise.
    pub fn downloads(&self) -> PathBuf {
        self.home.downloads()
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
        // A group of its own, so that the window ends with it however the test ends.
        command.process_group(0);
        Self { process: command.spawn().unwrap(), port }
    }

    async fn open(&self, program: &Program, arguments: &[&str]) -> Client {
        let options = json!({ "application": program.path(), "args": arguments });
        // Steward never navigates; a driver that waits for it to end waits for ever.
        let loading = ("pageLoadStrategy".to_owned(), json!("none"));
        let capabilities = [("tauri:options".to_owned(), options), loading].into_iter().collect();
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
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.process.id())]).status();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
