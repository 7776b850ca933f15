//! A secret in the clipboard: for some time, and only as long as nothing else is there.

use std::sync::{Mutex, MutexGuard, PoisonError};

use secrecy::{ExposeSecret as _, SecretString};

/// The clipboard of this computer.
pub trait Clipboard: Send + Sync {
    /// # Errors
    /// When it can't be used.
    fn write(&self, text: &SecretString) -> Result<(), String>;

    /// The text in it, where there is one.
    fn read(&self) -> Option<SecretString>;

    fn clear(&self);
}

/// A clipboard that only this program sees, for tests.
#[derive(Default)]
pub struct MemoryClipboard(Mutex<Option<SecretString>>);

impl MemoryClipboard {
    pub fn says(&self) -> Option<String> {
        self.read().map(|text| text.expose_secret().to_owned())
    }

    fn text(&self) -> MutexGuard<'_, Option<SecretString>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clipboard for MemoryClipboard {
    fn write(&self, text: &SecretString) -> Result<(), String> {
        *self.text() = Some(text.clone());
        Ok(())
    }

    fn read(&self) -> Option<SecretString> {
        self.text().clone()
    }

    fn clear(&self) {
        *self.text() = None;
    }
}

/// What was copied last, as long as it may be in the clipboard.
#[derive(Default)]
pub(crate) struct Copied(Mutex<State>);

#[derive(Default)]
struct State {
    /// Counts what was copied.
    turn: u64,
    secret: Option<SecretString>,
}

impl Copied {
    /// Which copy it is, for its end.
    pub fn copy(&self, clipboard: &dyn Clipboard, secret: SecretString) -> Result<u64, String> {
        clipboard.write(&secret)?;
        let mut state = self.state();
        state.turn += 1;
        state.secret = Some(secret);
        Ok(state.turn)
    }

    /// Clears the clipboard if the secret still is there. With a turn: only if it was not copied again since.
    pub fn clear(&self, clipboard: &dyn Clipboard, turn: Option<u64>) {
        let mut state = self.state();
        if turn.is_some_and(|turn| turn != state.turn) {
            return;
        }
        let Some(secret) = state.secret.take() else { return };
        if clipboard.read().is_some_and(|text| text.expose_secret() == secret.expose_secret()) {
            clipboard.clear();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_is_cleared() {
        let (copied, paper) = (Copied::default(), MemoryClipboard::default());
        let turn = copied.copy(&paper, "Q7WM".into()).unwrap();
        assert_eq!(paper.says().as_deref(), Some("Q7WM"));
        copied.clear(&paper, Some(turn));
        assert_eq!(paper.says(), None);
    }

    #[test]
    fn what_somebody_else_copied_stays() {
        let (copied, paper) = (Copied::default(), MemoryClipboard::default());
        copied.copy(&paper, "Q7WM".into()).unwrap();
        paper.write(&"a shopping list".into()).unwrap();
        copied.clear(&paper, None);
        assert_eq!(paper.says().as_deref(), Some("a shopping list"));
    }

    /// Copied again, it has all its time again.
    #[test]
    fn an_earlier_end_does_not_end_a_later_copy() {
        let (copied, paper) = (Copied::default(), MemoryClipboard::default());
        let first = copied.copy(&paper, "Q7WM".into()).unwrap();
        let second = copied.copy(&paper, "Q7WM".into()).unwrap();
        copied.clear(&paper, Some(first));
        assert_eq!(paper.says().as_deref(), Some("Q7WM"));
        copied.clear(&paper, Some(second));
        assert_eq!(paper.says(), None);
    }
}
