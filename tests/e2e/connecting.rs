//! CON-1: servers that answer, and everything else that can be at an address. What was typed stays.

use crate::harness::{ADMIN, App, FRAME, Impostor, PASSWORD, Place, Server};

#[tokio::test]
async fn a_server_tells_what_it_is_before_anyone_signs_in() {
    let server = Server::start();
    let app = App::start().await;
    app.connect_to(&server.url()).await;
    app.screen.is_accessible("the sign-in screen").await;
    app.close().await;
}

#[tokio::test]
async fn each_wrong_address_has_its_message() {
    let app = App::start().await;
    let refused = [
        ("http://127.0.0.1:9".to_owned(), "Check the address and your network"),
        ("http://admin.example.com".to_owned(), "https"),
        ("not an address".to_owned(), "is not the address of a server"),
        (Impostor::WebPage.start().await, "Check the address"),
        (Impostor::OtherJson.start().await, "The server may be faulty or of another version"),
        (Impostor::NextVersion.start().await, "Update Steward"),
        (Impostor::Redirect.start().await, "Check the address"),
        (Impostor::Huge.start().await, "tell whoever runs the server"),
        (Impostor::with_own_certificate().await, "the server’s certificate must be valid"),
    ];
    app.screen.see(Place::Gate, "Connect to a platform").await;
    app.screen.tick("Server").await;
    for (url, message) in refused {
        app.screen.fill("Server URL", &url).await;
        app.screen.press("Test").await;
        app.screen.see(Place::Alert, message).await;
        assert_eq!(app.screen.value_of("Server URL").await, url, "what was typed stays");
    }
    app.screen.is_accessible("a refused address").await;
    app.close().await;
}

#[tokio::test]
async fn a_silent_server_is_given_up() {
    let app = App::start().await;
    app.screen.see(Place::Gate, "Connect to a platform").await;
    app.screen.tick("Server").await;
    app.screen.fill("Server URL", &Impostor::Silent.start().await).await;
    app.screen.press("Test").await;
    app.screen.see_in_time(Place::Alert, "Try again", 60).await;
    app.close().await;
}

/// CON-2: wrong password, wrong code, used code; each says what to do.
#[tokio::test]
async fn wrong_passwords_and_codes_have_their_messages() {
    let server = Server::start();
    let app = App::start().await;
    app.connect_to(&server.url()).await;
    app.give_password(ADMIN, "not the password").await;
    app.screen.see(Place::Alert, "Email or password is wrong").await;
    assert_eq!(app.screen.value_of("Email").await, ADMIN, "what was typed stays");

    app.give_password(ADMIN, PASSWORD).await;
    let mut authenticator = app.enrol().await;
    app.sign_out().await;

    app.give_password(ADMIN, PASSWORD).await;
    app.screen.see(Place::Gate, "Code from your authenticator").await;
    app.screen.type_code(&authenticator.wrong_code()).await;
    app.screen.see(Place::Alert, "The code is wrong").await;
    app.screen.type_code(&authenticator.used_code()).await;
    app.screen.see(Place::Alert, "This code was used already").await;
    app.screen.is_accessible("a refused code").await;
    app.screen.type_code(&authenticator.code_of_a_minute_ago()).await;
    app.screen.see(Place::Alert, "Check that the clock of your device is right").await;
    app.screen.type_code(&authenticator.code().await).await;
    app.screen.see_element(FRAME).await;
    app.close().await;
}

#[tokio::test]
async fn a_recovery_code_opens_once() {
    let server = Server::start();
    let app = App::start().await;
    let codes = app.sign_in_to(&server.url(), ADMIN).await.recovery_codes;
    assert_eq!(codes.len(), 10);
    app.sign_out().await;
    app.give_password(ADMIN, PASSWORD).await;
    app.give_recovery_code(&codes[0]).await;
    app.screen.see_element(FRAME).await;
    app.sign_out().await;
    app.give_password(ADMIN, PASSWORD).await;
    app.give_recovery_code(&codes[0]).await;
    app.screen.see(Place::Alert, "used already").await;
    app.close().await;
}
