//! Starts a platform and stops it; the console does so with the one it has built in, `serve` with any.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use sea_orm::DbErr;
use steward_contract::Environment;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::timeout};

use crate::{
    Platform, Setup,
    api::{self, error::ApiError},
    clock::{Clock, SystemClock},
    demo::{self, Demo, FirstAdmin},
    jobs,
    presets::{Preset, PresetError},
    rng::{Rng, SystemRng},
    seed::SeedError,
    store::{Database, roles},
};

/// How long answers under way may take after [`Running::shutdown`].
const PATIENCE: Duration = Duration::from_secs(10);

/// What to start.
pub struct Options {
    /// `sqlite:PATH` or `postgres://USER@HOST/NAME`; brought up to date, and created when it is SQLite.
    pub database: String,
    /// Of the learning service; without it the filters of LST-4 are skipped.
    pub learning_database: Option<String>,
    /// `127.0.0.1:0` for any free port of this machine.
    pub listen: SocketAddr,
    /// The name of a built-in preset, or the path of one.
    pub preset: String,
    pub environment: Environment,
    /// Fills an empty database with sample users and lets a first admin in.
    pub demo: Option<Demo>,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

impl Options {
    /// A production platform with the machine's own time and chance.
    pub fn new(database: impl Into<String>, listen: SocketAddr) -> Self {
        Self {
            database: database.into(),
            learning_database: None,
            listen,
            preset: "full".to_owned(),
            environment: Environment::Production,
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
    #[error("the database can't be used: {0}")]
    Database(#[from] DbErr),
    #[error("{0} can't be listened on: {1}")]
    Listen(SocketAddr, std::io::Error),
    #[error("the data folder can't be used: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the sample users can't be made: {0}")]
    Seed(#[from] SeedError),
    #[error(transparent)]
    Platform(#[from] ApiError),
}

/// A platform that answers at `addr`.
pub struct Running {
    pub addr: SocketAddr,
    /// The admin of a demo that was just made; the password is nowhere else.
    pub first_admin: Option<FirstAdmin>,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
    jobs: JoinHandle<()>,
}

/// Opens the databases, begins to answer, and returns as soon as it does.
///
/// # Errors
/// When a database, the preset or the address can't be used.
pub async fn start(options: Options) -> Result<Running, StartError> {
    let preset = Preset::find(&options.preset)?;
    if let Some(demo) = &options.demo {
        demo::fill(&options, demo, &preset).await?;
    }
    let database = Database::open(&options.database).await?;
    roles::put(database.write(), &preset.roles).await?;
    let platform = Platform::new(Setup {
        database,
        learning: options.learning_database,
        preset,
        environment: options.environment,
        clock: options.clock,
        rng: options.rng,
    })?;
    let first_admin = if options.demo.is_some() { demo::first_admin(&platform).await? } else { None };
    let listener = TcpListener::bind(options.listen).await.map_err(|error| StartError::Listen(options.listen, error))?;
    Ok(answer(&platform, listener, first_admin)?)
}

fn answer(platform: &Platform, listener: TcpListener, first_admin: Option<FirstAdmin>) -> std::io::Result<Running> {
    let addr = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let service = api::router(platform).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(until(stopped.clone()));
    let server = tokio::spawn(async move {
        if let Err(error) = server.await {
            tracing::error!(%error, "the server ended");
        }
    });
    let jobs = tokio::spawn(jobs::run(platform.clone(), until(stopped)));
    Ok(Running { addr, first_admin, stop, server, jobs })
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a reason to stop as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

impl Running {
    /// Takes no new calls and waits, for a bounded time, until those under way have their answer.
    pub async fn shutdown(self) {
        self.stop.send_replace(true);
        for task in [self.server, self.jobs] {
            let abort = task.abort_handle();
            if timeout(PATIENCE, task).await.is_err() {
                abort.abort();
            }
        }
    }
}
