//! Transactions that lose to others: a change is made again until it gets through, or the caller is told to come back;
//! it happened once or not at all.

use serde_json::json;
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use steward_contract::{AuditAction, Declaration, OPERATIONS, Operation, SuspendUser};

use super::example::{Example, example, exports_are_over};
use crate::testing::{Answer, TestPlatform};

const SUSPEND: &Declaration = &SuspendUser::DECLARATION;

/// What a suspension leaves behind, each once.
async fn happened_once(platform: &TestPlatform, request: &Example) {
    let user = request.user;
    for (query, expected) in [
        (format!("SELECT CAST(status AS BIGINT) FROM users WHERE id = {user}"), 3),
        (format!("SELECT CAST(version AS BIGINT) FROM users WHERE id = {user}"), 2),
        (format!("SELECT count(*) FROM suspensions WHERE user_id = {user}"), 1),
        (format!("SELECT count(*) FROM outbox WHERE user_id = {user}"), 1),
        (format!("SELECT count(*) FROM payouts WHERE user_id = {user} AND status = 2"), 2),
        (
            format!(
                "SELECT count(*) FROM audit_entries WHERE action = 'USER_SUSPENDED' \
                 AND user_id = (SELECT user_id FROM users WHERE id = {user})"
            ),
            1,
        ),
    ] {
        assert_eq!(platform.count(&query).await, expected, "{query}");
    }
    let fate = request.client.get(&format!("/v1/actions/{}", request.key)).await.ok();
    assert_eq!(fate["state"], "done");
}

#[track_caller]
fn told_to_come_back(answer: Answer) {
    assert_eq!(answer.status, 503);
    assert!(answer.headers.contains_key("retry-after"));
    answer.refused("unavailable");
}

async fn locked(platform: &TestPlatform) -> sqlx::SqliteConnection {
    let mut other = SqliteConnectOptions::new().filename(platform.file()).connect().await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    other
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_waits_for_another_writer() {
    let platform = TestPlatform::sqlite().await;
    let request = example(&platform, SUSPEND, "agent").await;
    let mut other = locked(&platform).await;
    let watch = async {
        let path = format!("/v1/actions/{}", request.key);
        while request.client.get(&path).await.ok()["state"] != "in_progress" {
            tokio::task::yield_now().await;
        }
        other.execute("ROLLBACK").await.unwrap();
    };
    let (answer, ()) = tokio::join!(request.send(), watch);
    answer.ok();
    happened_once(&platform, &request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_waited_too_long_is_sent_again() {
    let platform = TestPlatform::sqlite().await;
    let request = example(&platform, SUSPEND, "agent").await;
    let before = platform.contents().await;
    let mut other = locked(&platform).await;
    told_to_come_back(request.send().await);
    other.execute("ROLLBACK").await.unwrap();
    assert_eq!(platform.contents().await, before);
    request.send().await.ok();
    happened_once(&platform, &request).await;
}

/// PostgreSQL where writes meet conflicts: those that `which` chooses among them, counted from 1 as `n`.
async fn with_conflicts(which: &str) -> Option<TestPlatform> {
    let platform = TestPlatform::postgres().await?;
    platform.execute("CREATE SEQUENCE writes").await;
    platform.execute("CREATE TABLE conflicts (are_on boolean NOT NULL)").await;
    platform.execute("INSERT INTO conflicts VALUES (false)").await;
    let function = format!(
        "CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE n bigint; BEGIN \
         IF (SELECT are_on FROM conflicts) THEN n := nextval('writes'); IF {which} THEN \
         RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001'; END IF; END IF; RETURN NULL; END $$"
    );
    platform.execute(&function).await;
    let triggers = "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' \
        AND tablename <> 'conflicts' LOOP EXECUTE format('CREATE TRIGGER conflicts AFTER INSERT OR UPDATE OR DELETE \
        ON %I FOR EACH STATEMENT EXECUTE FUNCTION conflict()', t); END LOOP; END $$";
    platform.execute(triggers).await;
    Some(platform)
}

async fn conflicts_are_on(platform: &TestPlatform, on: bool) {
    platform.execute("ALTER SEQUENCE writes RESTART").await;
    platform.execute(&format!("UPDATE conflicts SET are_on = {on}")).await;
}

/// Every operation that is recorded, with a conflict at its first write, then at its second, and so on: one effect.
#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_at_any_write_is_gone_through() {
    for place in [1, 2, 3, 5, 8, 13] {
        let Some(platform) = with_conflicts(&format!("n = {place}")).await else { return };
        for operation in OPERATIONS {
            let Some(action) = operation.audit.filter(|action| *action != AuditAction::AdminSignInFailed) else {
                continue;
            };
            let request = example(&platform, operation, "owner").await;
            exports_are_over(&platform).await;
            let entries = format!("SELECT count(*) FROM audit_entries WHERE action = '{action}'");
            let before = platform.count(&entries).await;
            conflicts_are_on(&platform, true).await;
            let answer = request.send().await;
            exports_are_over(&platform).await;
            conflicts_are_on(&platform, false).await;
            assert_eq!(answer.status, 200, "{} at write {place}: {}", operation.id, answer.json());
            assert_eq!(platform.count(&entries).await, before + 1, "{} at write {place}", operation.id);
            if operation.id == SUSPEND.id {
                happened_once(&platform, &request).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conflicts_without_end_leave_nothing_behind() {
    let Some(platform) = with_conflicts("true").await else { return };
    let request = example(&platform, SUSPEND, "agent").await;
    let before = platform.contents().await;
    conflicts_are_on(&platform, true).await;
    told_to_come_back(request.send().await);
    conflicts_are_on(&platform, false).await;
    assert_eq!(platform.contents().await, before);
    request.send().await.ok();
    happened_once(&platform, &request).await;
}

/// Engines that are distributed give a conflict on some of all statements. A client that comes back when it is told to
/// gets every change through, once.
#[tokio::test(flavor = "multi_thread")]
async fn conflicts_on_every_twentieth_write_lose_and_double_nothing() {
    let Some(platform) = with_conflicts("n % 20 = 0").await else { return };
    for _ in 0..60 {
        conflicts_are_on(&platform, false).await;
        let request = example(&platform, SUSPEND, "agent").await;
        platform.execute("UPDATE conflicts SET are_on = true").await;
        loop {
            let answer = request.send().await;
            if answer.status == 200 {
                break;
            }
            told_to_come_back(answer);
        }
        happened_once(&platform, &request).await;
    }
    let gap = "SELECT CAST(max(number) - count(*) AS BIGINT) FROM audit_entries";
    assert_eq!(platform.count(gap).await, 0);
}

/// A wrong password is counted before it is looked at, and once: what is noted of it may meet conflicts.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_counts_once() {
    for place in 1..=12 {
        let Some(platform) = with_conflicts(&format!("n = {place}")).await else { return };
        let admin = platform.admin("viewer").await;
        let wrong = json!({"email": format!("{}@example.com", admin.admin_id), "password": "not the password"});
        conflicts_are_on(&platform, true).await;
        platform.client().post("/v1/auth/sign-in", wrong).await.refused("wrong_credentials");
        conflicts_are_on(&platform, false).await;
        for (query, expected) in [
            ("SELECT CAST(max(failures) AS BIGINT) FROM attempts WHERE subject LIKE 'password:%'", 1),
            ("SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_SIGN_IN_FAILED'", 1),
        ] {
            assert_eq!(platform.count(query).await, expected, "a conflict at write {place}: {query}");
        }
    }
}
