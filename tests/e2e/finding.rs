//! LST-2 to LST-9, in the window, with the API as the judge.

use std::collections::BTreeMap;

use serde_json::json;
use steward_contract::{FilterId, UserListQuery, UserPage, UserSelector};

use crate::harness::{ADMIN, App, Options, PASSWORD, PEER, Peer, Place, Screen, Server, USERS};

/// LST-9: guide A's example, typed into the search box, shows exactly the users that it describes.
#[tokio::test]
async fn the_example_of_guide_a() {
    let server = Server::start();
    let app = App::start().await;
    app.sign_in_to(&server.url(), ADMIN).await;
    app.open_users().await;
    search(&app.screen, "email:gmail.com status:ACTIVE registered:2024-01-01..2024-06-30 kyc:APPROVED").await;

    let peer = Peer::sign_in(&server.url(), PEER, PASSWORD).await;
    let judged = peer.list(&example()).await;
    assert!(judged.total.count > 0, "the sample has users of the example");
    app.screen.see(Place::Page, &format!("{} match", judged.total.count)).await;
    assert_eq!(shown_names(&app.screen, &judged).await, names(&judged));
    app.screen.is_accessible("a filtered list").await;
    app.close().await;
}

fn example() -> UserListQuery {
    let filters = [
        (FilterId::Email, "gmail.com"),
        (FilterId::Status, "active"),
        (FilterId::RegisteredAfter, "2024-01-01"),
        (FilterId::RegisteredBefore, "2024-06-30"),
        (FilterId::KycStatus, "approved"),
    ];
    let filters: BTreeMap<_, _> = filters.into_iter().map(|(filter, value)| (filter, value.to_owned())).collect();
    let selector = UserSelector { filters, ..UserSelector::default() };
    UserListQuery { selector, sort: Some("-last_activity".to_owned()), limit: Some(50), ..UserListQuery::default() }
}

fn names(page: &UserPage) -> Vec<String> {
    page.items.iter().take(10).map(|user| user.name.trim().to_owned()).collect()
}

/// The names in the first rows, once as many are drawn as there are to compare.
async fn shown_names(screen: &Screen, judged: &UserPage) -> Vec<String> {
    let rows = names(judged).len();
    screen
        .see_element(&format!("[role=row][data-index='{}']:not([aria-busy]) [role=gridcell]:nth-child(2)", rows - 1))
        .await;
    let script = "return [...document.querySelectorAll('[role=row][data-index]')]
        .sort((a, b) => a.dataset.index - b.dataset.index).slice(0, arguments[0])
        .map((row) => row.querySelector('[role=gridcell]:nth-child(2) [dir=auto]').textContent.trim())";
    serde_json::from_value(screen.evaluate(script, vec![json!(rows)]).await).unwrap()
}

async fn search(screen: &Screen, text: &str) {
    screen.fill("Search users", text).await;
    screen.enter().await;
}

/// LST-2: a name with accents, found without them; a mistake in the syntax is named where it stands.
#[tokio::test]
async fn words_and_mistakes() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    app.open_users().await;
    search(&app.screen, "lucia penasco").await;
    app.screen.see(Place::Region("All users"), "Lucía Peñasco").await;
    search(&app.screen, "statsu:active ").await;
    app.screen.see_element("[role=alert]").await;
    app.screen.is_accessible("a mistake in the search").await;
    search(&app.screen, "nobody-has-this-name-at-all").await;
    app.screen.see(Place::Page, "0 match").await;
    app.screen.is_accessible("a list without a match").await;
    app.close().await;
}

/// The whole way with the keyboard: search, move, peek, open, next user, back.
#[tokio::test]
async fn with_the_keyboard_only() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let screen = &app.screen;
    screen.keys("gu").await;
    screen.see(Place::Page, &format!("{} users", "2,000")).await;
    assert_eq!(USERS, 2_000);
    screen.keys("/").await;
    screen.keys("lucia penasco").await;
    let first = "return document.querySelector(\"[role=row][data-index='0']\")?.textContent.includes(arguments[0])";
    screen.until("Lucía in the first row", first, vec![json!("Lucía Peñasco")]).await;
    screen.escape().await;
    screen.keys(" ").await;
    screen.see_element("aside[aria-label^='Preview of']").await;
    screen.enter().await;
    screen.see(Place::Head, "c41e7a90-2b6f-4d1c-9e58-7f03ad218b64").await;
    screen.keys("2").await;
    screen.escape().await;
    screen.see_element("[role=grid]").await;
    screen.ctrl("k").await;
    screen.see_element("[role=dialog]").await;
    screen.is_accessible("the palette").await;
    screen.keys("settings").await;
    screen.enter().await;
    screen.see(Place::Region("Appearance"), "Time zone").await;
    app.close().await;
}

/// Text of users is never markup: the sample's hostile names are shown as they are and run nothing.
#[tokio::test]
async fn hostile_text_is_text() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    app.open_users().await;
    let watch = "window.alert = () => { window.__ran = true }; return true";
    app.screen.evaluate(watch, Vec::new()).await;
    search(&app.screen, "\"<script>alert(1)</script>\"").await;
    app.screen.see(Place::Region("All users"), "<script>alert(1)</script>").await;
    let script = "return window.__ran === true || document.querySelector('[role=grid] script') !== null";
    assert_eq!(app.screen.evaluate(script, Vec::new()).await, json!(false));
    app.close().await;
}

/// LST-8: a link from a ticket opens the user, also when it starts the program.
#[tokio::test]
async fn a_link_opens_its_user() {
    let app = App::start().await;
    app.sign_in_for_the_first_time().await;
    let home = app.close().await;
    let link = Some("steward://user/c41e7a90-2b6f-4d1c-9e58-7f03ad218b64".to_owned());
    let app = App::start_with(&Options { link, ..Options::default() }, home).await;
    app.screen.see(Place::Region("Profile"), "lucia.p@example.com").await;
    app.screen.see(Place::Head, "Actions").await;
    app.close().await;
}
