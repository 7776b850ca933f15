//! Editing what stands in a profile.

use crate::{
    harness::{App, Place},
    suspending::{confirm, open_lucia},
};

/// EDT-1, EDT-2: a phone number, edited where it stands, from the click to the log.
#[tokio::test]
async fn a_profile_is_edited() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Edit profile…").await;
    screen.fill("Phone", "+1 305 555 0194").await;
    screen.see(Place::Page, "Becomes unverified. A link is sent to the new number.").await;
    screen.fill("Reason", "Read back to the user on a call.").await;
    screen.is_accessible("a profile that is edited").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Edit profile"), "+1 305 555 0188").await;
    screen.is_accessible("the review of a profile").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Edit profile", &mut authenticator).await;
    screen.see(Place::Alert, "The profile of Lucía Peñasco is changed").await;
    screen.see(Place::Page, "+1 305 555 0194").await;
    screen.press_tab("Audit").await;
    screen.see(Place::Row("Profile changed"), "Read back to the user on a call.").await;
    app.close().await;
}
