//! Which server a client talks to, and to no other.

use url::{Host, Url};

/// Scheme, host and port. HTTPS, except on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(Url);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    #[error("\"{0}\" is not the address of a server; an address looks like https://admin.example.com")]
    Invalid(String),
    #[error("\"{0}\" is not https; what is sent there could be read on the way")]
    NotHttps(String),
}

impl Origin {
    /// Reads an address as people type it: without a scheme it is https; path and query are left out.
    ///
    /// # Errors
    /// Text that is no address, one with a user name or password in it, and http beyond this computer.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let text = text.trim();
        let invalid = || OriginError::Invalid(text.to_owned());
        let full = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let mut url = Url::parse(&full).map_err(|_| invalid())?;
        if !url.has_host() || !url.username().is_empty() || url.password().is_some() {
            return Err(invalid());
        }
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => return Err(OriginError::NotHttps(text.to_owned())),
            _ => return Err(invalid()),
        }
        url.set_path("/");
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self(url))
    }

    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// The address of a path on this server, never of another one.
    pub(crate) fn at(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(path);
        url
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_becomes_its_origin() {
        let shown = |text| Origin::parse(text).unwrap().to_string();
        assert_eq!(shown("admin.example.com"), "https://admin.example.com");
        assert_eq!(shown(" https://admin.example.com:8443/login?x=1#y "), "https://admin.example.com:8443");
        assert_eq!(shown("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
        assert_eq!(shown("http://[::1]:1"), "http://[::1]:1");
    }

    #[test]
    fn plain_http_stays_on_this_computer() {
        for text in
            ["http://example.com", "http://192.0.2.7", "http://127.0.0.1.example.com", "http://localhost.example.com"]
        {
            assert_eq!(Origin::parse(text), Err(OriginError::NotHttps(text.to_owned())));
        }
    }

    #[test]
    fn what_is_no_server_is_refused() {
        for text in [
            "",
            "https://",
            "ftp://example.com",
            "file:///etc/passwd",
            "https://a:b@example.com",
            "javascript:alert(1)",
        ] {
            assert_eq!(Origin::parse(text), Err(OriginError::Invalid(text.to_owned())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_path_leaves_the_origin(path in any::<String>()) {
            let origin = Origin::parse("https://admin.example.com").unwrap();
            prop_assert_eq!(origin.at(&path).origin(), origin.0.origin());
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            if let Ok(origin) = Origin::parse(&text) {
                prop_assert!(origin.0.scheme() == "https" || origin.is_loopback());
            }
        }
    }
}
