//! Whom the platform answers to: programs, and no web page. A page can send requests to this computer and, when its
//! name's address changes under it (DNS rebinding), can read the answers too; its browser says so in headers that the
//! page can't take away.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, Method, Uri, header, uri::Authority};

/// The names that requests may be for.
#[derive(Debug, Clone, Default)]
pub struct Hosts {
    named: Vec<String>,
    /// Any name will do.
    open: bool,
}

/// What is wrong with a request, and in which header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unwelcome {
    pub header: &'static str,
    pub message: &'static str,
}

impl Hosts {
    /// Those that are named. Addresses and `localhost` are always among them: rebinding needs a name of the page's own.
    /// Without a name, a platform that listens beyond this computer answers to all.
    pub fn new(listen: SocketAddr, named: &[String]) -> Self {
        let named: Vec<String> = named.iter().map(|name| plain(name)).collect();
        Self { open: named.is_empty() && !listen.ip().is_loopback(), named }
    }

    /// # Errors
    /// When a browser sends the request for a page, or it is for another host.
    pub fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Unwelcome> {
        if headers.contains_key(header::ORIGIN) {
            return Err(Unwelcome {
                header: "origin",
                message: "comes from a web page, and the platform answers none",
            });
        }
        let sent_for = headers.get("sec-fetch-site");
        if sent_for.is_some_and(|site| site != "none") {
            let message = "comes from a web page, and the platform answers none";
            return Err(Unwelcome { header: "sec-fetch-site", message });
        }
        self.check_host(uri, headers)
    }

    /// The same of a page for people. They come from anywhere, by opening a link; what is sent comes from the page itself.
    ///
    /// # Errors
    /// When another page sends it or wants to have it inside, or it is for another host.
    pub fn check_page(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Unwelcome> {
        let says = |header: &'static str, may: &[&str], message: &'static str| {
            let said = headers.get(header).map(|value| value.to_str().unwrap_or_default());
            if said.is_none_or(|said| may.contains(&said)) { Ok(()) } else { Err(Unwelcome { header, message }) }
        };
        says("sec-fetch-mode", &["navigate"], "is asked for by another page, and not to be looked at")?;
        says("sec-fetch-dest", &["document"], "would stand in another page")?;
        if method != Method::GET && method != Method::HEAD {
            says("sec-fetch-site", &["same-origin", "none"], "comes from another page")?;
            let own = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
            let (plain, secure) = (format!("http://{own}"), format!("https://{own}"));
            // A page that tells no other where it was sends null to itself.
            says("origin", &["null", &plain, &secure], "comes from another page")?;
        }
        self.check_host(uri, headers)
    }

    fn check_host(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Unwelcome> {
        let wrong = |message| Unwelcome { header: "host", message };
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(wrong("must be there, once")) };
        let host = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
        let host = host.ok_or_else(|| wrong("must be a name or an address, and a port"))?;
        if [Some(&host), uri.authority()].into_iter().flatten().all(|host| self.has(host.host())) {
            Ok(())
        } else {
            Err(wrong("is none that the platform answers to; name it with --host when it is one of yours"))
        }
    }

    fn has(&self, host: &str) -> bool {
        let name = plain(host);
        let address = name.trim_start_matches('[').trim_end_matches(']');
        self.open || name == "localhost" || address.parse::<IpAddr>().is_ok() || self.named.contains(&name)
    }
}

fn plain(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hosts: &Hosts, uri: &str, headers: &[(&'static str, &str)]) -> Option<&'static str> {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        hosts.check(&uri.parse().unwrap(), &headers).err().map(|unwelcome| unwelcome.header)
    }

    fn hosts(listen: &str, named: &[&str]) -> Hosts {
        Hosts::new(listen.parse().unwrap(), &named.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn this_computer_is_asked_for_by_its_own_names() {
        let hosts = hosts("127.0.0.1:7071", &["Admin.Example.com"]);
        for host in ["localhost", "LocalHost:7071", "127.0.0.1:7071", "[::1]:7071", "192.0.2.7", "admin.example.com."] {
            assert_eq!(check(&hosts, "/v1/meta", &[("host", host)]), None, "{host}");
        }
        for host in ["evil.example", "evil.example:7071", "localhost.evil.example", "127.0.0.1.evil.example", "", "a b"]
        {
            assert_eq!(check(&hosts, "/v1/meta", &[("host", host)]), Some("host"), "{host}");
        }
        assert_eq!(check(&hosts, "/v1/meta", &[]), Some("host"));
        assert_eq!(check(&hosts, "/v1/meta", &[("host", "localhost"), ("host", "evil.example")]), Some("host"));
        assert_eq!(check(&hosts, "http://evil.example/v1/meta", &[("host", "localhost")]), Some("host"));
    }

    #[test]
    fn beyond_this_computer_any_name_will_do_until_one_is_given() {
        assert_eq!(check(&hosts("0.0.0.0:80", &[]), "/", &[("host", "admin.example.com")]), None);
        let named = hosts("0.0.0.0:80", &["admin.example.com"]);
        assert_eq!(check(&named, "/", &[("host", "admin.example.com:80")]), None);
        assert_eq!(check(&named, "/", &[("host", "evil.example")]), Some("host"));
    }

    #[test]
    fn no_web_page_is_answered() {
        let hosts = hosts("127.0.0.1:7071", &[]);
        let host = ("host", "127.0.0.1:7071");
        for origin in ["null", "https://evil.example", "http://127.0.0.1:7071"] {
            assert_eq!(check(&hosts, "/", &[host, ("origin", origin)]), Some("origin"), "{origin}");
        }
        for site in ["cross-site", "same-site", "same-origin"] {
            assert_eq!(check(&hosts, "/", &[host, ("sec-fetch-site", site)]), Some("sec-fetch-site"), "{site}");
        }
        // Somebody typed the address.
        assert_eq!(check(&hosts, "/healthz", &[host, ("sec-fetch-site", "none")]), None);
    }

    #[test]
    fn a_page_is_opened_from_anywhere_and_sent_by_itself() {
        let hosts = hosts("127.0.0.1:7071", &["accounts.example.com"]);
        let host = ("host", "accounts.example.com");
        let check = |method: Method, headers: &[(&'static str, &str)]| {
            let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
            hosts.check_page(&method, &"/links/x".parse().unwrap(), &headers).err().map(|unwelcome| unwelcome.header)
        };
        let opened = [host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert_eq!(check(Method::GET, &opened), None);
        assert_eq!(check(Method::GET, &[host, ("sec-fetch-mode", "cors")]), Some("sec-fetch-mode"));
        assert_eq!(check(Method::GET, &[host, ("sec-fetch-dest", "iframe")]), Some("sec-fetch-dest"));
        assert_eq!(check(Method::GET, &[("host", "evil.example")]), Some("host"));
        assert_eq!(check(Method::POST, &opened), Some("sec-fetch-site"));
        for origin in ["null", "https://accounts.example.com"] {
            assert_eq!(check(Method::POST, &[host, ("sec-fetch-site", "same-origin"), ("origin", origin)]), None);
        }
        assert_eq!(check(Method::POST, &[host, ("origin", "https://evil.example")]), Some("origin"));
    }
}
