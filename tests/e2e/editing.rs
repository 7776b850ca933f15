//! Editing what stands in a profile.

use crate::{
    harness::{App, Place},
    suspending::{confirm, open_lucia},
};

/// EDT-1, EDT-2: each kind of field that follows something, edited where it stands, from the click to the log.
#[tokio::test]
async fn a_profile_is_edited() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Edit profile…").await;
    screen.fill("First name", "Lucía María").await;
    screen.fill("Phone", "+1 305 555 0194").await;
    screen.see(Place::Page, "Becomes unverified. A link is sent to the new number.").await;
    screen.fill("Address", "22 Calle Inventada").await;
    screen.tick("I have checked that the new address may be used").await;
    screen.fill("Reason", "Read back to the user on a call.").await;
    screen.is_accessible("a profile that is edited").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Edit profile"), "+1 305 555 0188").await;
    screen.is_accessible("the review of a profile").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Edit profile", &mut authenticator).await;
    screen.see(Place::Alert, "is changed").await;
    screen.see(Place::Head, "Lucía María Peñasco").await;
    for changed in ["+1 305 555 0194", "22 Calle Inventada"] {
        screen.see(Place::Page, changed).await;
    }
    screen.press_tab("Audit").await;
    screen.see(Place::Row("Profile changed"), "Read back to the user on a call.").await;
    app.close().await;
}
