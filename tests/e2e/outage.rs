//! The platform goes away and comes back.

use crate::harness::{ADMIN, App, Place, Server};

#[tokio::test]
async fn a_server_that_is_gone_and_back() {
    let mut server = Server::start();
    let app = App::start().await;
    app.sign_in_to(&server.url(), ADMIN).await;
    app.open_users().await;
    server.kill();
    app.screen.press("Pending approval").await;
    app.screen.see(Place::Status, "Offline since").await;
    app.screen.is_accessible("the console offline").await;
    server.restart();
    app.screen.see_no(Place::Page, "Offline since").await;
    app.open_users().await;
    app.close().await;
}
