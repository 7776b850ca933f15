//! What is done to a user beside suspending: declared in one place, each of it works from the click to the log.

use crate::{
    harness::{App, Place},
    suspending::{confirm, open_lucia},
};

/// Without a code and at once: a note (NTE-1), a flag and taking it back (FLG-1, BEY-12), the end of all sessions (SES-1).
#[tokio::test]
async fn noted_flagged_and_signed_out() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;

    screen.press("Add note…").await;
    screen.see(Place::Dialog("Add note"), "Note").await;
    screen.is_accessible("a new note").await;
    screen.fill("Note", "Called back on Thursday; calls again.").await;
    screen.press("Add note").await;
    screen.see(Place::Alert, "The note about Lucía Peñasco is added").await;
    screen.press_tab("Notes").await;
    screen.see(Place::Page, "Called back on Thursday; calls again.").await;

    screen.open_menu("Actions", "Add flag…").await;
    screen.choose("Flag", "Partner priority").await;
    screen.fill("Reason", "Brings many new partners.").await;
    screen.press("Add flag").await;
    screen.see(Place::Alert, "The flag of Lucía Peñasco is set").await;
    screen.press("Undo").await;
    screen.see(Place::Alert, "The flag of Lucía Peñasco is removed").await;

    screen.open_menu("Actions", "Revoke all sessions…").await;
    screen.fill("Reason", "Asked for it on the phone.").await;
    screen.press("Revoke all sessions").await;
    screen.see(Place::Alert, "Lucía Peñasco is signed out everywhere").await;
    screen.press_tab("Audit").await;
    screen.see(Place::Page, "Asked for it on the phone.").await;
    screen.is_accessible("the audit tab").await;
    app.close().await;
}

/// BEY-3: reviewed, confirmed with a code, done at once.
#[tokio::test]
async fn locked_down() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Lock down…").await;
    screen.see(Place::Dialog("Lock down"), "What will happen").await;
    screen.fill("Reason", "Somebody else signs in with this account.").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Lock down"), "Continue to the code").await;
    screen.is_accessible("the review of a lockdown").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Lock down user", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco is locked down").await;
    screen.see(Place::Head, "Suspended").await;
    app.close().await;
}

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
    confirm(screen, "Delete 1 user", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco is deleted").await;
    screen.see(Place::Head, "Deleted").await;
    screen.see(Place::Page, "after that the deletion is final").await;
    screen.is_accessible("the page of a deleted user").await;

    screen.press("Restore…").await;
    screen.see(Place::Dialog("Restore user"), "Called off").await;
    screen.fill("Reason", "Wrote again and wants to stay.").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Restore 1 user", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco is restored").await;
    screen.see(Place::Head, "Active").await;
    screen.see_no(Place::Page, "after that the deletion is final").await;
    app.close().await;
}

/// CRD-1: in one step, in the history at once, and taken back by its opposite.
#[tokio::test]
async fn credits_topped_up() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.press_tab("Credits").await;
    screen.see(Place::Page, "Balance 1,240.00").await;
    screen.press("Top up credits…").await;
    screen.fill("Amount", "25.50").await;
    screen.choose("Reason", "Complimentary").await;
    screen.fill("Details", "For the late delivery.").await;
    screen.see(Place::Dialog("Top up credits"), "the balance is then 1,265.50").await;
    screen.is_accessible("topping up credits").await;
    screen.press("Top up credits").await;
    screen.see(Place::Alert, "25.50 credits are booked for Lucía Peñasco").await;
    screen.see(Place::Page, "Balance 1,265.50").await;
    screen.see(Place::Page, "For the late delivery.").await;
    screen.is_accessible("the tab Credits").await;
    screen.press("Undo").await;
    screen.see(Place::Page, "Balance 1,240.00").await;
    screen.see(Place::Page, "The booking was undone.").await;
    app.close().await;
}
