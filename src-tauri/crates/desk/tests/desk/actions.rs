//! An action happens once and its outcome becomes known, whatever the cable does (invariant 4).

use serde_json::json;
use steward_contract::{
    Action, ActionFate, AddNoteRequest, Done, Effect, NoteCategory, NotePriority, ProblemCode, SuspendRequest,
    SuspensionNotice, SuspensionReason, UserPath,
};
use steward_desk::{DeskCode, ReadParts};
use uuid::Uuid;

use crate::support::Bench;

fn suspension(user_id: Uuid) -> Action {
    let body = SuspendRequest {
        reason: SuspensionReason::Security,
        justification: "A stranger signed in.".to_owned(),
        message: None,
        until: None,
        notice: SuspensionNotice { email: false, include_reason: false, include_appeal: false },
    };
    Action::SuspendUser { path: UserPath { user_id }, body }
}

fn is_suspended(done: &Done) -> bool {
    done.effects.iter().any(|effect| matches!(effect, Effect::Changes { new: Some(new), .. } if new == "suspended"))
}

async fn prepared(bench: &Bench) -> steward_desk::PreparedAction {
    let user = bench.user("active").await;
    bench.desk.prepare_action(bench.connection, suspension(user.user_id)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmed_action_says_what_it_did() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    assert_eq!(action.platform, "Kestrel", "the name that the rest of the screen has");
    let outcome = bench.desk.confirm_action(bench.connection, action.action_id, Some(bench.code())).await.unwrap();
    assert!(is_suspended(&outcome));
    assert_eq!((&outcome.effects, &outcome.digest), (&action.plan.effects, &action.digest), "what was reviewed");
    assert!(bench.desk.open_actions(bench.connection).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_code_changes_nothing_and_the_action_stays_prepared() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    let error = bench.desk.confirm_action(bench.connection, action.action_id, Some("000000".into())).await.unwrap_err();
    assert!(error.is(ProblemCode::WrongCode), "{error:?}");
    assert_eq!(bench.cable.changes(), 0);
    bench.desk.confirm_action(bench.connection, action.action_id, Some(bench.code())).await.unwrap();
}

/// The answer gets lost: the desk asks, and doesn't send a second time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_found_by_its_key() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.cable.lose_answers();
    let outcome = bench.desk.confirm_action(bench.connection, action.action_id, Some(bench.code())).await.unwrap();
    assert_eq!((is_suspended(&outcome), bench.cable.changes()), (true, 1));
}

/// Cut for good, the console restarted: the action is still known, and resolved when the platform is back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_outcome_survives_a_restart_and_is_resolved() {
    let mut bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.cable.lose_everything();
    let error = bench.desk.confirm_action(bench.connection, action.action_id, Some(bench.code())).await.unwrap_err();
    assert!(error.is(DeskCode::OutcomeUnknown), "{error:?}");
    let again = bench.desk.confirm_action(bench.connection, action.action_id, Some(bench.code())).await.unwrap_err();
    assert!(again.is(DeskCode::OutcomeUnknown), "it must not be sent blindly");
    bench.cable.heal();
    bench.restart().await;
    bench.desk.open_connection(bench.connection).await.unwrap();
    let open = bench.desk.open_actions(bench.connection).await.unwrap();
    assert_eq!(open[0].prepared, action);
    let fate = bench.desk.resolve_action(bench.connection, action.action_id).await.unwrap();
    let ActionFate::Done { outcome } = fate else { panic!("{fate:?}") };
    assert_eq!((outcome.subject, bench.cable.changes()), (action.plan.subject, 1));
    assert!(bench.desk.open_actions(bench.connection).await.unwrap().is_empty());
}

/// Whoever closes the dialog while an answer is on its way must not lose the key to it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_is_not_forgotten() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.cable.lose_everything();
    bench.desk.confirm_action(bench.connection, action.action_id, Some(bench.code())).await.unwrap_err();
    bench.cable.heal();
    bench.desk.discard_action(bench.connection, action.action_id).await.unwrap();
    assert_eq!(bench.desk.open_actions(bench.connection).await.unwrap().len(), 1);
    let fate = bench.desk.resolve_action(bench.connection, action.action_id).await.unwrap();
    assert!(matches!(fate, ActionFate::Done { .. }), "{fate:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_prepared_and_not_sent_is_gone_after_a_restart() {
    let mut bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.restart().await;
    bench.desk.open_connection(bench.connection).await.unwrap();
    let error = bench.desk.confirm_action(bench.connection, action.action_id, Some(bench.code())).await.unwrap_err();
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

/// A request that is not complete, or that would be refused, has no review.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_would_not_be_done_is_not_prepared() {
    let bench = Bench::new().await;
    let user = bench.user("active").await;
    let Action::SuspendUser { path, mut body } = suspension(user.user_id) else { unreachable!() };
    body.justification = " ".to_owned();
    let action = Action::SuspendUser { path, body };
    let error = bench.desk.prepare_action(bench.connection, action).await.unwrap_err();
    assert!(error.is(ProblemCode::InvalidFields) && error.fields[0].field == "justification", "{error:?}");
    let suspended = bench.user("suspended").await;
    let error = bench.desk.prepare_action(bench.connection, suspension(suspended.user_id)).await.unwrap_err();
    assert!(error.is(ProblemCode::WrongStatus), "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_needs_no_code_is_done_without_one_and_what_does_is_not() {
    let bench = Bench::new().await;
    let user = bench.user("active").await;
    let body = AddNoteRequest {
        text: "Called back.".to_owned(),
        category: NoteCategory::Support,
        priority: NotePriority::Normal,
        roles: Vec::new(),
    };
    let action = Action::AddNote { path: UserPath { user_id: user.user_id }, body };
    let note = bench.desk.prepare_action(bench.connection, action).await.unwrap();
    assert!(!note.needs_code);
    let done = bench.desk.confirm_action(bench.connection, note.action_id, None).await.unwrap();
    assert!(matches!(done.effects[..], [Effect::NoteAdded { .. }]));

    let grave = prepared(&bench).await;
    assert!(grave.needs_code);
    let error = bench.desk.confirm_action(bench.connection, grave.action_id, None).await.unwrap_err();
    assert!(error.is(ProblemCode::StepUpRequired), "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_window_reads_by_the_operations_name() {
    let bench = Bench::new().await;
    let user = bench.user("active").await;
    let parts = ReadParts { path: json!({"user_id": user.user_id}), ..ReadParts::default() };
    let read = bench.desk.read(bench.connection, "users.get", parts).await.unwrap();
    assert_eq!(read["name"], user.name);
    for (operation, parts) in [("me.sessions.list", ReadParts::default()), ("users.get", ReadParts::default())] {
        let error = bench.desk.read(bench.connection, operation, parts).await.unwrap_err();
        assert!(error.is(ProblemCode::InvalidFields), "{operation}: {error:?}");
    }
}
