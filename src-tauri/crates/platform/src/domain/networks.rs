//! The addresses that an account may be used from (EDT-6): single ones and CIDR ranges, version 4 and 6.

use std::{fmt, net::IpAddr};

/// Entries of one list.
pub const MOST: usize = 100;

/// An address, or a range of them, with no bit of an address beyond its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong = || {
            let shown: String = text.chars().take(50).collect();
            format!("\"{shown}\" is neither an address like 192.0.2.7 nor a range like 192.0.2.0/24 or 2001:db8::/32")
        };
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address = address.parse::<IpAddr>().map_err(|_| wrong())?;
        // What was written as version 6 and is version 4 is that.
        let address = if prefix.is_none() { address.to_canonical() } else { address };
        let width = width(address);
        let digits = |prefix: &&str| !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix = match prefix {
            None => width,
            Some(prefix) => Some(prefix).filter(digits).and_then(|prefix| prefix.parse().ok()).ok_or_else(wrong)?,
        };
        if prefix > width {
            return Err(wrong());
        }
        Ok(Self { address, prefix }.masked())
    }

    fn masked(self) -> Self {
        let Self { address, prefix } = self;
        let address = match address {
            IpAddr::V4(v4) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
                IpAddr::V4((v4.to_bits() & mask).into())
            }
            IpAddr::V6(v6) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
                IpAddr::V6((v6.to_bits() & mask).into())
            }
        };
        Self { address, prefix }
    }

    fn holds(self, ip: IpAddr) -> bool {
        width(ip) == width(self.address) && Self { address: ip, prefix: self.prefix }.masked() == self
    }
}

/// Single addresses without a prefix.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.prefix == width(self.address) {
            write!(f, "{}", self.address)
        } else {
            write!(f, "{}/{}", self.address, self.prefix)
        }
    }
}

/// Whether an account with this list may be used from there; an empty one names no limit.
pub fn allows(networks: &[Network], ip: IpAddr) -> bool {
    let ip = ip.to_canonical();
    networks.is_empty() || networks.iter().any(|network| network.holds(ip))
}

fn width(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> Option<String> {
        Network::parse(text).ok().map(|network| network.to_string())
    }

    #[test]
    fn each_is_written_in_one_way() {
        for (text, expected) in [
            (" 198.51.100.24 ", "198.51.100.24"),
            ("198.51.100.24/32", "198.51.100.24"),
            ("198.51.100.24/28", "198.51.100.16/28"),
            ("2001:0DB8:4:0::1/64", "2001:db8:4::/64"),
            ("2001:db8::1/128", "2001:db8::1"),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("::/0", "::/0"),
        ] {
            assert_eq!(canonical(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_text_is_refused() {
        let long = "1".repeat(10_000);
        for text in
            ["", "198.51.100", "198.51.100.0/33", "2001:db8::/129", "1.2.3.4/-1", "1.2.3.4/+8", "1.2.3.4/", &long]
        {
            assert!(Network::parse(text).is_err(), "{text}");
        }
    }

    fn allowed(list: &[&str], ip: &str) -> bool {
        let networks: Vec<Network> = list.iter().map(|text| Network::parse(text).unwrap()).collect();
        allows(&networks, ip.parse().unwrap())
    }

    #[test]
    fn a_list_holds_its_own_and_no_others() {
        let list = ["198.51.100.24", "203.0.113.0/24", "2001:db8:4::/64"];
        for ip in ["198.51.100.24", "203.0.113.255", "2001:db8:4::77", "::ffff:198.51.100.24"] {
            assert!(allowed(&list, ip), "{ip}");
        }
        for ip in ["198.51.100.25", "203.0.114.0", "2001:db8:5::1", "::1"] {
            assert!(!allowed(&list, ip), "{ip}");
        }
        assert!(allowed(&[], "192.0.2.1") && !allowed(&["::/0"], "192.0.2.1") && allowed(&["0.0.0.0/0"], "192.0.2.1"));
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(text in "\\PC{0,40}") {
            if let Ok(network) = Network::parse(&text) {
                proptest::prop_assert_eq!(Network::parse(&network.to_string()), Ok(network));
            }
        }

        #[test]
        fn a_range_holds_the_address_that_it_was_written_with(bits: u128, prefix in 0..=128_u8, v4: bool) {
            let (ip, prefix) = if v4 {
                (IpAddr::V4(u32::try_from(bits >> 96).unwrap().into()), prefix.min(32))
            } else {
                (IpAddr::V6(bits.into()), prefix)
            };
            let network = Network::parse(&format!("{ip}/{prefix}")).unwrap();
            proptest::prop_assert!(ip.to_canonical() != ip || allows(&[network], ip));
        }
    }
}
