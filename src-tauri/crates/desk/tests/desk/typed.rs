//! A password that an admin types into a form (CRE-1): sent, and in no store and no answer before.

use steward_contract::{Action, CreateUserRequest, Effect, ProblemCode, UserStatus, UserType};

use crate::support::Bench;

const PASSWORD: &str = "correct horse battery";

async fn prepared(bench: &Bench) -> steward_desk::PreparedAction {
    let body = CreateUserRequest {
        name: "Lucía Nueva".to_owned(),
        email: Some("lucia.nueva@example.net".to_owned()),
        phone: None,
        phone_extension: None,
        username: None,
        status: UserStatus::Active,
        user_types: vec![UserType::Learner],
        roles: Vec::new(),
        permissions: Vec::new(),
        password: Some(PASSWORD.into()),
        send_link: false,
    };
    bench.desk.prepare_action(bench.connection, Action::CreateUser { path: (), body }).await.unwrap()
}

fn is_in(text: &[u8]) -> bool {
    text.windows(PASSWORD.len()).any(|window| window == PASSWORD.as_bytes())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_sent_and_nowhere_before() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    assert!(action.has_secret && !is_in(&serde_json::to_vec(&action).unwrap()));
    for file in std::fs::read_dir(bench.folder.path().join("desk")).unwrap() {
        assert!(!is_in(&std::fs::read(file.unwrap().path()).unwrap()));
    }
    let done = bench.desk.confirm_action(bench.connection, action.action_id, None).await.unwrap();
    assert!(done.effects.contains(&Effect::PasswordChanged), "{:?}", done.effects);
}

/// Without it, it would be another action: then nothing is sent at all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_forgotten_is_not_sent_without_it() {
    let mut bench = Bench::new().await;
    let first = prepared(&bench).await;
    prepared(&bench).await;
    let error = bench.desk.confirm_action(bench.connection, first.action_id, None).await.unwrap_err();
    assert!(error.is(ProblemCode::NotFound), "{error:?}");
    let last = prepared(&bench).await;
    bench.restart().await;
    bench.desk.open_connection(bench.connection).await.unwrap();
    let error = bench.desk.confirm_action(bench.connection, last.action_id, None).await.unwrap_err();
    assert!(error.is(ProblemCode::NotFound), "{error:?}");
    assert_eq!(bench.cable.changes(), 0);
}

/// Another action that is given up meanwhile takes nothing with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_goes_with_its_own_action_alone() {
    let bench = Bench::new().await;
    let action = prepared(&bench).await;
    bench.desk.discard_action(bench.connection, uuid::Uuid::nil()).await.unwrap();
    bench.desk.confirm_action(bench.connection, action.action_id, None).await.unwrap();
}
