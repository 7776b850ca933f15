//! What was done to a user, taken back later; what the user's record was before; and what the log says of it.

use crate::{
    harness::{App, Place},
    suspending::open_lucia,
};

/// BEY-12 and BEY-5: a flag is set, taken off again from the history, and the record before stands beside the one now.
#[tokio::test]
async fn a_flag_is_taken_off_again_from_the_history() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Add flag…").await;
    screen.choose("Flag", "VIP").await;
    screen.fill("Reason", "A good customer.").await;
    screen.press("Add flag").await;
    screen.see(Place::Head, "VIP").await;
    screen.press_tab("History").await;
    screen.see(Place::Region("Changes"), "A good customer.").await;
    screen.press("Change before").await;
    screen.see(Place::Row("Flags"), "VIP").await;
    screen.is_accessible("a record as it was").await;
    screen.press("Now").await;
    screen.see_element("ul[aria-label=Changes] li:first-child button").await.click().await.unwrap();
    screen.see(Place::Region("Changes"), "Flag removed").await;
    screen.see_no(Place::Head, "VIP").await;
    app.close().await;
}

/// AUD-1: what an admin did is found in the log by its words, opened beside it, and leads to its user.
#[tokio::test]
async fn what_was_done_is_found_in_the_log() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Add flag…").await;
    screen.choose("Flag", "VIP").await;
    screen.fill("Reason", "Ticket KS-0815.").await;
    screen.press("Add flag").await;
    screen.see(Place::Head, "VIP").await;
    screen.press("Audit log").await;
    screen.fill("Search", "ks-0815").await;
    screen.enter().await;
    screen.see_element("table[aria-label='Audit entries'] tbody tr:only-child button").await.click().await.unwrap();
    // Looked at where nothing is pointed at that would say more.
    screen.see_element("aside[aria-label^='Entry'] h2").await.click().await.unwrap();
    screen.see(Place::Row("Flag set"), "Lucía Peñasco").await;
    screen.is_accessible("an entry of the audit log").await;
    screen.press("Lucía Peñasco").await;
    screen.see(Place::Head, "VIP").await;
    app.close().await;
}
