//! REA-1: what needs a second admin, asked for by one and decided by another.

use steward_contract::{SuspensionReason, UserStatus};

use crate::{
    harness::{ADMIN, App, PASSWORD, PEER, Peer, Place, Server},
    suspending::{LUCIA, confirm, open_lucia, status_of_lucia},
};

/// Asked for by a colleague, approved here: what was foreseen beside what would happen now, a code, and it is done.
#[tokio::test]
async fn what_a_colleague_asked_for_is_approved() {
    let server = Server::start();
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    let mut peer = Peer::sign_in(&server.url(), PEER, PASSWORD).await;
    peer.suspend_for(SuspensionReason::Fraud, LUCIA).await;
    peer.reactivate(LUCIA).await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.see(Place::Head, "Suspended").await;
    screen.keys("ga").await;
    screen.see(Place::Head, "Approvals").await;
    screen.see(Place::Region("Request"), "All clear.").await;
    screen.is_accessible("a request for approval").await;
    screen.press("Approve…").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Approve request", &mut authenticator).await;
    screen.see(Place::Alert, "Approved and done: Lucía Peñasco").await;
    screen.see(Place::Page, "Nothing waits for you").await;
    assert_eq!(status_of_lucia(&peer).await, UserStatus::Active);
    app.close().await;
}

/// The same with no for an answer: nothing is done, and the list of what was decided says why.
#[tokio::test]
async fn what_a_colleague_asked_for_is_rejected() {
    let server = Server::start();
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    let mut peer = Peer::sign_in(&server.url(), PEER, PASSWORD).await;
    peer.suspend_for(SuspensionReason::Fraud, LUCIA).await;
    peer.reactivate(LUCIA).await;
    let screen = &app.screen;
    screen.keys("ga").await;
    screen.see(Place::Region("Request"), "All clear.").await;
    screen.press("Reject…").await;
    screen.fill("Reason", "Two cards are still disputed.").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Reject request", &mut authenticator).await;
    screen.see(Place::Alert, "The request for Lucía Peñasco is rejected").await;
    screen.see(Place::Page, "Nothing waits for you").await;
    screen.tick("Decided").await;
    screen.see(Place::Region("Request"), "Two cards are still disputed.").await;
    screen.is_accessible("a request that was rejected").await;
    assert_eq!(status_of_lucia(&peer).await, UserStatus::Suspended);
    app.close().await;
}

/// Asked for here: the dialog says that somebody else decides, and nobody decides their own.
#[tokio::test]
async fn what_is_asked_for_here_waits() {
    let server = Server::start();
    let app = App::start().await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    Peer::sign_in(&server.url(), PEER, PASSWORD).await.suspend_for(SuspensionReason::Fraud, LUCIA).await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.open_menu("Actions", "Reactivate…").await;
    screen.fill("Reason", "The bank took its claim back.").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Ask for approval", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco waits for approval").await;
    screen.see(Place::Head, "Suspended").await;
    screen.is_accessible("a user about whom something waits").await;
    app.close().await;
}

/// APR-1: from the account that waits to the one that is let in, with what it handed in beside it; then comes the next one.
#[tokio::test]
async fn a_new_account_is_let_in() {
    let app = App::start().await;
    let mut authenticator = app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    screen.keys("gp").await;
    screen.see(Place::Head, "waiting, oldest").await;
    screen.see(Place::Region("Checks"), "verified").await;
    let applicant = screen.text_of("section[aria-label=Account] h2").await;
    screen.is_accessible("an account that waits").await;
    screen.keys("a").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Approve account", &mut authenticator).await;
    screen.see(Place::Alert, "is approved").await;
    screen.see_no(Place::Region("Account"), &applicant).await;
    screen.see(Place::Region("Checks"), "verified").await;
    app.close().await;
}
