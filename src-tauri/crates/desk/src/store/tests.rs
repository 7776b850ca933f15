use chrono::DateTime;
use serde_json::json;
use steward_contract::ExportQuery;
use uuid::Uuid;

use super::*;
use crate::{ConsoleError, DeskCode, ExportRunState, ExportStatus, Preferences, Settings};

fn key(digit: char) -> SecretString {
    digit.to_string().repeat(64).into()
}

async fn opened(folder: &Path, digit: char) -> Store {
    Store::open(&folder.join("desk.db"), &key(digit)).await.unwrap()
}

fn connection(name: &str) -> StoredConnection {
    let (url, environment, account) = (Some("https://admin.example.com".to_owned()), None, None);
    let id = Uuid::from_u128(7).to_string();
    StoredConnection { id, name: name.to_owned(), built_in: false, url, environment, account, signed_in: true }
}

#[tokio::test]
async fn what_is_stored_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path(), 'a').await;
    store.put_connection(&connection("Kestrel")).await.unwrap();
    let settings = Settings { lock_after_minutes: 3, ..Settings::default() };
    store.put_document("", "", &settings).await.unwrap();
    let idle = Idle { locked: true, active_at: DateTime::UNIX_EPOCH };
    store.put_idle(idle).await.unwrap();
    store.close().await;
    let store = opened(folder.path(), 'a').await;
    assert_eq!(store.connections().await.unwrap(), [connection("Kestrel")]);
    assert_eq!(store.document::<Settings>("", "").await.unwrap(), Some(settings));
    assert_eq!(store.idle().await.unwrap(), Some(idle));
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_encrypted_and_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path(), 'a').await;
    store.put_connection(&connection("canary-connection-name")).await.unwrap();
    store.close().await;
    let path = folder.path().join("desk.db");
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    assert!(!bytes.windows(6).any(|window| window == b"canary"));
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_file_that_the_key_does_not_open_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path(), 'a').await;
    store.put_connection(&connection("Kestrel")).await.unwrap();
    store.close().await;
    let store = opened(folder.path(), 'b').await;
    assert!(store.connections().await.unwrap().is_empty());
    assert!(folder.path().join("desk.unreadable-1").exists());
}

#[tokio::test]
async fn a_damaged_file_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("desk.db"), [7; 8192]).unwrap();
    let store = opened(folder.path(), 'a').await;
    assert!(store.connections().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_connection_takes_everything_of_its_own_with_it() {
    let store = Store::in_memory().await.unwrap();
    store.put_connection(&connection("Kestrel")).await.unwrap();
    let id = Uuid::from_u128(7);
    store.put_document(&format!("{id}/admin"), "", &Settings::default()).await.unwrap();
    store.put_document("another", "", &Settings::default()).await.unwrap();
    store.remove_connection(id).await.unwrap();
    assert!(store.connections().await.unwrap().is_empty());
    assert!(store.document::<Settings>(&format!("{id}/admin"), "").await.unwrap().is_none());
    assert!(store.document::<Settings>("another", "").await.unwrap().is_some());
}

#[tokio::test]
async fn what_an_older_console_wrote_in_camel_case_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path(), 'a').await;
    let settings = Settings { lock_after_minutes: 3, time_zone: Some("Asia/Tokyo".into()), ..Settings::default() };
    let preferences = Preferences { peek_open: true, peek_width: 411, ..Preferences::default() };
    let (action, export) = (Uuid::from_u128(1), export());
    store.put_document("", "", &settings).await.unwrap();
    store.put_document("someone", "", &preferences).await.unwrap();
    let insert = sqlx::query("INSERT INTO open_actions (id, connection, body) VALUES (?, ?, ?)");
    let insert = insert.bind(action.to_string()).bind(Uuid::nil().to_string()).bind(older_action(action));
    insert.execute(&store.pool).await.unwrap();
    store.put_export(&export).await.unwrap();
    for (table, written) in [("documents", 2), ("open_actions", 1), ("exports", 1)] {
        assert_eq!(make_older(&store.pool, table).await, written);
    }
    sqlx::raw_sql("PRAGMA user_version = 1").execute(&store.pool).await.unwrap();
    store.close().await;
    let store = opened(folder.path(), 'a').await;
    assert_eq!(store.document::<Settings>("", "").await.unwrap(), Some(settings));
    assert_eq!(store.document::<Preferences>("someone", "").await.unwrap(), Some(preferences));
    let read = store.action(Uuid::nil(), action).await.unwrap().unwrap().prepared;
    assert_eq!((read.action_id, read.user_name.as_str()), (action, r#"Lucía "userId": Peñasco"#));
    assert_eq!(read.action.declaration().id, "users.reactivate");
    assert_eq!(store.exports(None).await.unwrap(), [export]);
}

/// As the first version wrote it. A text in it looks like a name of the old casing.
fn older_action(id: Uuid) -> String {
    let conditions = json!({"require_password_change": true, "require_kyc": false, "monitor_days": null});
    let action = json!({
        "action_id": id, "action": "reactivate", "user_id": Uuid::from_u128(2),
        "user_name": r#"Lucía "userId": Peñasco"#, "user_email": "lucia.p@example.com", "digest": "7F3A-91C2",
        "environment": "production", "platform": "Kestrel", "suspend": null,
        "reactivate": {"reason": "x", "conditions": conditions},
    });
    action.to_string()
}

fn export() -> ExportStatus {
    ExportStatus {
        id: Uuid::from_u128(3),
        connection: Uuid::nil(),
        path: "/tmp/users.csv".into(),
        file_name: "users.csv".into(),
        state: ExportRunState::Failed,
        rows: 7,
        test_users_left_out: None,
        total_rows: Some(12),
        bytes: 700.0,
        rows_per_second: 40,
        started_at: DateTime::UNIX_EPOCH,
        finished_at: Some(DateTime::UNIX_EPOCH),
        sha256: None,
        verified: false,
        audit: None,
        error: Some(ConsoleError {
            attempts_left: Some(2),
            ..ConsoleError::new(DeskCode::DiskFull, "The disk is full.")
        }),
        query: ExportQuery::default(),
        scope_label: "All users".into(),
    }
}

/// Writes the bodies of a table as they were written before; answers how many.
async fn make_older(pool: &SqlitePool, table: &str) -> usize {
    let select = sqlx::AssertSqlSafe(format!("SELECT rowid, body FROM {table}"));
    let bodies: Vec<(i64, String)> = sqlx::query_as(select).fetch_all(pool).await.unwrap();
    for (row, body) in &bodies {
        let mut body: serde_json::Value = serde_json::from_str(body).unwrap();
        if let Some(error) = body.get_mut("error") {
            *error = camel(error);
        }
        let update = sqlx::AssertSqlSafe(format!("UPDATE {table} SET body = ? WHERE rowid = ?"));
        sqlx::query(update).bind(camel(&body).to_string()).bind(row).execute(pool).await.unwrap();
    }
    bodies.len()
}

/// The same with its own names in camelCase, not those of what is inside.
fn camel(body: &serde_json::Value) -> serde_json::Value {
    let names = body.as_object().into_iter().flatten();
    names.map(|(name, value)| (camel_name(name), value.clone())).collect::<serde_json::Map<_, _>>().into()
}

fn camel_name(name: &str) -> String {
    let (first, others) = name.split_once('_').unwrap_or((name, ""));
    let others = others.split('_').filter(|part| !part.is_empty());
    others.fold(first.to_owned(), |name, part| name + &part[..1].to_uppercase() + &part[1..])
}
