//! `steward-platform serve`.

use std::net::SocketAddr;

use clap::Args;
use serde_json::json;
use steward_contract::Environment;
use steward_platform::{Options, start};
use tokio::signal;

use super::{Outcome, Store, secrets_key::Keys};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    keys: Keys,
    /// Of the learning service; without it its filters are skipped
    #[arg(long, value_name = "URL")]
    learning_database: Option<String>,
    /// Port 0 takes any that is free. Speaks plain HTTP: put a proxy with TLS in front of anything but loopback
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7071")]
    listen: SocketAddr,
    /// full, iwm, learning, messaging, payments, telephony, or the path of a preset's .json file
    #[arg(long, value_name = "NAME", default_value = "full")]
    preset: String,
    /// What the console warns of: production, staging or demo
    #[arg(long, value_name = "NAME", default_value = "production")]
    environment: Environment,
}

impl Serve {
    pub async fn run(self) -> Outcome {
        let options = Options {
            learning_database: self.learning_database,
            preset: self.preset,
            environment: self.environment,
            ..Options::new(self.store.url()?, self.listen, self.keys.read()?)
        };
        let running = start(options).await?;
        println!("{}", json!({ "address": format!("http://{}", running.addr) }));
        told_to_stop().await?;
        running.shutdown().await;
        Ok(())
    }
}

#[cfg(unix)]
async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = signal::unix::signal(signal::unix::SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        interrupted = signal::ctrl_c() => interrupted,
    }
}

#[cfg(not(unix))]
async fn told_to_stop() -> std::io::Result<()> {
    signal::ctrl_c().await
}
