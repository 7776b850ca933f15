//! Deleting a user and taking it back.

use steward_client::Call;
use steward_contract::{GetErasure, UserPath};

use crate::{
    harness::{ADMIN, App, PASSWORD, PEER, Peer, Place, Server},
    suspending::{LUCIA, confirm, open_lucia},
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
    for reviewed in ["pending", "referral", "Financial transactions"] {
        screen.see(Place::Dialog("Delete user"), reviewed).await;
    }
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

/// DEL-3: asked for here before the time is over, which another admin decides.
#[tokio::test]
async fn deletion_for_good_is_asked_for() {
    let server = Server::start();
    let app = App::start().await;
    settle_and_own(&server, &[ADMIN]).await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    Peer::sign_in(&server.url(), PEER, PASSWORD).await.delete(LUCIA).await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.press("Delete for good…").await;
    screen.see(Place::Dialog("Delete user for good"), "Compliance archive").await;
    screen.fill("Reason", "Asked for it in writing.").await;
    screen.tick("I know that nothing brings this user back").await;
    screen.is_accessible("asking to delete for good").await;
    screen.press("Review").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Ask for approval", &mut authenticator).await;
    screen.see(Place::Alert, "Lucía Peñasco waits for approval").await;
    screen.see(Place::Page, "Another admin decides until").await;
    app.close().await;
}

/// Makes admins owners, and leaves nothing that a deletion for good would wait for.
async fn settle_and_own(server: &Server, admins: &[&str]) {
    for email in admins {
        let owner = "UPDATE admin_roles SET role = 'owner' WHERE admin_id = (SELECT id FROM admins WHERE email = ?)";
        assert_eq!(server.change(owner, email).await, 1);
    }
    for settle in ["UPDATE payouts SET status = 3 WHERE ? <> ''", "UPDATE orders SET status = 4 WHERE ? <> ''"] {
        assert!(server.change(settle, "all").await > 0);
    }
}

/// Waits until nothing of her is left.
async fn erased(peer: &Peer) {
    for _ in 0..600 {
        let path = UserPath { user_id: LUCIA };
        // There is none before the platform began with it.
        let erasure = peer.try_call(Call::<GetErasure>::new(&path, &(), &()).unwrap()).await;
        if erasure.is_ok_and(|erasure| erasure.completed_at.is_some()) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("nobody is erased");
}

/// DEL-3: asked for by a colleague and approved here; the page of the user says what is left.
#[tokio::test]
async fn deleted_for_good() {
    let server = Server::start();
    let app = App::start().await;
    settle_and_own(&server, &[ADMIN, PEER]).await;
    let mut authenticator = app.sign_in_to(&server.url(), ADMIN).await;
    let mut peer = Peer::sign_in(&server.url(), PEER, PASSWORD).await;
    peer.delete(LUCIA).await;
    peer.delete_for_good(LUCIA).await;
    let screen = &app.screen;
    open_lucia(&app).await;
    screen.see(Place::Page, "Delete user for good").await;
    screen.press("Open the request").await;
    screen.see(Place::Region("Request"), "Compliance archive").await;
    screen.is_accessible("a request to delete for good").await;
    screen.press("Approve…").await;
    screen.press("Continue to the code").await;
    confirm(screen, "Approve request", &mut authenticator).await;
    screen.see(Place::Alert, "Approved and done: Lucía Peñasco").await;
    // The platform takes the steps by itself, and the palette finds by the id alone who is in no list any more.
    erased(&peer).await;
    screen.ctrl("k").await;
    screen.see_element("[role=dialog]").await;
    screen.keys(&LUCIA.to_string()).await;
    screen.see(Place::Dialog(""), "Deleted for good").await;
    screen.enter().await;
    screen.see(Place::Page, "Nothing brings them back").await;
    screen.see(Place::Region("Deleted for good"), "Personal data removed").await;
    screen.see_no(Place::Page, "Peñasco").await;
    screen.is_accessible("the page of an erased user").await;
    app.close().await;
}
