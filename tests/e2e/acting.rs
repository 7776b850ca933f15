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

/// EDT-1, EDT-2: a phone number, edited where it stands, from the click to the log.
#[tokio::test]
async fn a_profile_is_edited() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Edit profile…").await;
    screen.fill("Phone", "+1 305 555 0194").await;
    screen.see(Place::Page, "Becomes unverified. A code is sent to the new number.").await;
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
