//! The service that takes texts for phones: one call for each, over HTTPS.

use std::time::Duration;

use reqwest::{
    Client, StatusCode, Url,
    header::{AUTHORIZATION, HeaderValue},
    redirect::Policy,
};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::{NotSent, Written, smtp::is_here};
use crate::store::entity::outbox::Model;

/// How long a gateway may take for one text. Shorter than the lease that the text is sent under.
const PATIENCE: Duration = Duration::from_secs(45);

#[derive(Clone)]
pub struct Gateway {
    client: Client,
    url: Url,
    authorization: HeaderValue,
    patience: Duration,
}

/// None of them repeats what was given: both can have secrets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GatewayError {
    #[error("the SMS gateway's URL can't be read; give https://HOST/PATH")]
    Unreadable,
    #[error("texts would go to {0} in the clear; give https://…")]
    InTheClear(String),
    #[error("the SMS gateway's token can't be sent: it has characters that no header can have")]
    Token,
    #[error("no HTTPS works here: {0}")]
    Client(String),
}

impl Gateway {
    /// # Errors
    /// When the URL or the token can't be used, or texts would leave this computer in the clear.
    pub fn new(url: &str, token: &SecretString) -> Result<Self, GatewayError> {
        let url = Url::parse(url).map_err(|_| GatewayError::Unreadable)?;
        let host = url.host_str().ok_or(GatewayError::Unreadable)?;
        match url.scheme() {
            "https" => {}
            "http" if is_here(host) => {}
            "http" => return Err(GatewayError::InTheClear(host.to_owned())),
            _ => return Err(GatewayError::Unreadable),
        }
        let bearer = format!("Bearer {}", token.expose_secret().trim());
        let mut authorization = HeaderValue::try_from(bearer).map_err(|_| GatewayError::Token)?;
        authorization.set_sensitive(true);
        // A redirect would take number, text and token elsewhere.
        let client = Client::builder().redirect(Policy::none()).build();
        let client = client.map_err(|error| GatewayError::Client(error.to_string()))?;
        Ok(Self { client, url, authorization, patience: PATIENCE })
    }

    /// The same with other patience.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The gateway, as people may read it.
    pub fn name(&self) -> String {
        self.url.host_str().unwrap_or_default().to_owned()
    }

    /// Hands a text over. The key is the same at every try, so that a gateway that knows keys sends it once.
    ///
    /// # Errors
    /// When the gateway didn't say that it has it.
    pub async fn send(&self, mail: &Model, written: Written) -> Result<(), NotSent> {
        let body = json!({"id": mail.mail_id, "to": mail.recipient, "text": written.text}).to_string();
        let call = self.client.post(self.url.clone()).timeout(self.patience);
        let call = call.header(AUTHORIZATION, self.authorization.clone());
        let call = call.header("idempotency-key", mail.mail_id.to_string()).header("content-type", "application/json");
        // What went wrong on the way names the address of the gateway, which can have a secret.
        let answer = call.body(body).send().await.map_err(|error| NotSent::new(told(&error), false))?;
        let status = answer.status();
        if status.is_success() {
            return Ok(());
        }
        Err(NotSent::new(format!("the SMS gateway answered {status}"), is_for_good(status)))
    }
}

/// A gateway refuses a text for good with 4xx, but for what is about us or about now.
fn is_for_good(status: StatusCode) -> bool {
    let about_us = [401, 402, 403, 404, 405, 407, 408, 409, 421, 423, 425, 429];
    status.is_client_error() && !about_us.contains(&status.as_u16())
}

fn told(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() { "the SMS gateway took too long" } else { "the SMS gateway can't be reached" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_leave_this_computer_over_https_only() {
        let new = |url: &str, token: &str| Gateway::new(url, &token.into()).err();
        for url in ["https://sms.example.com/send", "http://127.0.0.1:9/send", "http://localhost:9"] {
            assert_eq!(new(url, "secret\n"), None, "{url}");
        }
        let clear = new("http://sms.example.com/?key=secret", "secret").unwrap();
        assert_eq!(clear, GatewayError::InTheClear("sms.example.com".to_owned()));
        assert_eq!(new("ftp://secret@sms.example.com", "secret"), Some(GatewayError::Unreadable));
        assert_eq!(new("https://sms.example.com", "a\nb"), Some(GatewayError::Token));
    }

    #[test]
    fn what_is_about_the_number_is_for_good() {
        let codes = [
            (400, true),
            (422, true),
            (401, false),
            (403, false),
            (429, false),
            (500, false),
            (503, false),
            (302, false),
        ];
        for (code, for_good) in codes {
            assert_eq!(is_for_good(StatusCode::from_u16(code).unwrap()), for_good, "{code}");
        }
    }
}
