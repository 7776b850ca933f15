//! CON-3 to CON-5: the session in the real keychain, the lock, and what ends a session.

use crate::harness::{ADMIN, App, FRAME, Keychain, PASSWORD, Peer, Place, Server};

#[tokio::test]
async fn a_locked_console_shows_nothing_and_opens_with_the_password_or_a_code() {
    let server = Server::start();
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    app.open_users().await;
    let somebody = app.screen.text_of("[role=row][data-index='0'] [role=gridcell]:nth-child(2)").await;

    app.screen.ctrl_shift("l").await;
    app.screen.see(Place::Gate, "Unlock").await;
    app.screen.is_accessible("the locked screen").await;
    assert!(
        !app.screen
            .evaluate("return document.documentElement.outerHTML", Vec::new())
            .await
            .to_string()
            .contains(&somebody)
    );

    app.screen.fill("Password", "not the password").await;
    app.screen.press("Unlock").await;
    app.screen.see_element("[role=alert]").await;
    app.screen.fill("Password", PASSWORD).await;
    app.screen.press("Unlock").await;
    app.screen.see(Place::Region("All users"), &somebody).await;

    app.screen.ctrl_shift("l").await;
    app.screen.press("Use an authenticator code").await;
    app.screen.type_code(&authenticator.code().await).await;
    app.screen.see_element(FRAME).await;
    app.close().await;
}

#[tokio::test]
async fn without_a_keychain_nothing_is_kept() {
    let keychain = Keychain::missing().await;
    let app = App::start_with_keychain(&keychain).await;
    app.screen.see(Place::Gate, "No keychain was found").await;
    app.screen.is_accessible("the screen without a keychain").await;
    app.screen.press("Continue without keychain").await;
    app.sign_in_for_the_first_time().await;

    let app = app.restart().await;
    app.screen.see(Place::Gate, "No keychain was found").await;
    app.screen.press("Continue without keychain").await;
    app.screen.see(Place::Gate, "Connect to a platform").await;
    app.close().await;
}

#[tokio::test]
async fn a_locked_keychain_works_after_unlocking_without_a_restart() {
    let mut keychain = Keychain::unlocked().await;
    let app = App::start_with_keychain(&keychain).await;
    app.sign_in_for_the_first_time().await;
    let home = app.close().await;

    keychain.lock();
    let app = App::start_again(home, &keychain).await;
    app.screen.see(Place::Gate, "The keychain is locked").await;
    app.screen.is_accessible("the screen of a locked keychain").await;
    app.screen.press("Try again").await;
    app.screen.see(Place::Status, "it is still locked").await;
    keychain.unlock().await;
    app.screen.press("Try again").await;
    app.screen.see_element(FRAME).await;
    app.close().await;
}

/// A session that was ended elsewhere asks to sign in again, and says why.
#[tokio::test]
async fn an_ended_session_asks_to_sign_in() {
    let server = Server::start();
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    Peer::sign_in_again(&server.url(), ADMIN, &mut authenticator).await.end_other_sessions().await;
    app.screen.press("All").await;
    app.screen.see(Place::Status, "You were signed out by the server").await;
    app.give_password(ADMIN, PASSWORD).await;
    app.screen.type_code(&authenticator.code().await).await;
    app.screen.see_element(FRAME).await;
    app.close().await;
}

#[tokio::test]
async fn a_revoked_admin_is_told() {
    let server = Server::start();
    let app = App::start().await;
    app.sign_in_to(&server.url(), ADMIN).await;
    server.disable(ADMIN).await;
    app.screen.press("All").await;
    app.screen.see(Place::Status, "You were signed out by the server").await;
    app.give_password(ADMIN, PASSWORD).await;
    app.screen.see(Place::Alert, "This account is not active").await;
    app.close().await;
}
