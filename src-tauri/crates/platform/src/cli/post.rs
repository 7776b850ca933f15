//! The options that say how users are written to.

use std::error::Error;

use clap::Args;
use secrecy::SecretString;
use steward_platform::mail::{Post, Smtp};

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
}

impl Ways {
    /// # Errors
    /// When what is given can't be used.
    pub fn post(&self) -> Result<Post, Box<dyn Error>> {
        let smtp = match (&self.smtp, &self.mail_from) {
            (Some(url), Some(from)) => Some(Smtp::new(url, from)?),
            _ => None,
        };
        Ok(Post { smtp })
    }
}
