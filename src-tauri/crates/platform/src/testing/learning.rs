//! A learning service that nobody learns in yet.

use std::path::{Path, PathBuf};

use tokio::sync::OnceCell;

use crate::{seed::enrolments, store::Database};

/// Its database, as each test gets a copy of it.
static EMPTY: OnceCell<Vec<u8>> = OnceCell::const_new();

pub fn file(folder: &Path) -> PathBuf {
    folder.join("learning.db")
}

pub fn url(folder: &Path) -> String {
    format!("sqlite:{}", file(folder).display())
}

pub async fn put(folder: &Path) {
    std::fs::write(file(folder), EMPTY.get_or_init(make).await).unwrap();
}

async fn make() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::create(&url(folder.path())).await.unwrap();
    enrolments::create(database.write()).await.unwrap();
    database.close().await.unwrap();
    std::fs::read(file(folder.path())).unwrap()
}
