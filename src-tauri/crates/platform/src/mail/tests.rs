//! Mail that meets bad servers: nothing is lost, and what comes twice is known by its Message-ID.

mod server;
mod sms;

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;
use steward_contract::SuspendUser;

use super::{Post, Smtp, Templates, worker};
use crate::{
    clock::Clock,
    domain::backoff,
    store::{leases::Lease, outbox},
    testing::{TestPlatform, bodies, on_both_databases},
};
use server::{Behaviour, Server};

on_both_databases!(
    mail_is_sent_once_and_as_it_was_meant,
    without_a_server_it_waits,
    a_server_that_dies_in_the_middle_gets_it_again,
    one_that_took_it_and_did_not_say_so_gets_the_same_again,
    a_server_that_stalls_is_given_up_for_now,
    a_refusal_for_now_is_tried_again_later_and_later,
    a_refusal_for_good_is_a_dead_letter_at_once,
    a_server_that_does_not_know_us_refuses_no_mail_for_good,
    what_never_gets_through_becomes_a_dead_letter,
    what_is_old_is_not_sent,
    two_servers_send_each_mail_once,
    one_that_died_with_its_lease_is_taken_over,
);

/// A platform that sends to a server, and one suspended user who is to be told.
async fn posting(platform: TestPlatform, server: &Server) -> TestPlatform {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("owner").await);
    admin.act::<SuspendUser>(user_id, &bodies::suspension()).await.ok();
    platform.posting(Post { smtp: Some(smtp(server)), ..Post::default() })
}

fn smtp(server: &Server) -> Smtp {
    let smtp = Smtp::new(&server.url().into(), "Kestrel <no-reply@example.net>").unwrap();
    // Only a server that says nothing is ever waited for.
    smtp.within(Duration::from_millis(if server.stalls() { 200 } else { 20_000 }))
}

async fn sweep(platform: &TestPlatform) {
    worker::sweep(&platform.platform).await.unwrap();
}

/// So many rows for which this holds.
async fn rows(platform: &TestPlatform, which: &str) -> i64 {
    platform.count(&format!("SELECT count(*) FROM outbox WHERE {which}")).await
}

const SENT: &str = "sent_at IS NOT NULL AND given_up_at IS NULL";
const WAITING: &str = "sent_at IS NULL AND given_up_at IS NULL";
const DEAD: &str = "sent_at IS NULL AND given_up_at IS NOT NULL";

async fn mail_is_sent_once_and_as_it_was_meant(platform: TestPlatform) {
    let server = Server::start([]).await;
    let platform = posting(platform, &server).await;
    for _ in 0..3 {
        sweep(&platform).await;
    }
    let [mail] = server.accepted().try_into().unwrap();
    assert_eq!((mail.from.as_str(), mail.to.as_str()), ("no-reply@example.net", "user1@example.org"));
    assert!(mail.data.contains("Subject: Your account is suspended") && mail.data.contains("Please call us."));
    assert!(mail.data.contains("text/plain") && mail.data.contains("text/html"), "{}", mail.data);
    assert_eq!(rows(&platform, &format!("{SENT} AND attempts = 1 AND last_error IS NULL")).await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM leases").await, 0);
}

async fn without_a_server_it_waits(platform: TestPlatform) {
    let server = Server::start([]).await;
    let platform = posting(platform, &server).await.posting(Post::default());
    sweep(&platform).await;
    assert_eq!(rows(&platform, &format!("{WAITING} AND attempts = 0")).await, 1);
}

async fn a_server_that_dies_in_the_middle_gets_it_again(platform: TestPlatform) {
    let server = Server::start([Behaviour::DiesInData, Behaviour::DiesAtOnce]).await;
    let platform = posting(platform, &server).await;
    for _ in 0..3 {
        sweep(&platform).await;
        platform.advance(TimeDelta::minutes(3));
    }
    assert_eq!(server.accepted().len(), 1);
    assert_eq!(rows(&platform, &format!("{SENT} AND attempts = 3")).await, 1);
}

async fn one_that_took_it_and_did_not_say_so_gets_the_same_again(platform: TestPlatform) {
    let server = Server::start([Behaviour::DiesAfterData]).await;
    let platform = posting(platform, &server).await;
    sweep(&platform).await;
    assert_eq!((server.accepted().len(), rows(&platform, WAITING).await), (1, 1));
    platform.advance(TimeDelta::minutes(1));
    sweep(&platform).await;
    let [first, second] = server.accepted().try_into().unwrap();
    assert_eq!(first.data, second.data, "to the last byte");
    assert!(first.data.contains("Message-ID: <"));
    assert_eq!(rows(&platform, SENT).await, 1);
}

async fn a_server_that_stalls_is_given_up_for_now(platform: TestPlatform) {
    let server = Server::start([Behaviour::Stalls]).await;
    let platform = posting(platform, &server).await;
    sweep(&platform).await;
    assert_eq!(rows(&platform, &format!("{WAITING} AND last_error = 'the mail server took too long'")).await, 1);
    platform.advance(TimeDelta::minutes(1));
    sweep(&platform).await;
    assert_eq!((server.accepted().len(), rows(&platform, SENT).await), (1, 1));
}

async fn a_refusal_for_now_is_tried_again_later_and_later(platform: TestPlatform) {
    let busy = Behaviour::Refuses("451 4.7.1 busy, come back");
    let server = Server::start([busy, busy, busy]).await;
    let platform = posting(platform, &server).await;
    sweep(&platform).await;
    assert_eq!(rows(&platform, &format!("{WAITING} AND last_error LIKE '%busy, come back%'")).await, 1);
    for pause in [1, 2, 4] {
        platform.advance(TimeDelta::minutes(pause) - TimeDelta::milliseconds(1));
        let before = server.connections();
        sweep(&platform).await;
        assert_eq!(server.connections(), before, "not yet");
        platform.advance(TimeDelta::milliseconds(1));
        sweep(&platform).await;
        assert_eq!(server.connections(), before + 1, "after {pause} minutes");
    }
    assert_eq!((server.accepted().len(), rows(&platform, SENT).await), (1, 1));
}

async fn a_refusal_for_good_is_a_dead_letter_at_once(platform: TestPlatform) {
    let server = Server::start([Behaviour::Refuses("550 5.1.1 nobody of that name")]).await;
    let platform = posting(platform, &server).await;
    sweep(&platform).await;
    assert_eq!(
        rows(&platform, &format!("{DEAD} AND attempts = 1 AND last_error LIKE '%nobody of that name%'")).await,
        1
    );
    platform.advance(TimeDelta::days(1));
    sweep(&platform).await;
    assert_eq!((server.connections(), server.accepted().len()), (1, 0));
}

async fn a_server_that_does_not_know_us_refuses_no_mail_for_good(platform: TestPlatform) {
    let server = Server::start([Behaviour::Refuses("530 5.7.0 authentication required")]).await;
    let platform = posting(platform, &server).await;
    sweep(&platform).await;
    assert_eq!(rows(&platform, WAITING).await, 1);
}

async fn what_never_gets_through_becomes_a_dead_letter(platform: TestPlatform) {
    let server = Server::start(vec![Behaviour::DiesAtOnce; 100]).await;
    let platform = posting(platform, &server).await;
    for tried in 1..=backoff::MOST {
        assert_eq!(rows(&platform, WAITING).await, 1, "after {tried} tries");
        sweep(&platform).await;
        platform.advance(backoff::pause(tried));
    }
    assert_eq!(rows(&platform, &format!("{DEAD} AND attempts = {}", backoff::MOST)).await, 1);
    assert_eq!(server.connections(), usize::try_from(backoff::MOST).unwrap());
}

/// As when a mail server is set up long after the first mail was written.
async fn what_is_old_is_not_sent(platform: TestPlatform) {
    let server = Server::start([]).await;
    let platform = posting(platform, &server).await;
    platform.advance(TimeDelta::days(3) + TimeDelta::milliseconds(1));
    sweep(&platform).await;
    assert_eq!((server.connections(), rows(&platform, DEAD).await), (0, 1));
}

async fn two_servers_send_each_mail_once(platform: TestPlatform) {
    let server = Server::start([]).await;
    let one = posting(platform, &server).await;
    let content = json!({"name": "Lucía"}).to_string();
    for number in 2..=60 {
        let id = if one.is_postgres() { "gen_random_uuid()" } else { "randomblob(16)" };
        let row = format!(
            "INSERT INTO outbox (mail_id, recipient, template, content, created_at, attempts, queued_at, next_try_at) \
             VALUES ({id}, 'user{number}@example.org', 'restoration', '{content}', 1790000000000, 0, 1790000000000, 0)"
        );
        one.execute(&row).await;
    }
    let other = one.another();
    tokio::join!(sweep(&one), sweep(&other), sweep(&one), sweep(&other));
    let mut recipients: Vec<String> = server.accepted().into_iter().map(|mail| mail.to).collect();
    assert_eq!(recipients.len(), 60);
    recipients.sort_unstable();
    recipients.dedup();
    assert_eq!((recipients.len(), rows(&one, SENT).await), (60, 60));
}

async fn one_that_died_with_its_lease_is_taken_over(platform: TestPlatform) {
    let server = Server::start([]).await;
    let platform = posting(platform, &server).await;
    let templates: Vec<_> = Templates::all().collect();
    let read = platform.platform.database().read();
    let due = outbox::due(read, &templates, platform.clock.now_ms(), 1).await.unwrap();
    let died = Lease::take(&platform.platform, format!("mail.{}", due[0].mail_id), worker::TERM).await.unwrap();
    assert!(died.is_some());
    sweep(&platform).await;
    assert_eq!(server.connections(), 0, "somebody is at it");
    platform.advance(worker::TERM);
    sweep(&platform).await;
    assert_eq!((server.accepted().len(), rows(&platform, SENT).await), (1, 1));
}
