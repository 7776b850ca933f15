//! What is done to a user beside suspending: declared in one place, each of it works from the click to the log.

use serde_json::json;

use crate::{
    harness::{App, Authenticator, Place, Screen},
    suspending::{confirm, open_lucia},
};

/// How many buttons have a name.
const COUNT_NAMED: &str = "return [...document.querySelectorAll('button')].filter((button) => button.innerText.trim() === arguments[0]).length";

/// Without a code and at once: a note (NTE-1), a flag and taking it back (FLG-1, BEY-12), the end of all sessions (SES-1).
#[tokio::test]
async fn noted_flagged_and_signed_out() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;

    screen.press_tab("Notes").await;
    screen.press("Add note…").await;
    screen.see(Place::Dialog("Add note"), "Note").await;
    screen.is_accessible("a new note").await;
    screen.choose("Category", "Compliance").await;
    screen.choose("Priority", "High").await;
    screen.fill("Note", "Called back on Thursday; calls again.").await;
    screen.choose_several("Visible to", &["Senior administrator"]).await;
    screen.press("Add note").await;
    screen.see(Place::Alert, "The note about Lucía Peñasco is added").await;
    for said in ["Compliance", "High", "Senior administrator only"] {
        screen.see(Place::Row("Called back on Thursday; calls again."), said).await;
    }

    screen.press("Add flag…").await;
    screen.choose("Flag", "Partner priority").await;
    screen.fill("Reason", "Brings many new partners.").await;
    screen.press("Add flag").await;
    screen.see(Place::Alert, "The flag of Lucía Peñasco is set").await;
    screen.see(Place::Head, "Partner priority").await;
    screen.see(Place::Row("Partner priority flag added"), "Brings many new partners.").await;
    screen.press("Undo").await;
    screen.see(Place::Alert, "The flag of Lucía Peñasco is removed").await;
    screen.see(Place::Row("Partner priority flag removed"), "Demo Administrator").await;

    screen.press_tab("Security").await;
    screen.press("Revoke all sessions…").await;
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

/// USR-4: required, then off again, each with a code; the badges on the page say the same.
#[tokio::test]
async fn two_factor_required_and_turned_off() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    do_gravely(screen, "Require two-factor", "Asked to be safer.", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco needs a second factor from the next login on").await;
    screen.see(Place::Region("Security"), "Required").await;
    screen.is_accessible("a required second factor").await;
    do_gravely(screen, "Turn off two-factor", "Lost the telephone.", &mut authenticator).await;
    screen.see(Place::Alert, "Two-factor of Lucía Peñasco is off").await;
    screen.see_no(Place::Region("Security"), "Required").await;
    app.close().await;
}

/// PWD-2 and SES-1, both without a code: a new password at the next login, and one session that ends while the other goes on.
#[tokio::test]
async fn a_password_reset_forced_and_one_session_ended() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Force password reset…").await;
    screen.fill("Reason", "The password was told on the phone.").await;
    screen.press("Force password reset").await;
    screen.see(Place::Alert, "Lucía Peñasco needs a new password at the next login").await;
    screen.see(Place::Region("Security"), "a new one is required at the next login").await;

    screen.press_tab("Security").await;
    screen.see(Place::Page, "Revoke…").await;
    let active = count_named(screen, "Revoke…").await;
    assert!(active > 1, "another session stays");
    screen.press("Revoke…").await;
    screen.see(Place::Dialog("Revoke session"), "This one ends at once; its next request fails").await;
    screen.is_accessible("the end of a session").await;
    screen.press("Revoke session").await;
    screen.see(Place::Alert, "A session of Lucía Peñasco is revoked").await;
    screen.until("one session fewer", &format!("{COUNT_NAMED} === {}", active - 1), vec![json!("Revoke…")]).await;
    app.close().await;
}

/// USR-4: who was locked out by too many failed logins gets in again, and is no longer found among the locked.
#[tokio::test]
async fn unlocked() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    app.open_users().await;
    screen.fill("Search users", "locked:yes status:active").await;
    screen.enter().await;
    screen.see(Place::Page, "match").await;
    screen.escape().await;
    screen.enter().await;
    screen.see(Place::Region("Security"), "Locked until").await;
    do_gravely(screen, "Unlock", "Proved who they are on the phone.", &mut authenticator).await;
    screen.see(Place::Alert, "is unlocked").await;
    screen.see(Place::Region("Security"), "Not locked").await;
    app.close().await;
}

/// EDT-4 and EDT-6, from the switch; EDT-8 and USR-11, each where it is shown; all with a code.
#[tokio::test]
async fn a_status_set_by_hand_and_ways_in_changed() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.press_tab("Profile").await;
    screen.see_element("[role=switch]").await;
    screen.evaluate("document.querySelector('[role=switch]').click()", Vec::new()).await;
    screen.see(Place::Dialog("Change status"), "Off, until the user is active again").await;
    screen.is_accessible("the change of a status").await;
    finish(screen, "On leave until spring.", "Change status", &mut authenticator).await;
    screen.see(Place::Alert, "The status of Lucía Peñasco is changed").await;
    screen.see(Place::Head, "Inactive").await;

    screen.press_tab("Security").await;
    screen.press("Unlink…").await;
    screen.see(Place::Dialog("Unlink account"), "Google account").await;
    screen.is_accessible("unlinking an account").await;
    finish(screen, "The account is somebody else's.", "Unlink account", &mut authenticator).await;
    screen.see(Place::Alert, "The account of Lucía Peñasco is unlinked").await;
    screen.press("Link…").await;
    screen.choose("Provider", "GitHub").await;
    screen.fill("ID at the provider", "583231").await;
    finish(screen, "Moved over.", "Link account", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco can log in with the linked account").await;
    screen.see(Place::Page, "583231").await;

    screen.press_tab("Access").await;
    screen.press("Change permissions…").await;
    screen.choose_several("Grant", &["Read reports"]).await;
    finish(screen, "Asked for by her sponsor.", "Change permissions", &mut authenticator).await;
    screen.see(Place::Alert, "The permissions of Lucía Peñasco are changed").await;
    screen.see(Place::Page, "Read reports").await;
    screen.press("Revoke…").await;
    screen.see(Place::Dialog("Revoke API token"), "It does not come back").await;
    finish(screen, "The token leaked.", "Revoke API token", &mut authenticator).await;
    screen.see(Place::Alert, "An API token of Lucía Peñasco is revoked").await;
    screen.see(Place::Page, "1 active").await;
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

async fn count_named(screen: &Screen, name: &str) -> u64 {
    screen.evaluate(COUNT_NAMED, vec![json!(name)]).await.as_u64().unwrap()
}

/// From the reason on, of an action that asks for a code.
async fn finish(screen: &Screen, reason: &str, button: &str, authenticator: &mut Authenticator) {
    screen.fill("Reason", reason).await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, button, authenticator).await;
}

/// An action of the menu that asks for a reason and a code; its button says in full what the item says.
async fn do_gravely(screen: &Screen, item: &str, reason: &str, authenticator: &mut Authenticator) {
    screen.open_menu("Actions", &format!("{item}…")).await;
    finish(screen, reason, if item == "Unlock" { "Unlock user" } else { item }, authenticator).await;
}
