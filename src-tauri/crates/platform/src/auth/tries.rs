//! Counts passwords that are tried, before they are, so that many at once don't slip through (CON-6).
//!
//! An account is counted together with the address that the try comes from: whoever merely knows an e-mail address must
//! not lock its owner out. Sessions that are signed in are counted apart from all of that.

use std::net::{IpAddr, Ipv6Addr};

use uuid::Uuid;

use super::{code::too_many, secret};
use crate::{
    domain::session::{TRIES, TRIES_FROM_ADDRESS, TRIES_ON_ACCOUNT, Tries},
    error::ApiError,
    platform::Platform,
    store::{admins, attempts},
};

/// What is counted together, and how many wrong tries lock it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    subject: String,
    most: u32,
    /// Whether a right password makes the wrong ones before it count no more.
    forgiven: bool,
}

impl Counter {
    /// Of one who types their password into a console that is signed in.
    pub fn of_session(session: Uuid) -> Vec<Self> {
        vec![Self { subject: format!("password:session:{session}"), most: TRIES, forgiven: true }]
    }

    /// Of one who signs in. Where the admin has signed in from before, they can do so however many others try elsewhere.
    pub fn of_sign_in(email: &str, ip: Option<IpAddr>, has_signed_in_from: bool) -> Vec<Self> {
        let account: String =
            secret::hash(&admins::normalized(email)).iter().map(|byte| format!("{byte:02x}")).collect();
        let network = ip.and_then(network);
        let place = network.clone().unwrap_or_else(|| "here".to_owned());
        let mut counters = vec![Self { subject: format!("password:{account}:{place}"), most: TRIES, forgiven: true }];
        if !has_signed_in_from {
            let subject = format!("password:{account}");
            counters.push(Self { subject, most: TRIES_ON_ACCOUNT, forgiven: false });
        }
        counters.extend(network.map(|network| Self {
            subject: format!("address:{network}"),
            most: TRIES_FROM_ADDRESS,
            forgiven: false,
        }));
        // Always in the same order, so that two who wait for each other's rows are not possible.
        counters.sort_by(|a, b| a.subject.cmp(&b.subject));
        counters
    }

    /// Of one who follows links: wrong ones, by where they come from.
    pub fn of_links(ip: Option<IpAddr>) -> Vec<Self> {
        let counter = |network| Self { subject: format!("links:{network}"), most: TRIES_FROM_ADDRESS, forgiven: false };
        ip.and_then(network).map(counter).into_iter().collect()
    }

    /// Whether it counts whatever accounts are tried.
    fn is_of_address(&self) -> bool {
        self.subject.starts_with("address:")
    }
}

/// What an address is counted as: of IPv6 the network, because one customer has all of its addresses. Nothing on
/// loopback: there everybody has one address, also when a proxy stands before the platform, and a stranger would lock
/// all of them out.
pub fn network(ip: IpAddr) -> Option<String> {
    match ip {
        ip if ip.is_loopback() => None,
        IpAddr::V4(ip) => Some(ip.to_string()),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            Some(format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)))
        }
    }
}

/// A try that counts as wrong until it is taken back.
pub struct Attempt(Vec<(Counter, Tries)>);

impl Attempt {
    /// # Errors
    /// `too_many_attempts`; then it counts nowhere.
    pub async fn reserve(platform: &Platform, counters: Vec<Counter>) -> Result<Self, ApiError> {
        let now = platform.clock().now_ms();
        let transaction = platform.database().begin().await?;
        let mut reserved = Vec::new();
        for counter in counters {
            let tries = attempts::lock(&transaction, &counter.subject).await?;
            if let Some(seconds) = tries.wait(now) {
                return Err(too_many(seconds).into());
            }
            let tries = tries.failed_of(counter.most, now);
            attempts::put(&transaction, &counter.subject, tries).await?;
            reserved.push((counter, tries));
        }
        transaction.commit().await?;
        Ok(Self(reserved))
    }

    /// The try was not wrong, or was not made at all.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn take_back(&self, platform: &Platform, was_right: bool) -> Result<(), ApiError> {
        let transaction = platform.database().begin().await?;
        for (counter, _) in &self.0 {
            let tries = attempts::lock(&transaction, &counter.subject).await?;
            let forgiven = was_right && counter.forgiven;
            let tries = if forgiven { Tries::default() } else { tries.taken_back(counter.most) };
            attempts::put(&transaction, &counter.subject, tries).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Whether this try locked the account, as seen from where it came from.
    pub fn locks_account(&self) -> bool {
        self.0.iter().any(|(counter, tries)| !counter.is_of_address() && tries.locked_until != 0)
    }

    pub fn locks_address(&self) -> bool {
        self.0.iter().any(|(counter, tries)| counter.is_of_address() && tries.locked_until != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subjects(ip: &str, has_signed_in_from: bool) -> usize {
        Counter::of_sign_in("ada@example.com", Some(ip.parse().unwrap()), has_signed_in_from).len()
    }

    #[test]
    fn loopback_tells_nobody_apart() {
        assert_eq!(network("127.0.0.1".parse().unwrap()), None);
        assert_eq!(network("::1".parse().unwrap()), None);
        assert_eq!(network("192.0.2.7".parse().unwrap()).unwrap(), "192.0.2.7");
        assert_eq!(network("2001:db8:1:2:3::4".parse().unwrap()).unwrap(), "2001:db8:1:2::/64");
    }

    #[test]
    fn a_sign_in_is_counted_by_account_and_address() {
        assert_eq!((subjects("192.0.2.7", false), subjects("192.0.2.7", true), subjects("::1", false)), (3, 2, 2));
        let of = |email: &str, ip: &str| Counter::of_sign_in(email, Some(ip.parse().unwrap()), true);
        assert_eq!(of("Ada@example.com ", "192.0.2.7"), of("ada@example.com", "192.0.2.7"));
        assert_ne!(of("ada@example.com", "192.0.2.7"), of("ada@example.com", "192.0.2.8"));
    }
}
