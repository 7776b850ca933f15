//! `steward://user/ID` and `steward://view/…` (LST-8, LST-11). A link only shows something; it changes nothing.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use specta::Type;
use tauri::{App, AppHandle, Manager as _, Url};
use tauri_plugin_deep_link::DeepLinkExt as _;
use tauri_specta::Event;
use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LinkTarget {
    User,
    View,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, Event)]
pub(crate) struct DeepLink {
    pub target: LinkTarget,
    /// A user's id, or what `importView` reads.
    pub value: String,
}

/// A link that came before there was anyone to hear of it.
#[derive(Default)]
pub(crate) struct PendingLink(Mutex<Option<DeepLink>>);

impl PendingLink {
    pub fn take(&self) -> Option<DeepLink> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Longer links are none of ours.
const LONGEST: usize = 8 * 1024;

/// Hears of links, also the one that the program was started with: `argument`, or what macOS hands over.
pub(crate) fn listen(app: &App, argument: Option<&str>) {
    let handed_over = app.deep_link().get_current().ok().flatten().unwrap_or_default();
    let said = argument.and_then(|argument| Url::parse(argument).ok());
    handed_over.iter().chain(&said).for_each(|url| open(app.handle(), url));
    let handle = app.handle().clone();
    app.deep_link().on_open_url(move |event| event.urls().iter().for_each(|url| open(&handle, url)));
}

fn open(app: &AppHandle, url: &Url) {
    let Some(link) = read(url) else {
        tracing::info!("a link that Steward doesn't know");
        return;
    };
    *app.state::<PendingLink>().0.lock().unwrap_or_else(PoisonError::into_inner) = Some(link.clone());
    if let Err(error) = link.emit(app) {
        tracing::debug!(%error, "link");
    }
    crate::window::show(app);
}

fn read(url: &Url) -> Option<DeepLink> {
    let value = url.path().trim_matches('/');
    if url.scheme() != "steward" || url.as_str().len() > LONGEST {
        return None;
    }
    match url.host_str()? {
        "user" => Some(DeepLink { target: LinkTarget::User, value: Uuid::try_parse(value).ok()?.to_string() }),
        "view" => {
            let is_code =
                !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            is_code.then(|| DeepLink { target: LinkTarget::View, value: value.to_owned() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Option<DeepLink> {
        read(&Url::parse(text).unwrap())
    }

    #[test]
    fn links_to_users_and_views_are_read() {
        let id = "0190a3c8-5f4e-7d2b-9c11-1f2e3d4c5b6a";
        let expected = DeepLink { target: LinkTarget::User, value: id.to_owned() };
        assert_eq!(link(&format!("steward://user/{id}")), Some(expected));
        assert_eq!(link("steward://view/eyJ4-_"), Some(DeepLink { target: LinkTarget::View, value: "eyJ4-_".into() }));
    }

    #[test]
    fn other_links_are_not() {
        for text in [
            "steward://user/1",
            "steward://user/../x",
            "steward://view/",
            "steward://view/a%20b",
            "steward://suspend/1",
            "https://user/1",
        ] {
            assert_eq!(link(text), None, "{text}");
        }
    }
}
