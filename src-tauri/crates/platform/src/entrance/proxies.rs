//! Who calls, when a proxy stands between: it says so in `Forwarded` (RFC 7239) or `X-Forwarded-For`, and only a proxy
//! that is trusted is believed. Each adds whom it heard from at the end, so the last one that is no trusted proxy is
//! who calls; what stands before it anybody may have written.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::{HeaderMap, HeaderName, header::FORWARDED};
use ipnet::IpNet;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The networks of the trusted ones.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Vec<IpNet>);

/// What a trusted proxy says can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotRead {
    pub header: &'static str,
    pub message: &'static str,
}

impl Proxies {
    pub fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    pub fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The address of who calls, given whom the connection is with.
    ///
    /// # Errors
    /// When a trusted proxy passes on what is no address, or two headers that contradict each other: it writes one of
    /// them, and the other is the caller's invention.
    pub fn caller(&self, peer: IpAddr, headers: &HeaderMap) -> Result<IpAddr, CannotRead> {
        if !self.trusts(peer) {
            return Ok(peer);
        }
        let forwarded = self.last_untrusted("forwarded", &forwarded(headers))?;
        let x_forwarded = self.last_untrusted("x-forwarded-for", &x_forwarded(headers))?;
        match (forwarded, x_forwarded) {
            (Some(one), Some(other)) if one != other => {
                let message = "contradicts X-Forwarded-For; let the proxy remove the one that it doesn't write";
                Err(CannotRead { header: "forwarded", message })
            }
            (one, other) => Ok(one.or(other).unwrap_or(peer)),
        }
    }

    /// The first hop when all are trusted proxies; `None` without hops.
    fn last_untrusted(&self, header: &'static str, hops: &[Option<IpAddr>]) -> Result<Option<IpAddr>, CannotRead> {
        let mut last = None;
        for hop in hops.iter().rev() {
            let address = hop.ok_or(CannotRead { header, message: "must name the addresses of who was heard from" })?;
            last = Some(address);
            if !self.trusts(address) {
                break;
            }
        }
        Ok(last)
    }
}

/// What counts as one party: of IPv6 the network, because one customer has all of its addresses.
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// The lines of a header in order; one that is no text counts as empty, which is no address either.
fn lines<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers.get_all(name).iter().map(|line| line.to_str().unwrap_or_default())
}

/// The hops of `X-Forwarded-For`; `None` for one that is no address.
fn x_forwarded(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    lines(headers, &X_FORWARDED_FOR).flat_map(|line| line.split(',')).map(address).collect()
}

/// The hops of `Forwarded`.
fn forwarded(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let mut hops = Vec::new();
    for line in lines(headers, &FORWARDED) {
        match split(line, ',') {
            Some(parts) => hops.extend(parts.into_iter().map(forwarded_for)),
            None => hops.push(None),
        }
    }
    hops
}

/// `for="[2001:db8::1]:4711";proto=https` (RFC 7239 section 4).
fn forwarded_for(hop: &str) -> Option<IpAddr> {
    let pairs = split(hop, ';')?.into_iter().filter_map(|pair| pair.split_once('='));
    let mut nodes = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case("for")).map(|(_, node)| node.trim());
    let (Some(node), None) = (nodes.next(), nodes.next()) else { return None };
    address(node.strip_prefix('"').and_then(|node| node.strip_suffix('"')).unwrap_or(node))
}

/// With or without a port.
fn address(node: &str) -> Option<IpAddr> {
    let node = node.trim();
    let in_brackets = || node.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || node.parse::<SocketAddr>().ok().map(|address| address.ip());
    node.parse().ok().or_else(with_port).or_else(in_brackets).map(|address: IpAddr| address.to_canonical())
}

/// The parts between separators that don't stand in quotes: a caller's own text may be quoted in a header, and must not
/// become a part of its own. `None` when a quote is left open, which would swallow what the proxy wrote after it.
fn split(text: &str, separator: char) -> Option<Vec<&str>> {
    let (mut quoted, mut escaped) = (false, false);
    let parts: Vec<&str> = text
        .split(|character| {
            let separates = character == separator && !quoted;
            quoted ^= character == '"' && !escaped;
            escaped = quoted && character == '\\' && !escaped;
            separates
        })
        .collect();
    (!quoted).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROXY: &str = "10.0.0.1";

    fn caller(peer: &str, headers: &[(&'static str, &str)]) -> Result<String, &'static str> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        let networks = ["10.0.0.0/8", "2001:db8:ffff::/48"].map(|network| network.parse().unwrap());
        let caller = Proxies::new(networks.to_vec()).caller(peer.parse().unwrap(), &map);
        caller.map(|address| address.to_string()).map_err(|error| error.header)
    }

    #[test]
    fn nobody_else_is_believed() {
        let claims = [("forwarded", "for=192.0.2.1"), ("x-forwarded-for", "192.0.2.2")];
        assert_eq!(caller("198.51.100.7", &claims), Ok("198.51.100.7".into()));
    }

    #[test]
    fn the_last_that_is_no_trusted_proxy_calls() {
        let x = |value| caller(PROXY, &[("x-forwarded-for", value)]).unwrap();
        assert_eq!(x("192.0.2.1"), "192.0.2.1");
        assert_eq!(x("198.51.100.1, 192.0.2.1"), "192.0.2.1");
        assert_eq!(x("unknown, 192.0.2.1:4711, 10.9.9.9"), "192.0.2.1");
        assert_eq!(x("10.0.0.3,10.0.0.2"), "10.0.0.3");
        assert_eq!(x("2001:db8::1"), "2001:db8::1");
        assert_eq!(x("::ffff:192.0.2.1"), "192.0.2.1");
        let lines = [("x-forwarded-for", "192.0.2.9"), ("x-forwarded-for", "192.0.2.1")];
        assert_eq!(caller(PROXY, &lines), Ok("192.0.2.1".into()));
        assert_eq!(caller(PROXY, &[]), Ok(PROXY.into()));
    }

    #[test]
    fn forwarded_is_read_as_its_rfc_writes_it() {
        let forwarded = |value| caller(PROXY, &[("forwarded", value)]);
        assert_eq!(forwarded("for=192.0.2.1;proto=https;by=10.0.0.1"), Ok("192.0.2.1".into()));
        assert_eq!(forwarded("proto=https; For=\"192.0.2.1:80\""), Ok("192.0.2.1".into()));
        assert_eq!(forwarded("for=198.51.100.1, for=\"[2001:db8::7]:4711\""), Ok("2001:db8::7".into()));
        assert_eq!(forwarded("for=_hidden, for=192.0.2.1"), Ok("192.0.2.1".into()));
        assert_eq!(forwarded("for=192.0.2.1;host=\"a, for=198.51.100.9\""), Ok("192.0.2.1".into()));
        assert_eq!(forwarded("for=192.0.2.1;host=\"a\\\", for=198.51.100.9\""), Ok("192.0.2.1".into()));
        for unreadable in ["for=unknown", "for=_hidden", "proto=https", "for=192.0.2.1;for=192.0.2.2", "", "192.0.2.1"]
        {
            assert_eq!(forwarded(unreadable), Err("forwarded"), "{unreadable}");
        }
        // What the caller wrote would swallow what the proxy added.
        for swallowing in ["for=198.51.100.9;x=\", for=192.0.2.1", "for=198.51.100.9;x=\", for=\"[2001:db8::7]\""] {
            assert_eq!(forwarded(swallowing), Err("forwarded"), "{swallowing}");
        }
    }

    /// A proxy that writes one of the headers and lets the other through would let callers choose their address.
    #[test]
    fn two_headers_must_agree() {
        let both = |x| caller(PROXY, &[("forwarded", "for=192.0.2.1"), ("x-forwarded-for", x)]);
        assert_eq!(both("192.0.2.1"), Ok("192.0.2.1".into()));
        assert_eq!(both("192.0.2.2"), Err("forwarded"));
        assert_eq!(both("unknown"), Err("x-forwarded-for"));
    }

    #[test]
    fn of_ipv6_the_network_is_one_party() {
        assert_eq!(network("2001:db8:1:2:3::4".parse().unwrap()).to_string(), "2001:db8:1:2::");
        assert_eq!(network("192.0.2.7".parse().unwrap()).to_string(), "192.0.2.7");
    }
}
