//! The words of what is written to users: a text and a page for each, in `templates/`. They are made when a message leaves,
//! from the facts that its row has: the same for every try, and no text of a mail lies in the database. What users wrote is
//! hostile: the page escapes it, and neither has characters that control or turn text.

use chrono::{DateTime, Utc};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, syntax::SyntaxConfig, value::Serde};
use serde_json::{Map, Value};
use steward_contract::MailTemplate;

use crate::store::entity::outbox::Model;

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("templates/", $name))
    };
}

/// What pages are made of.
const PARTS: &[(&str, &str)] = &[("layout.html", file!("layout.html")), ("button.html", file!("button.html"))];

/// Those that links lead to.
const PAGES: &[(&str, &str)] = &[
    ("page/frame.html", include_str!("../pages/templates/frame.html")),
    ("page/ask.html", include_str!("../pages/templates/ask.html")),
    ("page/said.html", include_str!("../pages/templates/said.html")),
];

/// Of each its text, whose first line is the subject, and its page.
const FILES: &[(MailTemplate, &str, &str)] = &[
    (MailTemplate::Suspension, file!("suspension.txt"), file!("suspension.html")),
    (MailTemplate::Reactivation, file!("reactivation.txt"), file!("reactivation.html")),
    (MailTemplate::Deletion, file!("deletion.txt"), file!("deletion.html")),
    (MailTemplate::Restoration, file!("restoration.txt"), file!("restoration.html")),
    (MailTemplate::EmailChanged, file!("email_changed.txt"), file!("email_changed.html")),
    (MailTemplate::Approval, file!("approval.txt"), file!("approval.html")),
    (MailTemplate::Rejection, file!("rejection.txt"), file!("rejection.html")),
    // A text for a phone has no page.
    (MailTemplate::PhoneVerification, file!("phone_verification.txt"), ""),
    (MailTemplate::EmailConfirmation, file!("email_confirmation.txt"), file!("email_confirmation.html")),
    (MailTemplate::EmailVerification, file!("email_verification.txt"), file!("email_verification.html")),
    (MailTemplate::PasswordReset, file!("password_reset.txt"), file!("password_reset.html")),
    (MailTemplate::PasswordChanged, file!("password_changed.txt"), file!("password_changed.html")),
];

/// What one gets to read.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// What is in it is its reader's.
impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.subject)
    }
}

pub struct Templates {
    environment: Environment<'static>,
    /// As the preset has it.
    platform: String,
}

impl Templates {
    /// # Errors
    /// When a file is no template; a test reads them all.
    pub fn new(platform: &str) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_auto_escape_callback(|name| match name.rsplit_once('.') {
            Some((_, "html")) => AutoEscape::Html,
            _ => AutoEscape::None,
        });
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).build()?);
        environment.add_filter("moment", moment);
        for (name, source) in PARTS.iter().chain(PAGES) {
            environment.add_template(name, source)?;
        }
        for (template, text, html) in FILES {
            let (subject, text) = text.split_once("\n\n").unwrap_or_default();
            environment.add_template_owned(format!("{template}.subject"), subject.to_owned())?;
            environment.add_template_owned(format!("{template}.txt"), text.to_owned())?;
            environment.add_template_owned(format!("{template}.html"), (*html).to_owned())?;
        }
        Ok(Self { environment, platform: clean("platform", platform) })
    }

    /// Those that can be written.
    pub fn all() -> impl Iterator<Item = MailTemplate> {
        FILES.iter().map(|(template, ..)| *template)
    }

    /// What its reader gets. Without the link it says in the link's place that it is left out.
    ///
    /// # Errors
    /// When the row lacks what its template needs.
    pub fn write(&self, mail: &Model, link: Option<&str>) -> Result<Written, Error> {
        let unreadable = |_| Error::new(ErrorKind::BadSerialization, "what it was to say can't be read");
        let facts: Map<String, Value> = serde_json::from_str(&mail.content).map_err(unreadable)?;
        let mut facts: Map<String, Value> = facts.into_iter().map(cleaned).collect();
        facts.insert("platform".to_owned(), self.platform.clone().into());
        facts.insert("link".to_owned(), link.into());
        let write = |part: &str, facts: &Map<String, Value>| {
            self.environment.get_template(&format!("{}.{part}", mail.template))?.render(Serde(facts))
        };
        let subject = write("subject", &facts)?;
        facts.insert("subject".to_owned(), subject.clone().into());
        Ok(Written { text: write("txt", &facts)?, html: write("html", &facts)?, subject })
    }

    /// A page that a link leads to.
    ///
    /// # Errors
    /// When the facts lack what it needs.
    pub fn page(&self, name: &str, facts: Map<String, Value>) -> Result<String, Error> {
        let mut facts: Map<String, Value> = facts.into_iter().map(cleaned).collect();
        facts.insert("platform".to_owned(), self.platform.clone().into());
        self.environment.get_template(&format!("page/{name}.html"))?.render(Serde(facts))
    }
}

fn cleaned((name, value): (String, Value)) -> (String, Value) {
    match value {
        Value::String(text) => {
            let text = clean(&name, &text);
            (name, text.into())
        }
        other => (name, other),
    }
}

/// A text in one line, but for the message that an admin wrote; without what controls or turns text.
fn clean(name: &str, text: &str) -> String {
    let may_break = name == "message";
    let turns =
        |c: char| matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let kept = |c: char| match c {
        '\n' if may_break => Some(c),
        '\n' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        c => (!c.is_control() && !turns(c)).then_some(c),
    };
    text.chars().filter_map(kept).collect()
}

/// As people in every zone understand it.
#[allow(clippy::needless_pass_by_value, reason = "the shape that a filter has")]
fn moment(text: String) -> Result<String, Error> {
    let wrong = |_| Error::new(ErrorKind::InvalidOperation, "is no time");
    let at: DateTime<Utc> = text.parse().map_err(wrong)?;
    Ok(at.format("%-d %B %Y, %H:%M UTC").to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use steward_contract::{LinkPurpose, PostKind};
    use uuid::Uuid;

    use super::*;

    const LINK: &str = "https://accounts.example.com/links/sl_secret";

    /// All that any template asks for.
    fn facts(name: &str, message: &str) -> Value {
        json!({
            "name": name, "message": message, "reason": "Terms", "appeal": true, "until": "2026-12-01T08:05:00Z",
            "change_password": true, "verify_identity": true, "restorable_until": "2027-02-15T13:32:00Z", "address": "lucia@example.net",
            "valid_until": "2026-12-02T08:05:00Z",
        })
    }

    fn mail(template: MailTemplate, content: &Value) -> Model {
        Model {
            id: 1,
            mail_id: Uuid::nil(),
            user_id: Some(1),
            recipient: "lucia@example.org".into(),
            template: template.to_string(),
            language: None,
            content: content.to_string(),
            created_at: 0,
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

    fn write(template: MailTemplate, content: &Value) -> Written {
        Templates::new("Kestrel & Sons").unwrap().write(&mail(template, content), Some(LINK)).unwrap()
    }

    #[test]
    fn every_one_says_whom_and_who_in_text_and_as_a_page() {
        for template in Templates::all() {
            let written = write(template, &facts("Lucía Peñasco", "Please call us."));
            assert!(!written.subject.is_empty() && !written.subject.contains('\n'), "{template}");
            assert!(written.text.contains("Lucía Peñasco") && written.text.contains("Kestrel & Sons"), "{template}");
            if template.kind() == PostKind::Sms {
                continue;
            }
            assert!(
                written.html.contains("Lucía Peñasco") && written.html.contains("Kestrel &amp; Sons"),
                "{template}"
            );
            assert!(written.html.starts_with("<!doctype html>") && !written.html.contains("<script"), "{template}");
        }
    }

    #[test]
    fn what_a_page_says_its_text_says_too() {
        let content = facts("Lucía", "Please call us.");
        let written = write(MailTemplate::Suspension, &content);
        for part in [&written.text, &written.html] {
            assert!(part.contains("1 December 2026, 08:05 UTC") && part.contains("Please call us."), "{part}");
        }
        let quiet = json!({"name": "Lucía", "message": null, "reason": null, "appeal": false, "until": null});
        let written = write(MailTemplate::Suspension, &quiet);
        assert!(!written.text.contains("none") && !written.text.contains("Terms") && !written.text.contains("until"));
    }

    #[test]
    fn what_users_are_called_is_text_and_stays_in_its_line() {
        let name = "<img src=x onerror=alert(1)>\r\nBcc: all@example.org\u{202E}{{ platform }}";
        for template in Templates::all() {
            let written = write(template, &facts(name, "<b>no</b>\nsecond line"));
            assert!(!written.html.contains("<img") && !written.html.contains("<b>no"), "{template}");
            assert!(!written.text.contains("\nBcc") && !written.text.contains('\r'), "{template}");
            assert!(!written.text.contains('\u{202E}') && !written.html.contains('\u{202E}'), "{template}");
            assert!(written.text.contains("{{ platform }}"), "what users write is no template: {template}");
        }
    }

    #[test]
    fn a_row_that_lacks_something_is_refused() {
        let templates = Templates::new("Kestrel").unwrap();
        for content in [json!({}), json!([]), json!({"name": "Lucía"})] {
            assert!(templates.write(&mail(MailTemplate::Deletion, &content), None).is_err(), "{content}");
        }
    }

    #[test]
    fn a_link_is_in_what_is_sent_and_not_in_what_is_looked_at() {
        for purpose in LinkPurpose::ALL {
            let (template, content) = (purpose.template(), facts("Lucía", "m"));
            let written = write(template, &content);
            assert!(written.text.contains(LINK), "{purpose}");
            assert!(template.kind() == PostKind::Sms || written.html.contains("sl_secret\""), "{purpose}");
            let shown = Templates::new("Kestrel").unwrap().write(&mail(template, &content), None).unwrap();
            assert!(!shown.text.contains("links/") && !shown.html.contains("href"), "{purpose}");
        }
    }
}
