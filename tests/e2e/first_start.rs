//! CON-1, CON-2: someone who has never seen Steward is inside, second factor included.

use crate::harness::{App, FRAME, Place};

#[tokio::test]
async fn from_nothing_to_the_list_of_users() {
    let app = App::start().await;
    app.screen.see(Place::Gate, "Connect to a platform").await;
    app.screen.is_accessible("the connect screen").await;
    app.sign_in_for_the_first_time().await;
    app.screen.press("All").await;
    app.screen.see(Place::Head, "All users").await;
    app.screen.see(Place::Head, "2,000 total").await;
    app.screen.is_accessible("the users table").await;
    app.close().await;
}

/// CON-3, CON-4: the session lives in the keychain, so the next start needs no sign-in.
#[tokio::test]
async fn a_restart_keeps_the_session() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let app = app.restart().await;
    app.screen.see_element(FRAME).await;
    app.close().await;
}
