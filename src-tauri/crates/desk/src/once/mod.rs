//! A secret that is shown once, in a window of its own (PWD-3). It is here, in memory, as long as that window is open, and
//! nowhere else: not in the store, not in an answer to the window of the console, not in a log.

mod clipboard;

use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;
use steward_contract::{Acting, ActionVisitor, AuditRef, Done, Effect, Environment, Outcome as _, ProblemCode, Secret};
use uuid::Uuid;

use crate::{Answer, ConsoleError, Desk, Event, PreparedAction};

pub(crate) use clipboard::Copied;
pub use clipboard::{Clipboard, MemoryClipboard};

/// How long a copied secret stays in the clipboard.
const IN_CLIPBOARD: Duration = Duration::from_secs(30);

/// What the window says of a secret before it shows it.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ShownOnce {
    pub user_name: String,
    pub user_email: Option<String>,
    pub environment: Environment,
    /// The name under which this computer knows the platform.
    pub platform: String,
    /// When it ends, unless it is used before.
    pub until: Option<DateTime<Utc>>,
    pub audit: AuditRef,
    /// Characters of it. Absent where the answer that told it was lost: then nobody has it.
    pub length: Option<u32>,
    /// Seconds that it stays in the clipboard.
    pub in_clipboard: u32,
}

pub(crate) struct Once {
    about: ShownOnce,
    secret: Option<SecretString>,
}

impl Desk {
    /// Has a window opened for the secret that an action made, where it makes one. An answer that was asked for later is
    /// without it, and the window says so.
    pub(crate) fn show_once(&self, action: &PreparedAction, done: &Done, secret: Option<Secret>) {
        if !action.action.visit(HasSecret) {
            return;
        }
        let until = done.effects.iter().find_map(|effect| match effect {
            Effect::TemporaryPassword { until } => Some(*until),
            _ => None,
        });
        let secret: Option<SecretString> = secret.map(Into::into);
        let length = secret.as_ref().map(|secret| secret.expose_secret().chars().count());
        let about = ShownOnce {
            user_name: action.user_name.clone(),
            user_email: action.user_email.clone(),
            environment: action.environment,
            platform: action.platform.clone(),
            until,
            audit: done.audit.clone(),
            length: length.map(|length| u32::try_from(length).unwrap_or(u32::MAX)),
            in_clipboard: u32::try_from(IN_CLIPBOARD.as_secs()).unwrap_or(u32::MAX),
        };
        self.once().insert(action.action_id, Once { about, secret });
        (self.setup().events)(Event::ShowOnce { id: action.action_id });
    }

    /// # Errors
    /// `console_locked`; `not_found` for one that is not shown any more.
    pub fn shown_once(&self, id: Uuid) -> Answer<ShownOnce> {
        self.of_once(id, |once| Some(once.about.clone()))
    }

    /// The secret itself, for the window that shows it.
    ///
    /// # Errors
    /// As those of [`Self::shown_once`].
    pub fn reveal_once(&self, id: Uuid) -> Answer<String> {
        self.of_once(id, |once| Some(once.secret.as_ref()?.expose_secret().to_owned()))
    }

    /// Copies the secret past the window; after some time it leaves the clipboard, if it still is there.
    ///
    /// # Errors
    /// As those of [`Self::shown_once`], and when the clipboard can't be used.
    pub fn copy_once(&self, id: Uuid) -> Answer<()> {
        let secret = self.of_once(id, |once| once.secret.clone())?;
        let turn =
            self.copied().copy(&*self.setup().clipboard, secret).map_err(|error| ConsoleError::internal(&error))?;
        let desk = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(IN_CLIPBOARD).await;
            desk.copied().clear(&*desk.setup().clipboard, Some(turn));
        });
        Ok(())
    }

    /// The window is closed: nobody sees it again. What was copied stays in the clipboard for its time.
    pub fn forget_once(&self, id: Uuid) {
        self.once().remove(&id);
    }

    /// Nobody is there any more who may see one: all are forgotten, and nothing stays in the clipboard.
    pub fn forget_all_once(&self) {
        self.typed().forget_all();
        self.once().clear();
        self.copied().clear(&*self.setup().clipboard, None);
        (self.setup().events)(Event::OnceOver);
    }

    fn of_once<T>(&self, id: Uuid, part: impl FnOnce(&Once) -> Option<T>) -> Answer<T> {
        self.check_unlocked()?;
        let gone = || {
            ConsoleError::new(ProblemCode::NotFound, "This is not shown any more.")
                .remedy("It is shown once. Make another one.")
        };
        self.once().get(&id).and_then(part).ok_or_else(gone)
    }
}

struct HasSecret;

impl ActionVisitor for HasSecret {
    type Output = bool;

    fn visit<O: Acting>(self, _: &O::Path, _: &O::Body) -> bool {
        O::Response::HAS_SECRET
    }
}
