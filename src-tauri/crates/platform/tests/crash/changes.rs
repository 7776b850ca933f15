//! After the restart every key has one outcome, and the log over the data as it was gives the data as it is.

use std::{
    collections::BTreeMap,
    net::TcpStream,
    sync::mpsc::{self, Sender},
    thread,
    time::Duration,
};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use steward_contract::{AuditAction, FieldChange, UserStatus, request_digest};
use steward_platform::{
    auth::secret,
    clock::{Clock, SystemClock},
    store::{
        Database,
        codes::{Numbered, PayoutStatus},
        entity::{action, api_token, audit_entry, outbox, payout, step_up_grant, suspension, user, user_session},
    },
};
use uuid::Uuid;

use crate::{
    running::{HOUR, Server, create_admin, fresh, receive, run, send, sign_in_all},
    since,
};

/// Changes that are sent at once before the server is killed.
const AT_ONCE: usize = 9;
/// Of these, how many wait for their answer; the others hang up as soon as they have sent.
const WAITING: usize = 6;

/// How often the server is killed; `STEWARD_TEST_KILLS` asks for more.
fn rounds() -> usize {
    std::env::var("STEWARD_TEST_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20)
}

fn body() -> Value {
    json!({
        "reason": "SECURITY", "justification": "Ticket 4411", "message": null, "until": null,
        "notice": {"email": true, "include_reason": true, "include_appeal": false},
    })
}

/// One suspension that is to happen once.
#[derive(Clone)]
struct Change {
    /// The user's number.
    number: i64,
    user_id: Uuid,
    key: Uuid,
    grant: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_every_change_has_one_outcome() {
    let folder = tempfile::tempdir().unwrap();
    killed_in_the_middle(&format!("sqlite:{}", folder.path().join("platform.db").display())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgres_every_change_has_one_outcome() {
    let Ok(server) = std::env::var("STEWARD_TEST_POSTGRES") else { return };
    killed_in_the_middle(&fresh(&server, "crash").await).await;
}

async fn killed_in_the_middle(url: &str) {
    let rounds = rounds();
    let users = (rounds * AT_ONCE * 2).to_string();
    run(url, &["seed", "--users", &users]);
    create_admin(url, "grace@example.com");
    let database = Database::open(url).await.unwrap();
    let changes = prepare(&database, rounds * AT_ONCE).await;
    // Sample users were written to before; what counts is what they are written from here on.
    database.write().execute_unprepared("DELETE FROM outbox").await.unwrap();
    let before = Before::of(&database).await;
    let mut server = Server::start(url);
    for (round, changes) in changes.chunks(AT_ONCE).enumerate() {
        // From none to all of the answers have come when it dies.
        let answers = kill_during(server, changes, round % (WAITING + 1), later(round));
        server = Server::start(url);
        for (change, answer) in changes.iter().zip(answers) {
            let outcome = resolved(&server.address, change);
            assert!(answer.is_none_or(|told| told == outcome), "what was told is not what happened");
        }
    }
    drop(server);
    each_happened_once(&database, &changes, before.entries).await;
    assert_eq!(replayed(&database, before).await, statuses(&database).await);
}

/// A confirmation for each change, as codes would have made them.
async fn prepare(database: &Database, count: usize) -> Vec<Change> {
    let (session_id, admin_id) = sign_in_all(database).await[0];
    let active = user::Entity::find().filter(user::Column::Status.eq(UserStatus::Active.number()));
    let users = active.order_by_asc(user::Column::Id).all(database.read()).await.unwrap();
    assert!(users.len() >= count);
    let mut changes = Vec::new();
    for user in &users[..count] {
        let key = Uuid::from_u128(user.user_id.as_u128() ^ 1);
        let change = Change { number: user.id, user_id: user.user_id, key, grant: format!("sg_{}", user.id) };
        let grant = grant(admin_id, session_id, &change).into_active_model();
        step_up_grant::Entity::insert(grant).exec_without_returning(database.write()).await.unwrap();
        changes.push(change);
    }
    changes
}

fn grant(admin_id: Uuid, session_id: Uuid, change: &Change) -> step_up_grant::Model {
    let target = change.user_id.to_string();
    step_up_grant::Model {
        hash: secret::hash(&change.grant),
        admin_id,
        session_id,
        operation: "users.suspend".into(),
        digest: request_digest("users.suspend", &target, &body()).unwrap(),
        target,
        expires_at: SystemClock.now_ms() + HOUR,
        used_at: None,
    }
}

enum Event {
    Sent,
    Answered,
}

/// Sends all changes at once, waits until all are sent and some are answered, and kills the server. The outcomes that
/// arrived.
fn kill_during(server: Server, changes: &[Change], answered: usize, later: Duration) -> Vec<Option<Value>> {
    let (events, happened) = mpsc::channel();
    let calls = changes.iter().enumerate().map(|(place, change)| {
        let (address, change, events) = (server.address.clone(), change.clone(), events.clone());
        thread::spawn(move || suspend(&address, &change, place < WAITING, &events))
    });
    let calls: Vec<_> = calls.collect();
    let (mut sent, mut left) = (0, answered);
    while sent < changes.len() || left > 0 {
        match happened.recv().unwrap() {
            Event::Sent => sent += 1,
            Event::Answered => left = left.saturating_sub(1),
        }
    }
    thread::sleep(later);
    drop(server);
    let answers = calls.into_iter().map(|call| call.join().unwrap());
    answers
        .map(|answer| {
            answer.map(|(status, outcome)| {
                assert_eq!(status, 200, "{outcome}");
                outcome
            })
        })
        .collect()
}

/// Another moment each time, so that it dies at every place of a change.
fn later(round: usize) -> Duration {
    Duration::from_micros(u64::try_from(round * 619 % 5_000).unwrap())
}

fn suspend(address: &str, change: &Change, waits: bool, events: &Sender<Event>) -> Option<(u16, Value)> {
    let headers = format!("Step-Up: {}\r\nIdempotency-Key: {}\r\n", change.grant, change.key);
    let path = format!("/v1/users/{}/suspend", change.user_id);
    let mut stream = TcpStream::connect(address).unwrap();
    send(&mut stream, "POST", &path, &headers, &body().to_string())?;
    // Nobody listens when a change is sent again.
    let _ = events.send(Event::Sent);
    let answer = waits.then(|| receive(&mut stream)).flatten();
    if waits {
        let _ = events.send(Event::Answered);
    }
    answer
}

/// What became of a change, as a console finds out: it asks, and sends again what never arrived.
fn resolved(address: &str, change: &Change) -> Value {
    for _ in 0..100 {
        let mut stream = TcpStream::connect(address).unwrap();
        send(&mut stream, "GET", &format!("/v1/actions/{}", change.key), "", "").unwrap();
        let (_, fate) = receive(&mut stream).unwrap();
        match fate["state"].as_str().unwrap() {
            "done" => return fate["outcome"].clone(),
            // What the dead server had begun may end in the database before this arrives: then asking tells.
            "unknown" => drop(suspend(address, change, true, &mpsc::channel().0)),
            state => panic!("{state} after a restart"),
        }
    }
    panic!("a change that never happens");
}

async fn each_happened_once(database: &Database, changes: &[Change], earlier: u64) {
    let suspended = AuditAction::UserSuspended.as_str();
    for change in changes {
        let (number, read) = (change.number, database.read());
        let entries = since(earlier).filter(audit_entry::Column::UserId.eq(change.user_id));
        let entries = entries.filter(audit_entry::Column::Action.eq(suspended)).count(read).await.unwrap();
        let suspensions = suspension::Entity::find().filter(suspension::Column::UserId.eq(number));
        let open = suspensions.filter(suspension::Column::EndedAt.is_null()).count(read).await.unwrap();
        let fates = action::Entity::find().filter(action::Column::Key.eq(change.key)).count(read).await.unwrap();
        let user = user::Entity::find_by_id(number).one(read).await.unwrap().unwrap();
        let mails = outbox::Entity::find().filter(outbox::Column::UserId.eq(number)).count(read).await.unwrap();
        assert_eq!((entries, open, fates, mails), (1, 1, 1, u64::from(user.email.is_some())), "user {number}");
        assert_eq!(still_usable(database, number).await, 0, "user {number}");
    }
    let count = u64::try_from(changes.len()).unwrap();
    assert_eq!(action::Entity::find().count(database.read()).await.unwrap(), count);
}

/// Sessions, tokens and payouts that a suspension must have ended, revoked and held.
async fn still_usable(database: &Database, number: i64) -> u64 {
    let read = database.read();
    let sessions = user_session::Entity::find().filter(user_session::Column::UserId.eq(number));
    let sessions = sessions.filter(user_session::Column::EndedAt.is_null());
    let sessions = sessions.filter(user_session::Column::ExpiresAt.gt(SystemClock.now_ms()));
    let tokens = api_token::Entity::find().filter(api_token::Column::UserId.eq(number));
    let payouts = payout::Entity::find().filter(payout::Column::UserId.eq(number));
    let payouts = payouts.filter(payout::Column::Status.eq(PayoutStatus::Pending.number()));
    sessions.count(read).await.unwrap()
        + tokens.filter(api_token::Column::RevokedAt.is_null()).count(read).await.unwrap()
        + payouts.count(read).await.unwrap()
}

type Statuses = BTreeMap<Uuid, String>;

/// What there was before the first change: sample users have a past of their own.
struct Before {
    statuses: Statuses,
    /// In the audit log.
    entries: u64,
}

impl Before {
    async fn of(database: &Database) -> Self {
        let entries = audit_entry::Entity::find().count(database.read()).await.unwrap();
        Self { statuses: statuses(database).await, entries }
    }
}

async fn statuses(database: &Database) -> Statuses {
    let users = user::Entity::find().all(database.read()).await.unwrap();
    users.into_iter().map(|user| (user.user_id, UserStatus::from_number(user.status).unwrap().to_string())).collect()
}

/// The log, entry by entry, over the data as it was. Its numbers have no gap, and each entry begins where the one before
/// it ended.
async fn replayed(database: &Database, before: Before) -> Statuses {
    let Before { mut statuses, entries: earlier } = before;
    let log = since(earlier).order_by_asc(audit_entry::Column::Number).all(database.read()).await.unwrap();
    for (number, entry) in (earlier + 1..).zip(log) {
        assert_eq!(u64::try_from(entry.number).unwrap(), number);
        let changes: Vec<FieldChange> = serde_json::from_str(&entry.changes).unwrap();
        for change in changes.into_iter().filter(|change| change.field == "status") {
            let status = statuses.get_mut(&entry.user_id.unwrap()).unwrap();
            assert_eq!(Some(&*status), change.old.as_ref());
            *status = change.new.unwrap();
        }
    }
    statuses
}
