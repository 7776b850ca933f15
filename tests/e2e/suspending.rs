//! SUS-1 and REA-1 through the window, and what can come between.

use steward_contract::{UserListQuery, UserSelector, UserStatus};
use uuid::{Uuid, uuid};

use crate::harness::{ADMIN, App, Authenticator, PASSWORD, PEER, Peer, Place, Proxy, Screen, Server};

/// Somebody with sessions, tokens and a payout that waits, in every sample.
pub const LUCIA: Uuid = uuid!("c41e7a90-2b6f-4d1c-9e58-7f03ad218b64");

/// SUS-1, REA-1: effects before, review, code; then toast, row, page and audit tab tell the same; the way back, with
/// conditions; and what the user was told of both.
#[tokio::test]
async fn suspended_and_reactivated() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Suspend…").await;
    screen.see(Place::Dialog("Suspend"), "What will happen").await;
    screen.is_accessible("the form of a suspension").await;
    fill_suspension(screen).await;
    screen.tick("Temporary, until").await;
    screen.tick("Notify user by email").await;
    screen.tick("Include the reason code in words").await;
    screen.tick("Include how to appeal").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Suspend"), "Email with reason and how to appeal").await;
    screen.is_accessible("the review of a suspension").await;
    screen.press("Continue to the code").await;
    screen.see(Place::Dialog("Suspend"), "Code from your authenticator").await;
    screen.is_accessible("the confirmation of a suspension").await;
    confirm(screen, "Suspend user", &mut authenticator).await;

    screen.see(Place::Alert, "Lucía Peñasco is suspended").await;
    screen.press("Audit entry").await;
    screen.see(Place::Row("User suspended"), "SECURITY").await;
    screen.is_accessible("the audit tab").await;
    screen.see(Place::Head, "Suspended").await;

    screen.open_menu("Actions", "Reactivate…").await;
    for suspension in
        ["Login from another country minutes after a payout request.", "Asked for a pause while travelling."]
    {
        screen.see(Place::Dialog("Reactivate"), suspension).await;
    }
    screen.fill("Reason", "The user was called back and is who they say.").await;
    screen.tick("Require a new password at the next login").await;
    screen.tick("Monitor under the flag Watch for").await;
    screen.press("Review").await;
    screen.see(Place::Dialog("Reactivate"), "Watch for 30 days").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Reactivate user", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco is active again").await;
    screen.press_tab("Security").await;
    screen.see(Place::Region("Protection of the account"), "A new password is required at the next login.").await;
    screen.press("Outbox").await;
    for told in ["Your account is suspended", "Your account is active again"] {
        screen.see(Place::Region("Messages"), told).await;
    }
    app.close().await;
}

#[tokio::test]
async fn a_wrong_code_changes_nothing() {
    let server = Server::start();
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    let peer = Peer::sign_in(&server.url(), PEER, PASSWORD).await;
    to_the_code(&app).await;
    app.screen.type_code(&authenticator.wrong_code()).await;
    app.screen.press("Suspend user").await;
    app.screen.see(Place::Alert, "That code is not right. 2 attempts left.").await;
    app.screen.type_code(&authenticator.used_code()).await;
    app.screen.press("Suspend user").await;
    app.screen.see(Place::Alert, "That code was used already").await;
    app.screen.type_code(&authenticator.code_of_a_minute_ago()).await;
    app.screen.press("Suspend user").await;
    app.screen.see(Place::Alert, "That code is not right. 1 attempt left.").await;
    assert_eq!(status_of_lucia(&peer).await, UserStatus::Active);
    // The form is still there: the right code is all that was missing.
    confirm(&app.screen, "Suspend user", &mut authenticator).await;
    app.screen.see(Place::Alert, "Lucía Peñasco is suspended").await;
    app.close().await;
}

/// Nobody is suspended twice: what is offered is the way back, and who did it is said.
#[tokio::test]
async fn a_user_who_is_suspended_already() {
    let server = Server::start();
    let app = App::start().await;
    app.sign_in_to(&server.url(), ADMIN).await;
    Peer::sign_in(&server.url(), PEER, PASSWORD).await.suspend(LUCIA).await;
    open_lucia(&app).await;
    app.screen.see(Place::Head, "Suspended").await;
    app.screen.press("Actions").await;
    app.screen.see(Place::Menu, "Reactivate…").await;
    app.screen.see_no(Place::Menu, "Suspend…").await;
    app.close().await;
}

/// The other admin was faster: this one is told, and nothing happens twice.
#[tokio::test]
async fn two_admins_at_once() {
    let server = Server::start();
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    let mut peer = Peer::sign_in(&server.url(), PEER, PASSWORD).await;
    to_the_code(&app).await;
    peer.suspend(LUCIA).await;
    confirm(&app.screen, "Suspend user", &mut authenticator).await;
    app.screen.see(Place::Dialog("Suspend"), "Suspended by Ben Alder").await;
    assert_eq!(status_of_lucia(&peer).await, UserStatus::Suspended);
    peer.reactivate(LUCIA).await;
    assert_eq!(status_of_lucia(&peer).await, UserStatus::Active);
    app.close().await;
}

/// The answer got lost on the way: the console says so, asks what became of it and never repeats it.
#[tokio::test]
async fn a_lost_answer_is_resolved() {
    let server = Server::start();
    let proxy = Proxy::before(&server.url()).await;
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&proxy.url, ADMIN).await;
    let peer = Peer::sign_in(&server.url(), PEER, PASSWORD).await;
    to_the_code(&app).await;
    proxy.break_at_the_next_change();
    confirm(&app.screen, "Suspend user", &mut authenticator).await;
    app.screen.see(Place::Dialog("Suspend"), "We do not know yet").await;
    assert_eq!(status_of_lucia(&peer).await, UserStatus::Suspended);
    proxy.mend();
    app.screen.see(Place::Alert, "Lucía Peñasco is suspended").await;
    app.close().await;
}

pub async fn open_lucia(app: &App) {
    app.open_users().await;
    app.screen.fill("Search users", &format!("id:{LUCIA}")).await;
    app.screen.enter().await;
    app.screen.see(Place::Page, "1 match").await;
    app.screen.escape().await;
    app.screen.enter().await;
    app.screen.see(Place::Head, &LUCIA.to_string()).await;
}

/// Everything of a suspension but its code.
async fn to_the_code(app: &App) {
    open_lucia(app).await;
    app.screen.open_menu("Actions", "Suspend…").await;
    fill_suspension(&app.screen).await;
    app.screen.tick("Indefinite").await;
    app.screen.press("Review").await;
    app.screen.press("Continue to the code").await;
    app.screen.see(Place::Dialog("Suspend"), "Code from your authenticator").await;
}

/// Everything but its duration.
async fn fill_suspension(screen: &Screen) {
    screen.choose("Reason code", "SECURITY").await;
    screen.fill("Justification", "Login from another country minutes after a payout request.").await;
}

pub async fn confirm(screen: &Screen, button: &str, authenticator: &mut Authenticator) {
    screen.type_code(&authenticator.code().await).await;
    screen.press(button).await;
}

pub async fn status_of_lucia(peer: &Peer) -> UserStatus {
    let search = Some("lucia.p@example.com".to_owned());
    let query =
        UserListQuery { selector: UserSelector { search, ..UserSelector::default() }, ..UserListQuery::default() };
    peer.list(&query).await.items.iter().find(|user| user.user_id == LUCIA).unwrap().status
}
