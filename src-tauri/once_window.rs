//! The windows that show a secret once (PWD-3), each its own. What they may call, the window of the console may not, and
//! the other way round.

use std::sync::Arc;

use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;
use specta::Type;
use steward_desk::{Answer, Clipboard, ConsoleError, Desk};
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};
use tauri_plugin_clipboard_manager::ClipboardExt as _;
use uuid::Uuid;

use crate::window::{self, WebData};

const PREFIX: &str = "once-";

/// All that such a window may call, beside the settings that say how it looks.
const OWN: [&str; 4] = ["shown_once", "reveal_once", "copy_once", "close_once"];
const SHARED: &str = "get_settings";

/// What becomes of a picture that somebody takes of the screen.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Capture {
    /// The window is not in it.
    Blocked,
    /// The system was asked to leave it out; newer ones don't for every program.
    Asked,
    /// The system has no way to leave it out.
    Possible,
}

impl Capture {
    pub const HERE: Self = if cfg!(windows) {
        Self::Blocked
    } else if cfg!(target_os = "macos") {
        Self::Asked
    } else {
        Self::Possible
    };
}

/// Opens the window of a secret; where that fails, nobody ever sees it.
pub(crate) fn open(app: &AppHandle, id: Uuid) {
    if let Err(error) = build(app, id) {
        tracing::error!(%error, "a window can't be opened");
        app.state::<Desk>().forget_once(id);
    }
}

fn build(app: &AppHandle, id: Uuid) -> tauri::Result<()> {
    let page = WebviewUrl::App("once.html".into());
    let builder = WebviewWindowBuilder::new(app, format!("{PREFIX}{id}"), page)
        .title("Steward")
        .inner_size(468.0, 520.0)
        .resizable(false)
        .maximizable(false)
        .center()
        .content_protected(true)
        .data_directory(app.state::<WebData>().0.clone())
        .on_navigation(window::is_own);
    let builder = match app.get_webview_window(window::LABEL) {
        Some(main) => builder.parent(&main)?,
        None => builder,
    };
    let desk = app.state::<Desk>().inner().clone();
    builder.build()?.on_window_event(move |event| {
        if let WindowEvent::Destroyed = event {
            desk.forget_once(id);
        }
    });
    Ok(())
}

/// Closes them all: somebody else may sit here next.
pub(crate) fn close_all(app: &AppHandle) {
    for (_, window) in app.webview_windows().into_iter().filter(|(label, _)| label.starts_with(PREFIX)) {
        if let Err(error) = window.destroy() {
            tracing::debug!(%error, "a window can't be closed");
        }
    }
}

/// Whose secret a window shows.
pub(crate) fn id_of(window: &WebviewWindow) -> Answer<Uuid> {
    let id = window.label().strip_prefix(PREFIX).and_then(|id| id.parse().ok());
    id.ok_or_else(|| ConsoleError::internal(&"a window that shows no secret"))
}

/// Hands a call on if it is one that its window may make.
pub(crate) fn guarded(handler: impl Fn(Invoke<Wry>) -> bool) -> impl Fn(Invoke<Wry>) -> bool {
    move |invoke| {
        let message = &invoke.message;
        if may_call(message.webview_ref().label(), message.command()) {
            return handler(invoke);
        }
        invoke.resolver.reject("This window may not call this.");
        true
    }
}

fn may_call(label: &str, command: &str) -> bool {
    command == SHARED || label.starts_with(PREFIX) == OWN.contains(&command)
}

/// The clipboard of this computer.
pub(crate) struct SystemClipboard(pub AppHandle);

impl Clipboard for SystemClipboard {
    fn write(&self, text: &SecretString) -> Result<(), String> {
        self.0.clipboard().write_text(text.expose_secret()).map_err(|error| error.to_string())
    }

    fn read(&self) -> Option<SecretString> {
        self.0.clipboard().read_text().ok().map(Into::into)
    }

    fn clear(&self) {
        if let Err(error) = self.0.clipboard().clear() {
            tracing::warn!(%error, "the clipboard can't be cleared");
        }
    }
}

impl SystemClipboard {
    pub fn of(app: &AppHandle) -> Arc<dyn Clipboard> {
        Arc::new(Self(app.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_calls_what_is_its_own() {
        let once = format!("{PREFIX}{}", Uuid::nil());
        for command in OWN {
            assert!(may_call(&once, command) && !may_call(window::LABEL, command), "{command}");
        }
        for command in ["console_state", "confirm_action", "copy_text", "read_operation"] {
            assert!(!may_call(&once, command) && may_call(window::LABEL, command), "{command}");
        }
        assert!(may_call(&once, SHARED) && may_call(window::LABEL, SHARED));
    }
}
