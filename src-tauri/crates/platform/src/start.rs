//! Starts a platform and stops it; the console does so with the one it has built in, `serve` with any.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use ipnet::IpNet;
use sea_orm::DbErr;
use steward_contract::Environment;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::timeout};

use crate::{
    Platform, Setup, api,
    auth::{
        keys::SecretKeys,
        sealing::{self, SealingError},
    },
    clock::{Clock, SystemClock},
    demo::{self, Demo, FirstAdmin},
    entrance::{Entrance, Hosts, Limits, Proxies, connections},
    error::ApiError,
    jobs,
    mail::{self, Post},
    presets::{Preset, PresetError},
    rng::{Rng, SystemRng},
    seed::SeedError,
    store::{Cache, Database, roles, terms},
};

/// How long answers under way may take after [`Running::shutdown`].
const PATIENCE: Duration = Duration::from_secs(10);

/// What to start.
pub struct Options {
    /// `sqlite:PATH` or `postgres://USER@HOST/NAME`; brought up to date, and created when it is SQLite.
    pub database: String,
    /// The keys that secrets in the database are encrypted with, the newest first.
    pub secrets: SecretKeys,
    /// Of the learning service; without it the filters of LST-4 are skipped.
    pub learning_database: Option<String>,
    /// `127.0.0.1:0` for any free port of this machine.
    pub listen: SocketAddr,
    /// The names under which this platform is reached, beside addresses and `localhost`.
    pub hosts: Vec<String>,
    /// The networks of proxies that say who calls.
    pub trusted_proxies: Vec<IpNet>,
    pub limits: Limits,
    /// The name of a built-in preset, or the path of one.
    pub preset: String,
    pub environment: Environment,
    /// The ways by which users are written to; without any, what would be sent is kept.
    pub post: Post,
    /// Where links begin that users are sent; the address that is listened on, when absent.
    pub public_url: Option<String>,
    pub cache: Cache,
    /// Fills an empty database with sample users and lets a first admin in.
    pub demo: Option<Demo>,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

impl Options {
    /// A production platform with the machine's own time and chance.
    pub fn new(database: impl Into<String>, listen: SocketAddr, secrets: SecretKeys) -> Self {
        Self {
            database: database.into(),
            secrets,
            learning_database: None,
            listen,
            hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            limits: Limits::default(),
            preset: "full".to_owned(),
            environment: Environment::Production,
            post: Post::default(),
            public_url: None,
            cache: Cache::default(),
            demo: None,
            clock: Arc::new(SystemClock),
            rng: Arc::new(SystemRng),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Preset(#[from] PresetError),
    #[error("the database cannot be used: {0}")]
    Database(#[from] DbErr),
    #[error("{0} cannot be listened on: {1}")]
    Listen(SocketAddr, std::io::Error),
    #[error("the data folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the secrets in the database cannot be used: {0}")]
    Sealing(#[from] SealingError),
    #[error("the sample users cannot be made: {0}")]
    Seed(#[from] SeedError),
    #[error(transparent)]
    Platform(#[from] ApiError),
}

/// A platform that answers at `addr`.
pub struct Running {
    pub addr: SocketAddr,
    /// The admin of a demo that was just made; the password is nowhere else.
    pub first_admin: Option<FirstAdmin>,
    platform: Platform,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
    jobs: JoinHandle<()>,
    post: JoinHandle<()>,
}

/// Opens the databases, begins to answer, and returns as soon as it does.
///
/// # Errors
/// When a database, the preset or the address can't be used.
pub async fn start(options: Options) -> Result<Running, StartError> {
    let preset = Preset::find(&options.preset)?;
    if let Some(demo) = &options.demo {
        Box::pin(demo::fill(&options, demo, &preset)).await?;
    }
    let database = Box::pin(open(&options, &preset)).await?;
    let sealed = Box::pin(sealing::bring_along(&database, &options.secrets, &*options.rng)).await?;
    if sealed > 0 {
        tracing::info!(sealed, key = options.secrets.newest(), "secrets are encrypted with the newest key");
    }
    let listener =
        TcpListener::bind(options.listen).await.map_err(|error| StartError::Listen(options.listen, error))?;
    let here = format!("http://{}", listener.local_addr()?);
    let platform = Platform::new(Setup {
        database,
        secrets: options.secrets,
        learning: options.learning_database,
        preset,
        environment: options.environment,
        entrance: Entrance {
            hosts: Hosts::new(options.listen, &options.hosts),
            proxies: Proxies::new(options.trusted_proxies),
            limits: options.limits,
        },
        post: options.post,
        public_url: options.public_url.unwrap_or(here),
        clock: options.clock,
        rng: options.rng,
    })?;
    let first_admin = if options.demo.is_some() { Box::pin(demo::first_admin(&platform)).await? } else { None };
    Ok(answer(&platform, listener, first_admin)?)
}

/// With what the preset says of roles and of the words that users are tagged with.
async fn open(options: &Options, preset: &Preset) -> Result<Database, DbErr> {
    let database = Database::open_with(&options.database, options.cache).await?;
    roles::put(database.write(), &preset.roles).await?;
    terms::put(database.write(), preset).await?;
    Ok(database)
}

fn answer(platform: &Platform, listener: TcpListener, first_admin: Option<FirstAdmin>) -> std::io::Result<Running> {
    let addr = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let entrance = platform.entrance().clone();
    let server = tokio::spawn(connections::serve(listener, api::router(platform), entrance, until(stopped.clone())));
    let jobs = tokio::spawn(jobs::run(platform.clone(), until(stopped.clone())));
    let post = tokio::spawn(mail::worker::run(platform.clone(), until(stopped)));
    Ok(Running { addr, first_admin, platform: platform.clone(), stop, server, jobs, post })
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a reason to stop as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

impl Running {
    /// Takes no new calls and waits, for a bounded time, until those under way have their answer and the databases are
    /// closed: what SQLCipher frees at the end of a process must not be in use by a connection that is still closing.
    pub async fn shutdown(self) {
        self.stop.send_replace(true);
        for task in [self.server, self.jobs, self.post] {
            let abort = task.abort_handle();
            if timeout(PATIENCE, task).await.is_err() {
                abort.abort();
            }
        }
        match timeout(PATIENCE, self.platform.close()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "a database could not be closed"),
            Err(_) => tracing::warn!("a database is still in use"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        net::Ipv4Addr,
        sync::atomic::{AtomicU32, Ordering},
    };

    use sea_orm::{EntityTrait, PaginatorTrait};
    use secrecy::ExposeSecret;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
    };

    use super::*;
    use crate::{store::entity::user, testing::secret_keys};

    fn options(folder: &std::path::Path, made: &Arc<AtomicU32>) -> Options {
        let (file, made) = (folder.join("new").join("platform.db"), Arc::clone(made));
        Options {
            learning_database: Some(format!("sqlite:{}", folder.join("new").join("learning.db").display())),
            environment: Environment::Demo,
            demo: Some(Demo {
                users: 30,
                seed: 1,
                progress: Box::new(move |users| made.store(users, Ordering::SeqCst)),
            }),
            ..Options::new(
                format!("sqlite:{}", file.display()),
                SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
                secret_keys(&[1]),
            )
        }
    }

    async fn get(addr: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(addr).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_empty_folder_becomes_a_platform_with_users_and_one_admin() {
        let folder = tempfile::tempdir().unwrap();
        let made = Arc::new(AtomicU32::new(0));
        let first = start(options(folder.path(), &made)).await.unwrap();
        assert_eq!(made.load(Ordering::SeqCst), 30);
        let admin = first.first_admin.as_ref().unwrap();
        assert_eq!(admin.email, demo::EMAIL);
        assert!(admin.password.expose_secret().len() > 20);
        assert!(get(first.addr, "/readyz").await.starts_with("HTTP/1.1 204"));
        assert!(get(first.addr, "/v1/meta").await.contains("\"environment\":\"demo\""));
        let addr = first.addr;
        first.shutdown().await;
        assert!(TcpStream::connect(addr).await.is_err());

        made.store(0, Ordering::SeqCst);
        let again = start(options(folder.path(), &made)).await.unwrap();
        assert!(again.first_admin.is_none());
        assert_eq!(made.load(Ordering::SeqCst), 0);
        again.shutdown().await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_start_that_was_cut_off_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let made = Arc::new(AtomicU32::new(0));
        std::fs::create_dir(folder.path().join("new")).unwrap();
        std::fs::write(folder.path().join("new").join("platform.draft"), b"half a database").unwrap();
        let options = options(folder.path(), &made);
        let url = options.database.clone();
        start(options).await.unwrap().shutdown().await;
        let database = Database::connect(&url).await.unwrap();
        assert_eq!(user::Entity::find().count(database.read()).await.unwrap(), 30);
    }

    #[tokio::test]
    async fn what_is_wrong_is_told() {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let wrong = [
            Options::new("mysql:x", listen, secret_keys(&[1])),
            Options { preset: "iwn".into(), ..Options::new("sqlite::memory:", listen, secret_keys(&[1])) },
        ];
        for options in wrong {
            assert!(matches!(start(options).await, Err(StartError::Database(_) | StartError::Preset(_))));
        }
    }
}
