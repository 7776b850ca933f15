//! Deleting a user and taking it back.

use crate::{
    harness::{App, Place},
    suspending::{confirm, open_lucia},
};

/// DEL-1, DEL-2: deleted after what is kept was read, shown as deleted with its day, and restored from there.
#[tokio::test]
async fn deleted_and_restored() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Delete…").await;
    screen.see(Place::Dialog("Delete user"), "until then the user can be restored").await;
    screen.see(Place::Dialog("Delete user"), "Financial transactions").await;
    screen.fill("Reason", "Asked for it in writing.").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Delete user"), "This is required.").await;
    screen.tick("I have read what is kept").await;
    screen.is_accessible("the form of a deletion").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Delete user", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco is deleted").await;
    screen.see(Place::Head, "Deleted").await;
    screen.see(Place::Page, "after that the deletion is final").await;
    screen.is_accessible("the page of a deleted user").await;

    screen.press("Restore…").await;
    screen.see(Place::Dialog("Restore user"), "Called off").await;
    screen.fill("Reason", "Wrote again and wants to stay.").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Restore user", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco is restored").await;
    screen.see(Place::Head, "Active").await;
    screen.see_no(Place::Page, "after that the deletion is final").await;
    app.close().await;
}
