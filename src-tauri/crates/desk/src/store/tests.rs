use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::Settings;

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
    store.pool.close().await;
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
    store.pool.close().await;
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
    store.pool.close().await;
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
