//! What a user belongs to, and from where they may come in.

use crate::{
    harness::{App, Place},
    suspending::{confirm, open_lucia},
};

/// RBA-2, USR-11: groups are changed, from the tab to the log.
#[tokio::test]
async fn groups_are_changed() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.press_tab("Access").await;
    screen.see(Place::Region("Groups"), "Merchant owner").await;
    screen.is_accessible("the tab Access").await;
    screen.press("Change groups…").await;
    screen.choose_several("Add to", &["Support"]).await;
    screen.fill("Reason", "Helps others from next week on.").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Change groups"), "Support").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Change groups", &mut authenticator).await;
    screen.see(Place::Alert, "The groups of Lucía Peñasco are changed").await;
    screen.see(Place::Region("Groups"), "Support").await;
    screen.press_tab("Audit").await;
    screen.see(Place::Row("Groups changed"), "Into Support").await;
    app.close().await;
}

/// EDT-6: what is typed in any way is kept in one, and what is no address is named.
#[tokio::test]
async fn allowed_addresses_are_set() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Set allowed IP addresses…").await;
    screen.fill("Allowed IP addresses", "198.51.100.77/28, 198.51.100").await;
    screen.fill("Reason", "Only from the office.").await;
    // What would happen is there, and the dialog has the height that it keeps.
    screen.see(Place::Dialog("Set allowed IP addresses"), "198.51.100.64/28").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Set allowed IP addresses"), "\"198.51.100\" is neither an address").await;
    screen.fill("Allowed IP addresses", "198.51.100.77/28, 2001:DB8::1").await;
    screen.is_accessible("allowed addresses").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Set allowed IP addresses"), "198.51.100.64/28, 2001:db8::1").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Set allowed IP addresses", &mut authenticator).await;
    screen.see(Place::Alert, "The allowed addresses of Lucía Peñasco are set").await;
    screen.press_tab("Security").await;
    screen.see(Place::Region("Allowed IP addresses"), "198.51.100.64/28").await;
    app.close().await;
}
