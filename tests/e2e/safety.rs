//! What must never be seen or reached: secrets outside the keychain, and actions without the permission.

use std::{fs, path::Path};

use serde_json::json;

use crate::harness::{ADMIN, App, Keychain, PASSWORD, Place, Server, VIEWER};

/// Invariant 1: password and authenticator secret are in no file, no storage of the web view and not on the screen.
#[tokio::test]
async fn secrets_are_nowhere() {
    let keychain = Keychain::unlocked().await;
    let server = Server::start();
    let app = App::start_with_keychain(&keychain).await;
    let authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    app.open_users().await;
    let script = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]) \
                  + document.documentElement.outerHTML";
    let shown = app.screen.evaluate(script, Vec::new()).await.to_string();
    let home = app.close().await;
    for secret in [PASSWORD, &authenticator.secret] {
        assert!(!shown.contains(secret), "the web view holds a secret");
        assert!(!is_below(home.path(), secret), "the data folder holds a secret");
        assert!(!keychain.holds_in_plain(secret), "the keychain's file holds a secret in plain");
    }
}

/// In place of phone numbers, addresses and the like.
const HIDDEN: &str = "Hidden: needs the permission user.view.sensitive";

/// RBA-1: what an admin may not do is off and says why; no entry leads to it. What they may not see isn't there.
#[tokio::test]
async fn a_viewer_looks_and_nothing_else() {
    let server = Server::start();
    let app = App::start().await;
    app.sign_in_to(&server.url(), VIEWER).await;
    app.open_users().await;
    app.screen.see(Place::Page, HIDDEN).await;
    app.screen.keys("/").await;
    app.screen.escape().await;
    app.screen.enter().await;
    app.screen.see_element("[role=tab]").await;
    app.screen.see(Place::Page, HIDDEN).await;
    let script =
        "return [...document.querySelectorAll('button')].filter((button) => button.innerText.startsWith('Suspend'))
        .every((button) => button.getAttribute('aria-disabled') === 'true')";
    assert_eq!(app.screen.evaluate(script, Vec::new()).await, json!(true));
    app.screen.see_no_element("[role=dialog]").await;
    app.screen.is_accessible("a user's page for a viewer").await;
    app.close().await;
}

/// Whether a text is in any file of a folder.
fn is_below(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() { is_below(&path, text) } else { holds(&path, text) }
    })
}

/// Sockets and the like hold nothing.
fn holds(file: &Path, text: &str) -> bool {
    fs::read(file).is_ok_and(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
}
