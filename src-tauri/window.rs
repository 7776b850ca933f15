//! The window of the console. It shows what is built in, and goes nowhere else.

use std::path::{Path, PathBuf};

use tauri::{App, AppHandle, Manager as _, Url, WebviewWindowBuilder};

pub(crate) const LABEL: &str = "main";

/// Where the web views of all windows keep what they remember. One place for all: another would be another browser, which
/// a test can't drive.
pub(crate) struct WebData(pub PathBuf);

/// Opens the window that `tauri.conf.json` describes; what the web view remembers lies in the data folder.
pub(crate) fn open(app: &App, folder: &Path) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.first() else { return Err(tauri::Error::WindowNotFound) };
    let window = WebviewWindowBuilder::from_config(app, config)?;
    let data = folder.join("window");
    window.data_directory(data.clone()).on_navigation(is_own_or_in_own).build()?;
    app.manage(WebData(data));
    Ok(())
}

/// Brings the window to the front.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse; the window is there all the same.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}

/// The pages of ours, and what they show in a frame from their own memory: a message to a user, in a frame that may do
/// nothing.
fn is_own_or_in_own(url: &Url) -> bool {
    is_own(url) || url.as_str() == "about:srcdoc"
}

pub(crate) fn is_own(url: &Url) -> bool {
    let is_built_in = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    let is_development = cfg!(debug_assertions) && url.host_str() == Some("localhost");
    is_built_in || is_development
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_what_it_has_and_goes_nowhere() {
        for own in ["tauri://localhost/users", "http://tauri.localhost/", "about:srcdoc"] {
            assert!(is_own_or_in_own(&own.parse().unwrap()), "{own}");
        }
        for other in
            ["https://example.com/", "about:blank", "data:text/html,x", "file:///etc/passwd", "javascript:alert(1)"]
        {
            assert!(!is_own_or_in_own(&other.parse().unwrap()), "{other}");
        }
    }
}
