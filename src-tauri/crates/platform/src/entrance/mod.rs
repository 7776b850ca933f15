//! What stands between the network and a call: how many may come in and how slowly they may speak, whom the platform
//! answers to, and who they are when a proxy stands in front of it.

use std::net::{IpAddr, Ipv4Addr};

pub mod connections;
mod hosts;
mod limits;
mod proxies;
mod seats;

pub use hosts::{Hosts, Unwelcome};
pub use limits::Limits;
pub use proxies::{CannotRead, Proxies, network};
pub use seats::{Full, Seat, Seats, Work};

/// How the entrance of one platform is set up.
#[derive(Debug, Clone, Default)]
pub struct Entrance {
    pub hosts: Hosts,
    pub proxies: Proxies,
    pub limits: Limits,
}

impl Entrance {
    /// Which party an address belongs to, and how many of `all` places that may have: `of_one`, but all of them where
    /// everybody has the same address, on loopback and behind a trusted proxy that doesn't say who calls.
    pub fn party(&self, address: Option<IpAddr>, of_one: usize, all: usize) -> (IpAddr, usize) {
        match address {
            Some(address) if !address.is_loopback() && !self.proxies.trusts(address) => (network(address), of_one),
            Some(address) => (address, all),
            None => (Ipv4Addr::LOCALHOST.into(), all),
        }
    }
}
