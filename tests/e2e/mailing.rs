//! What users are written, and links that are followed as the user would: over HTTP, outside of the window.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    harness::{App, Place},
    suspending::{confirm, open_lucia},
};

/// EML-1: the link goes to the new address, lies in the outbox of the built-in platform, and changes the address when its
/// button is pressed; the old address is told.
#[tokio::test]
async fn an_address_changes_when_its_link_is_followed() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Change email…").await;
    screen.fill("New email", "lucia.penasco@example.net").await;
    screen.fill("Reason", "Ticket 4411: another provider.").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Change email"), "lucia.penasco@example.net").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Change email", &mut authenticator).await;
    screen.see(Place::Alert, "is asked to confirm the new email").await;
    screen.see(Place::Page, "when confirmed").await;
    screen.press("Outbox").await;
    screen.see(Place::Region("Messages"), "Confirm your new email address").await;
    screen.see(Place::Page, "no mail server is set up").await;
    screen.is_accessible("the outbox").await;
    let link = link(&app).await;
    let page = http("GET", &link, "").await;
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("lucia.penasco@example.net becomes"), "{page}");
    let page = http("POST", &link, "").await;
    assert!(page.contains("Your email address is changed"), "{page}");
    let page = http("POST", &link, "").await;
    assert!(page.contains("This link does not work any more"), "{page}");
    screen.press("All").await;
    screen.press("Clear filters").await;
    open_lucia(&app).await;
    screen.press("Read again").await;
    screen.see(Place::Page, "lucia.penasco@example.net").await;
    screen.see_no(Place::Page, "when confirmed").await;
    screen.press("Outbox").await;
    screen.see(Place::Region("Messages"), "Your email address was changed").await;
    app.close().await;
}

/// EML-2: where nobody can follow a link, the form leads past it; the address is another at once, and both are told.
#[tokio::test]
async fn an_address_changes_without_a_link() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Change email…").await;
    screen.press("Change email and bypass verification…").await;
    screen.see(Place::Dialog("Change email and bypass verification"), "counts as verified").await;
    screen.fill("New email", "lucia.penasco@example.net").await;
    screen.fill("Reason", "Ticket 4411: the old provider is gone; known by her passport.").await;
    screen.press("Review").await;
    screen.is_accessible("the review of an address without a link").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Change email and bypass verification", &mut authenticator).await;
    screen.see(Place::Alert, "The email of Lucía Peñasco is changed").await;
    screen.see(Place::Page, "lucia.penasco@example.net").await;
    screen.press_tab("Audit").await;
    screen.see(Place::Page, "known by her passport").await;
    screen.press("Outbox").await;
    for address in ["lucia.p@example.com", "lucia.penasco@example.net"] {
        screen.see(Place::Region("Messages"), address).await;
    }
    app.close().await;
}

/// PWD-1: from the window to the new password.
#[tokio::test]
async fn a_password_is_set_by_its_link() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.press_tab("Security").await;
    screen.press("Send reset link…").await;
    screen.fill("Reason", "Ticket 4411: asked for it on the phone.").await;
    screen.press("Send reset link").await;
    screen.see(Place::Alert, "is mailed a link for a new password").await;
    screen.press("Outbox").await;
    screen.see(Place::Region("Messages"), "Set a new password").await;
    let link = link(&app).await;
    let page = http("POST", &link, "password=short&again=short").await;
    assert!(page.starts_with("HTTP/1.1 422"), "{page}");
    let page = http("POST", &link, "password=correct+horse+battery&again=correct+horse+battery").await;
    assert!(page.contains("Your password is changed"), "{page}");
    screen.see(Place::Region("Messages"), "Your password was changed").await;
    app.close().await;
}

/// The link in the message that is open.
async fn link(app: &App) -> String {
    app.screen.tick("Text").await;
    let text = app.screen.text_of("pre").await;
    text.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned()
}

async fn http(method: &str, url: &str, form: &str) -> String {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}
