//! Making a user, and setting what one logs in with.

use crate::{
    harness::{App, Place},
    suspending::{confirm, open_lucia},
};

/// CRE-1: from an empty form to the user's page, with what was wrong said on the way.
#[tokio::test]
async fn a_user_is_created() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    screen.press("All").await;
    screen.press("Create user…").await;
    screen.fill("Name", "Lucía Nueva").await;
    screen.fill("Username", "Lu").await;
    screen.see(Place::Page, "at least 3 are needed").await;
    screen.fill("Username", "lucia.nueva").await;
    screen.fill("Email", "lucia.nueva@example.net").await;
    screen.choose_several("Type", &["Learner"]).await;
    screen.is_accessible("the form of a new user").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Create user"), "lucia.nueva@example.net").await;
    screen.is_accessible("the review of a new user").await;
    screen.press("Create user").await;
    screen.see(Place::Alert, "Lucía Nueva is created").await;
    screen.see(Place::Head, "Lucía Nueva").await;
    screen.see(Place::Page, "lucia.nueva@example.net").await;
    screen.press_tab("Audit").await;
    screen.see(Place::Row("User created"), "lucia.nueva").await;
    screen.press("Outbox").await;
    screen.see(Place::Region("Messages"), "lucia.nueva@example.net").await;
    app.close().await;
}

/// EDT-3: a username and a password, without the user's doing; the password comes back nowhere.
#[tokio::test]
async fn credentials_are_set() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Set credentials…").await;
    screen.fill("Username", "lucia.direct").await;
    screen.fill("New password", "correct horse battery").await;
    screen.fill("Reason", "Ticket 4411: known by voice.").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Set credentials"), "As typed; shown nowhere").await;
    screen.see_no(Place::Page, "correct horse").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Set credentials", &mut authenticator).await;
    screen.see(Place::Alert, "The credentials of Lucía Peñasco are set").await;
    screen.press_tab("Audit").await;
    screen.see(Place::Row("Password set"), "Ticket 4411").await;
    screen.see(Place::Row("Profile changed"), "lucia.direct").await;
    app.close().await;
}
