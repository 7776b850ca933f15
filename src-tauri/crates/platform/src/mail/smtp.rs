//! The mail server that mail leaves by.

use std::{net::IpAddr, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{Error, response::Severity},
};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::{NotSent, Written, message::message};
use crate::store::entity::outbox::Model;

/// How long a server may take for one mail. Shorter than the lease that the mail is sent under.
const PATIENCE: Duration = Duration::from_secs(45);

#[derive(Clone)]
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    /// As people may read it: without what is secret.
    name: String,
    from: Mailbox,
    patience: Duration,
}

/// None of them repeats the URL, which may have a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmtpError {
    #[error(
        "the mail server's URL can't be read; give smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST?tls=required"
    )]
    Unreadable,
    #[error(
        "mail would go to {0} in the clear; give smtps://… or …?tls=required, or …?tls=opportunistic where that server \
         has no TLS and the way to it is yours"
    )]
    InTheClear(String),
    #[error("\"{0}\" is no sender; give an address, or a name and an address: Example <no-reply@example.com>")]
    Sender(String),
}

impl Smtp {
    /// # Errors
    /// When the URL or the sender is none, or mail would leave this computer in the clear without being asked to.
    pub fn new(url: &SecretString, from: &str) -> Result<Self, SmtpError> {
        let from = from.parse().map_err(|_| SmtpError::Sender(from.to_owned()))?;
        let parsed = Url::parse(url.expose_secret()).map_err(|_| SmtpError::Unreadable)?;
        let host = parsed.host_str().filter(|host| !host.is_empty()).ok_or(SmtpError::Unreadable)?;
        let says_how = parsed.query_pairs().any(|(name, _)| name == "tls");
        match parsed.scheme() {
            "smtps" => {}
            "smtp" if says_how || is_here(host) => {}
            "smtp" => return Err(SmtpError::InTheClear(host.to_owned())),
            _ => return Err(SmtpError::Unreadable),
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret());
        let server = server.map_err(|_| SmtpError::Unreadable)?.timeout(Some(PATIENCE)).build();
        let name = parsed.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
        Ok(Self { server, name, from, patience: PATIENCE })
    }

    /// The same with other patience.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The server, as people may read it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Hands a mail to the server, on a connection of its own: one that was given up in the middle of a mail is no place
    /// for the next.
    ///
    /// # Errors
    /// When the server didn't say that it has it. It may have it all the same.
    pub async fn send(&self, mail: &Model, written: Written) -> Result<(), NotSent> {
        let message = message(mail, written, &self.from)?;
        match tokio::time::timeout(self.patience, self.server.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(NotSent::new(told(&error), is_for_good(&error))),
            Err(_) => Err(NotSent::new("the mail server took too long", false)),
        }
    }
}

/// A server refuses a mail for good with 5xx. That it doesn't know us (53x) is about us and not about the mail.
fn is_for_good(error: &Error) -> bool {
    let about_us = |code: &lettre::transport::smtp::response::Code| {
        code.severity == Severity::PermanentNegativeCompletion && code.category as u8 == 3
    };
    error.is_permanent() && !error.status().as_ref().is_some_and(about_us)
}

/// With what is behind it: "Connection error: Connection refused".
fn told(error: &Error) -> String {
    use std::error::Error as _;
    match error.source() {
        Some(source) if !error.to_string().contains(&source.to_string()) => format!("{error}: {source}"),
        _ => error.to_string(),
    }
}

/// Whether a host is this computer.
pub fn is_here(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(url: &str) -> Result<Smtp, SmtpError> {
        Smtp::new(&url.into(), "Kestrel <no-reply@example.net>")
    }

    #[test]
    fn mail_leaves_this_computer_in_the_clear_only_when_asked_to() {
        for url in [
            "smtps://mail.example.com",
            "smtp://user:secret@mail.example.com:587?tls=required",
            "smtp://relay:25?tls=opportunistic",
            "smtp://127.0.0.1:1025",
            "smtp://localhost:1025",
            "smtp://[::1]:1025",
        ] {
            assert!(new(url).is_ok(), "{url}");
        }
        for url in ["smtp://user:secret@mail.example.com", "smtp://10.0.0.1:25", "smtp://localhost.example.com"] {
            assert!(matches!(new(url), Err(SmtpError::InTheClear(_))), "{url}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_repeated() {
        for url in ["", "mail.example.com", "https://user:secret@mail.example.com", "smtp://", "smtps://user:secret@"] {
            let error = new(url).err().unwrap();
            assert!(!error.to_string().contains("secret@"), "{error}");
        }
        let clear = new("smtp://user:secret@mail.example.com").err().unwrap().to_string();
        assert!(clear.contains("mail.example.com") && !clear.contains("secret"), "{clear}");
        assert_eq!(new("smtps://user:secret@mail.example.com:465").unwrap().name(), "mail.example.com:465");
        let sender = Smtp::new(&"smtps://mail.example.com".into(), "nobody").err();
        assert_eq!(sender, Some(SmtpError::Sender("nobody".into())));
    }
}
