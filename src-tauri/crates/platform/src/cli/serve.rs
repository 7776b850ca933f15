//! `steward-platform serve`.

use std::net::{IpAddr, SocketAddr};

use clap::Args;
use ipnet::IpNet;
use serde_json::json;
use steward_contract::Environment;
use steward_platform::{Options, allow_connections, start};
use tokio::signal;

use super::{Outcome, Store, post::Ways, secrets_key::Keys};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    keys: Keys,
    #[command(flatten)]
    ways: Ways,
    /// Of the learning service; without it its filters are skipped
    #[arg(long, value_name = "URL")]
    learning_database: Option<String>,
    /// Port 0 takes any that is free. Speaks plain HTTP: put a proxy with TLS in front of anything but loopback
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7071")]
    listen: SocketAddr,
    /// A name under which the platform is reached, when a proxy passes it on; may be given several times. Addresses and
    /// localhost need none. Without any, a platform that listens beyond this computer answers to every name
    #[arg(long = "host", value_name = "NAME")]
    hosts: Vec<String>,
    /// The address or network (CIDR) of a proxy that says in Forwarded or X-Forwarded-For who calls; may be given several
    /// times. From anybody else these headers mean nothing
    #[arg(long = "trusted-proxy", value_name = "CIDR", value_parser = network)]
    trusted_proxies: Vec<IpNet>,
    /// full, iwm, learning, messaging, payments, telephony, or the path of a preset's .json file
    #[arg(long, value_name = "NAME", default_value = "full")]
    preset: String,
    /// What the console warns of: production, staging or demo
    #[arg(long, value_name = "NAME", default_value = "production")]
    environment: Environment,
}

impl Serve {
    pub async fn run(self) -> Outcome {
        let public = self.ways.public()?;
        let (public_url, public_host) = public.unzip();
        let options = Options {
            learning_database: self.learning_database,
            preset: self.preset,
            environment: self.environment,
            // Naming one host alone would close the platform to all others that it is reached by.
            hosts: if self.hosts.is_empty() && !self.listen.ip().is_loopback() {
                self.hosts
            } else {
                self.hosts.into_iter().chain(public_host).collect()
            },
            public_url,
            trusted_proxies: self.trusted_proxies,
            post: self.ways.post()?,
            ..Options::new(self.store.url()?, self.listen, self.keys.read()?)
        };
        allow_connections(options.limits.connections);
        let running = start(options).await?;
        println!("{}", json!({ "address": format!("http://{}", running.addr) }));
        told_to_stop().await?;
        running.shutdown().await;
        Ok(())
    }
}

/// `10.0.0.0/8`, or one address.
fn network(text: &str) -> Result<IpNet, String> {
    let one = || text.parse::<IpAddr>().map(IpNet::from);
    text.parse().or_else(|_| one()).map_err(|_| "give an address or a network, like 10.0.0.7 or 10.0.0.0/8".to_owned())
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
