//! A temporary password (PWD-3): in the window that shows it, once, and nowhere else.

use steward_contract::{Action, Done, ProblemCode, ReasonRequest, UserPath};
use steward_desk::{DeskCode, Event};
use uuid::Uuid;

use crate::support::Bench;

async fn made(bench: &Bench) -> (Uuid, Done) {
    let body = ReasonRequest { reason: "No mail at hand, known by voice.".to_owned() };
    let path = UserPath { user_id: bench.user("active").await.user_id };
    let action = Action::SetTemporaryPassword { path, body };
    let prepared = bench.desk.prepare_action(bench.connection, action).await.unwrap();
    let done = bench.desk.confirm_action(bench.connection, prepared.action_id, Some(bench.code())).await.unwrap();
    (prepared.action_id, done)
}

fn shown(bench: &Bench) -> Vec<Uuid> {
    let shown = |event: Event| if let Event::ShowOnce { id } = event { Some(id) } else { None };
    bench.events().into_iter().filter_map(shown).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_shown_as_long_as_its_window_is_open() {
    let bench = Bench::new().await;
    let (id, done) = made(&bench).await;
    assert_eq!(shown(&bench), [id]);
    let about = bench.desk.shown_once(id).unwrap();
    assert_eq!((about.length, about.platform.as_str(), about.audit), (Some(14), "Kestrel", done.audit.clone()));
    assert!(about.until.is_some());
    let password = bench.desk.reveal_once(id).unwrap();
    assert_eq!(bench.desk.reveal_once(id).unwrap(), password, "hidden and shown again in its window");
    bench.desk.forget_once(id);
    assert!(bench.desk.reveal_once(id).unwrap_err().is(ProblemCode::NotFound));
    assert!(bench.desk.shown_once(id).unwrap_err().is(ProblemCode::NotFound));

    let told = format!("{done:?} {}", serde_json::to_string(&done).unwrap());
    assert!(!told.contains(&password), "in what the window of the console is told");
    assert!(!format!("{:?}", bench.events()).contains(&password), "in an event");
    for file in std::fs::read_dir(bench.folder.path().join("desk")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(password.len()).any(|window| window == password.as_bytes()), "in a file");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_ends_it_and_leaves_nothing_in_the_clipboard() {
    let bench = Bench::new().await;
    let (id, _) = made(&bench).await;
    let password = bench.desk.reveal_once(id).unwrap();
    bench.desk.copy_once(id).unwrap();
    assert_eq!(bench.clipboard.says(), Some(password));
    bench.desk.lock_console().await.unwrap();
    assert_eq!(bench.clipboard.says(), None);
    assert!(bench.desk.reveal_once(id).unwrap_err().is(DeskCode::ConsoleLocked));
    assert!(bench.events().iter().any(|event| matches!(event, Event::OnceOver)));
    bench.desk.unlock_console(Some(bench.password()), None).await.unwrap();
    assert!(bench.desk.reveal_once(id).unwrap_err().is(ProblemCode::NotFound));
}

/// Whoever signs out may be followed by somebody else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_ends_it() {
    let bench = Bench::new().await;
    let (id, _) = made(&bench).await;
    bench.desk.copy_once(id).unwrap();
    bench.desk.sign_out(bench.connection).await.unwrap();
    assert_eq!(bench.clipboard.says(), None);
    assert!(bench.desk.reveal_once(id).is_err());
}

/// Its window says so, and that another one can be made.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_got_lost_on_the_way_is_not_told_again() {
    let bench = Bench::new().await;
    bench.cable.lose_answers();
    let (id, _) = made(&bench).await;
    assert_eq!(shown(&bench), [id]);
    assert_eq!(bench.desk.shown_once(id).unwrap().length, None);
    assert!(bench.desk.reveal_once(id).unwrap_err().is(ProblemCode::NotFound));
    assert!(bench.desk.copy_once(id).is_err());
}
