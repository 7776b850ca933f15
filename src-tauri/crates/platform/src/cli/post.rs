//! The options that say how users are written to.

use std::{error::Error, path::PathBuf};

use axum::http::Uri;
use clap::Args;
use secrecy::SecretString;
use steward_platform::mail::{Gateway, Post, Smtp, smtp::is_here};

use super::secrets_key::read;

/// The ways by which users are written to.
#[derive(Args)]
pub struct Ways {
    /// The mail server: smtps://USER:PASSWORD@HOST, or smtp://…@HOST?tls=required for STARTTLS. Without one, what would be
    /// sent is kept. Others see what you type here: give it in STEWARD_SMTP where it has a password
    #[arg(long, value_name = "URL", env = "STEWARD_SMTP", hide_env_values = true, requires = "mail_from")]
    smtp: Option<SecretString>,
    /// Who mail is from: an address, or a name and an address, like "Example <no-reply@example.com>"
    #[arg(long, value_name = "SENDER", env = "STEWARD_MAIL_FROM")]
    mail_from: Option<String>,
    /// The service that takes texts for phones: {"id", "to", "text"} is posted there as JSON. Without one, texts are kept
    #[arg(long, value_name = "URL", env = "STEWARD_SMS", hide_env_values = true)]
    sms: Option<String>,
    /// Has the token that the gateway knows this platform by; or give the token itself in STEWARD_SMS_TOKEN
    #[arg(long, value_name = "FILE", requires = "sms")]
    sms_token: Option<PathBuf>,
    /// Where links begin that users are sent: https://accounts.example.com. It leads to this platform, which answers to that
    /// name then; without it links lead to the address that is listened on
    #[arg(long, value_name = "URL", env = "STEWARD_PUBLIC_URL")]
    public_url: Option<String>,
}

const VARIABLE: &str = "STEWARD_SMS_TOKEN";

impl Ways {
    /// # Errors
    /// When what is given can't be used.
    pub fn post(&self) -> Result<Post, Box<dyn Error>> {
        let smtp = match (&self.smtp, &self.mail_from) {
            (Some(url), Some(from)) => Some(Smtp::new(url, from)?),
            _ => None,
        };
        let sms = match &self.sms {
            Some(url) => Some(Gateway::new(url, &self.token()?)?),
            None => None,
        };
        Ok(Post { smtp, sms })
    }

    fn token(&self) -> Result<SecretString, Box<dyn Error>> {
        match (&self.sms_token, std::env::var(VARIABLE)) {
            (Some(file), _) => read(file),
            (None, Ok(text)) => Ok(text.into()),
            (None, Err(_)) => {
                Err(format!("give the SMS gateway's token: --sms-token FILE, or the token itself in {VARIABLE}").into())
            }
        }
    }

    /// Without what would stand twice in a link, and the host that the platform answers to.
    ///
    /// # Errors
    /// When it is no such address.
    pub fn public(&self) -> Result<Option<(String, String)>, Box<dyn Error>> {
        let Some(text) = &self.public_url else { return Ok(None) };
        let wrong = || format!("\"{text}\" is no address that links can begin with; give https://HOST");
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        // Whoever reads a link on its way has it.
        let may = |host: &str| uri.scheme_str() == Some("https") || uri.scheme_str() == Some("http") && is_here(host);
        let host = uri.host().filter(|host| may(host) && uri.query().is_none()).ok_or_else(wrong)?;
        Ok(Some((text.trim_end_matches('/').to_owned(), host.to_owned())))
    }
}
