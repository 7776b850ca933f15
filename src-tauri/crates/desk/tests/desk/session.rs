//! Signing in, staying signed in, locking: against a real platform.

use chrono::TimeDelta;
use steward_contract::{GetMe, ListMySessions, ProblemCode, RevokeMySession, SessionPath};
use steward_desk::{Clock as _, DeskCode, Event, Settings};

use crate::support::Bench;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_kept_over_a_restart() {
    let mut bench = Bench::new().await;
    bench.restart().await;
    let opened = bench.desk.open_connection(bench.connection).await.unwrap();
    assert_eq!(opened.me.map(|me| me.email), opened.connection.account);
    assert!(opened.connection.signed_in);
}

/// CON-4: many calls at once after the token ran out make one refresh; a second one would end the session.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_token_is_renewed_once() {
    let bench = Bench::new().await;
    bench.clock.advance(TimeDelta::minutes(11));
    let calls = (0..20).map(|_| bench.desk.call::<GetMe>(bench.connection, &(), &(), &()));
    for answer in futures::future::join_all(calls).await {
        answer.unwrap();
    }
    assert!(!bench.events().iter().any(|event| matches!(event, Event::SessionEnded { .. })));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_are_renewed_in_the_background() {
    let mut bench = Bench::new().await;
    for _ in 0..5 {
        bench.clock.advance(TimeDelta::minutes(9));
        bench.desk.look_after_sessions().await;
    }
    bench.restart().await;
    // Idle for longer than the lock allows.
    bench.desk.state().await.unwrap();
    bench.desk.unlock_console(Some(bench.password()), None).await.unwrap();
    assert!(bench.desk.open_connection(bench.connection).await.unwrap().me.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_was_revoked_ends_here_too() {
    let bench = Bench::new().await;
    let sessions = bench.desk.call::<ListMySessions>(bench.connection, &(), &(), &()).await.unwrap();
    let path = SessionPath { session_id: sessions[0].id };
    bench.desk.call::<RevokeMySession>(bench.connection, &path, &(), &()).await.unwrap();
    let error = bench.desk.call::<GetMe>(bench.connection, &(), &(), &()).await.unwrap_err();
    assert!(error.is(ProblemCode::SessionEnded), "{error:?}");
    assert!(bench.events().iter().any(|event| matches!(event, Event::SessionEnded { .. })));
    bench.sign_in_again().await;
    bench.desk.call::<GetMe>(bench.connection, &(), &(), &()).await.unwrap();
}

/// What was told of the platform's reach last: whether it is there, and in how many seconds it is looked for again.
fn told(bench: &Bench) -> Option<(bool, Option<i64>)> {
    bench.events().into_iter().rev().find_map(|event| match event {
        Event::ConnectionChanged { online, next_try, .. } => {
            Some((online, next_try.map(|at| (at - bench.clock.now()).num_seconds())))
        }
        _ => None,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_platform_out_of_reach_is_looked_for_when_it_was_said() {
    let bench = Bench::new().await;
    bench.cable.cut();
    bench.desk.call::<GetMe>(bench.connection, &(), &(), &()).await.unwrap_err();
    assert_eq!(told(&bench), Some((false, Some(10))));
    bench.clock.advance(TimeDelta::seconds(4));
    bench.desk.look_after_sessions().await;
    assert_eq!(told(&bench), Some((false, Some(6))));
    bench.clock.advance(TimeDelta::seconds(6));
    bench.desk.look_after_sessions().await;
    assert_eq!(told(&bench), Some((false, Some(10))));
    bench.cable.heal();
    bench.desk.try_connection(bench.connection).await.unwrap();
    assert_eq!(told(&bench), Some((true, None)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_console_answers_nothing_and_opens_with_password_or_code() {
    let bench = Bench::new().await;
    bench.desk.lock_console().await.unwrap();
    let error = bench.desk.call::<GetMe>(bench.connection, &(), &(), &()).await.unwrap_err();
    assert!(error.is(DeskCode::ConsoleLocked));
    assert!(bench.desk.exports(bench.connection).await.unwrap_err().is(DeskCode::ConsoleLocked));
    for error in [
        bench.desk.save_settings(Settings { lock_after_minutes: 60, ..Settings::default() }).await.unwrap_err(),
        bench.desk.add_connection(&bench.cable.url, "Elsewhere").await.unwrap_err(),
        bench.desk.rename_connection(bench.connection, "Elsewhere").await.unwrap_err(),
        bench.desk.remove_connection(bench.connection).await.unwrap_err(),
        bench.desk.open_built_in().await.unwrap_err(),
    ] {
        assert!(error.is(DeskCode::ConsoleLocked), "{error:?}");
    }
    assert_eq!(bench.desk.state().await.unwrap().connections[0].name, "Kestrel");
    assert_eq!(bench.desk.settings().await.unwrap(), Settings::default());
    let wrong = bench.desk.unlock_console(Some("wrong".into()), None).await.unwrap_err();
    assert!(wrong.is(ProblemCode::WrongCredentials), "{wrong:?}");
    bench.desk.unlock_console(Some(bench.password()), None).await.unwrap();
    bench.desk.call::<GetMe>(bench.connection, &(), &(), &()).await.unwrap();
    bench.desk.lock_console().await.unwrap();
    bench.desk.unlock_console(None, Some(bench.code())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_is_no_way_around_the_lock() {
    let mut bench = Bench::new().await;
    bench.desk.lock_console().await.unwrap();
    bench.restart().await;
    assert!(bench.desk.state().await.unwrap().locked);
    assert!(bench.desk.open_connection(bench.connection).await.unwrap_err().is(DeskCode::ConsoleLocked));
    bench.desk.unlock_console(Some(bench.password()), None).await.unwrap();
    assert!(bench.desk.open_connection(bench.connection).await.unwrap().me.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_is_a_way_out_of_the_lock_and_leaves_nothing() {
    let bench = Bench::new().await;
    bench.desk.lock_console().await.unwrap();
    bench.desk.sign_out(bench.connection).await.unwrap();
    assert!(!bench.desk.state().await.unwrap().locked);
    assert!(bench.desk.open_connection(bench.connection).await.unwrap().me.is_none());
    let entry = format!("session-{}", bench.connection);
    assert!(steward_desk::Keychain::read(&*bench.keychain, &entry).unwrap().is_none());
}
