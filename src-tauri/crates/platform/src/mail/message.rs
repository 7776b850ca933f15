//! A message as it goes over the wire: the same bytes at every try.

use std::time::SystemTime;

use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};

use super::{NotSent, Written};
use crate::{clock::instant, store::entity::outbox::Model};

/// Tells other machines that nobody wrote this by hand, so that they don't answer it (RFC 3834).
const BY_ITSELF: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// # Errors
/// When the recipient is no address. An address that would end its line is none.
pub fn message(mail: &Model, written: Written, from: &Mailbox) -> Result<Message, NotSent> {
    let wrong = |_| NotSent::new("the recipient is no email address", true);
    let to: Address = mail.recipient.parse().map_err(wrong)?;
    let id = mail.mail_id.simple();
    let parts = MultiPart::alternative()
        .boundary(format!("steward-{id}"))
        .singlepart(SinglePart::plain(written.text))
        .singlepart(SinglePart::html(written.html));
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(written.subject)
        .date(SystemTime::from(instant(mail.created_at)))
        .message_id(Some(message_id(mail, from)))
        .raw_header(HeaderValue::new(BY_ITSELF, "auto-generated".to_owned()))
        .multipart(parts)
        .map_err(|error| NotSent::new(error, true))
}

/// What whoever gets it twice knows it by.
pub fn message_id(mail: &Model, from: &Mailbox) -> String {
    format!("<{}@{}>", mail.mail_id.simple(), from.email.domain())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn mail(recipient: &str) -> Model {
        Model {
            id: 1,
            mail_id: Uuid::from_u128(0xabc),
            user_id: None,
            recipient: recipient.to_owned(),
            template: "deletion".to_owned(),
            language: None,
            content: "{}".to_owned(),
            created_at: 1_790_000_000_000,
            sent_at: None,
            attempts: 0,
            queued_at: 0,
            next_try_at: 0,
            tried_at: None,
            given_up_at: None,
            last_error: None,
            secret: None,
        }
    }

    fn bytes(recipient: &str, subject: &str) -> Result<String, NotSent> {
        let written = Written {
            subject: subject.to_owned(),
            text: "Hello Lucía,\n\nbye\n".to_owned(),
            html: "<p>Hello Lucía</p>".to_owned(),
        };
        let from = "Kestrel & Söhne <no-reply@example.net>".parse().unwrap();
        Ok(String::from_utf8(message(&mail(recipient), written, &from)?.formatted()).unwrap())
    }

    #[test]
    fn every_try_is_the_same_and_names_itself() {
        let message = bytes("lucia@example.org", "Your account").unwrap();
        assert_eq!(message, bytes("lucia@example.org", "Your account").unwrap());
        assert!(message.contains("Message-ID: <00000000000000000000000000000abc@example.net>\r\n"), "{message}");
        assert!(message.contains("Date: Mon, 21 Sep 2026 14:13:20 +0000\r\n"), "{message}");
        assert!(message.contains("Auto-Submitted: auto-generated\r\n"));
    }

    #[test]
    fn nothing_gets_into_the_head() {
        let message = bytes("lucia@example.org", "Hello\r\nBcc: all@example.org\r\n\r\nbody").unwrap();
        let (head, _) = message.split_once("\r\n\r\n").unwrap();
        assert!(!head.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{head}");
        for wrong in ["a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "a b@example.org", "", "@"]
        {
            assert!(bytes(wrong, "Hello").unwrap_err().for_good, "{wrong:?}");
        }
    }
}
