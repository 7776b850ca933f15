//! An action happens once and its outcome becomes known, whatever the cable does (invariant 4).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on ends")]

mod support;

use steward_contract::{ActionFate, ProblemCode, SuspendRequest, SuspensionNotice, SuspensionReason, UserStatus};
use steward_desk::DeskCode;
use support::Bench;

fn request() -> SuspendRequest {
    SuspendRequest {
        reason: SuspensionReason::Security,
        justification: "A stranger signed in.".to_owned(),
        message: None,
        until: None,
        notice: SuspensionNotice { email: false, include_reason: false, include_appeal: false },
    }
}

async fn prepared(bench: &Bench) -> steward_desk::PreparedAction {
    let user = bench.user("active").await;
    bench.desk.prepare_suspend(bench.connection, user.user_id, request()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmed_action_says_what_it_did() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    assert_eq!(action.platform, "Kestrel", "the name that the rest of the screen has");
    let outcome = bench.desk.confirm_action(bench.connection, action.action_id, bench.code()).await.unwrap();
    assert_eq!((outcome.status, outcome.digest), (UserStatus::Suspended, action.digest));
    assert!(bench.desk.open_actions(bench.connection).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_code_changes_nothing_and_the_action_stays_prepared() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    let error = bench.desk.confirm_action(bench.connection, action.action_id, "000000".into()).await.unwrap_err();
    assert!(error.is(ProblemCode::WrongCode), "{error:?}");
    assert_eq!(bench.cable.changes(), 0);
    bench.desk.confirm_action(bench.connection, action.action_id, bench.code()).await.unwrap();
}

/// The answer gets lost: the desk asks, and doesn't send a second time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_found_by_its_key() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.cable.lose_answers();
    let outcome = bench.desk.confirm_action(bench.connection, action.action_id, bench.code()).await.unwrap();
    assert_eq!((outcome.status, bench.cable.changes()), (UserStatus::Suspended, 1));
}

/// Cut for good, the console restarted: the action is still known, and resolved when the platform is back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_outcome_survives_a_restart_and_is_resolved() {
    let mut bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.cable.lose_everything();
    let error = bench.desk.confirm_action(bench.connection, action.action_id, bench.code()).await.unwrap_err();
    assert!(error.is(DeskCode::OutcomeUnknown), "{error:?}");
    let again = bench.desk.confirm_action(bench.connection, action.action_id, bench.code()).await.unwrap_err();
    assert!(again.is(DeskCode::OutcomeUnknown), "it must not be sent blindly");
    bench.cable.heal();
    bench.restart().await;
    bench.desk.open_connection(bench.connection).await.unwrap();
    let open = bench.desk.open_actions(bench.connection).await.unwrap();
    assert_eq!(open[0].prepared, action);
    let fate = bench.desk.resolve_action(bench.connection, action.action_id).await.unwrap();
    let ActionFate::Done { outcome } = fate else { panic!("{fate:?}") };
    assert_eq!((outcome.user_id, bench.cable.changes()), (action.user_id, 1));
    assert!(bench.desk.open_actions(bench.connection).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_prepared_and_not_sent_is_gone_after_a_restart() {
    let mut bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.restart().await;
    bench.desk.open_connection(bench.connection).await.unwrap();
    let error = bench.desk.confirm_action(bench.connection, action.action_id, bench.code()).await.unwrap_err();
    assert!(error.is(ProblemCode::NotFound));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pasted_text_finds_its_user() {
    let bench = Bench::new().await;
    let user = bench.user("active").await;
    let texts = [user.user_id.to_string(), user.numeric_id.clone(), user.email.clone().unwrap(), user.name.clone()];
    for text in texts {
        let found = bench.desk.find_user(bench.connection, &text).await.unwrap();
        assert!(found.iter().any(|found| found.user_id == user.user_id), "{text}: {found:?}");
    }
}
