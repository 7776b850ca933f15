//! Addresses and ranges of addresses, as keys that sort.

use std::net::{IpAddr, Ipv6Addr};

/// 16 bytes in network order, v4 mapped into v6; empty for what is no address.
pub fn ip_key(text: &str) -> Vec<u8> {
    text.parse::<IpAddr>().map_or(Vec::new(), |ip| bytes(ip).to_vec())
}

/// The first and the last key of an address or a CIDR range (RFC 4632, RFC 4291): `192.0.2.0/24`.
///
/// # Errors
/// What was wrong and what was expected.
pub fn ip_range(text: &str) -> Result<(Vec<u8>, Vec<u8>), String> {
    let wrong =
        || format!("\"{text}\" is neither an address like 192.0.2.7 nor a range like 192.0.2.0/24 or 2001:db8::/32");
    let (address, prefix) =
        text.trim().split_once('/').map_or((text.trim(), None), |(address, prefix)| (address, Some(prefix)));
    let ip: IpAddr = address.parse().map_err(|_| wrong())?;
    let (width, mapped) = if ip.is_ipv4() { (32, 96) } else { (128, 0) };
    let prefix: u32 = prefix.map_or(Ok(width), str::parse).map_err(|_| wrong())?;
    if prefix > width {
        return Err(wrong());
    }
    let free = 128 - (mapped + prefix);
    let mask = u128::MAX.checked_shl(free).unwrap_or(0);
    let address = u128::from_be_bytes(bytes(ip));
    Ok(((address & mask).to_be_bytes().to_vec(), (address | !mask).to_be_bytes().to_vec()))
}

fn bytes(ip: IpAddr) -> [u8; 16] {
    match ip {
        IpAddr::V4(ip) => ip.to_ipv6_mapped().octets(),
        IpAddr::V6(ip) => Ipv6Addr::octets(&ip),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(range: &str, ip: &str) -> bool {
        let (first, last) = ip_range(range).unwrap();
        (first..=last).contains(&ip_key(ip))
    }

    #[test]
    fn a_range_holds_its_own_and_no_others() {
        assert!(covers("192.0.2.0/24", "192.0.2.255"));
        assert!(!covers("192.0.2.0/24", "192.0.3.0"));
        assert!(covers("192.0.2.77/24", "192.0.2.1"));
        assert!(covers("203.0.113.7", "203.0.113.7"));
        assert!(!covers("203.0.113.7", "203.0.113.8"));
        assert!(covers("2001:db8::/32", "2001:db8:ffff::1"));
        assert!(!covers("2001:db8::/32", "192.0.2.1"));
        assert!(covers("0.0.0.0/0", "198.51.100.1") && !covers("0.0.0.0/0", "2001:db8::1"));
        assert!(covers("::/0", "198.51.100.1"));
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "192.0.2", "192.0.2.0/33", "2001:db8::/129", "192.0.2.0/-1", "x/8"] {
            assert!(ip_range(text).is_err(), "{text}");
        }
    }
}
