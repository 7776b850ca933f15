//! A database full of sample users, in both kinds of database.

use std::{collections::HashMap, sync::LazyLock};

use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;
use steward_contract::{UserListQuery, UserPage, UserRow, UserSelector};
use steward_platform::{
    presets::Preset,
    seed::{Plan, seed},
    store::{Database, Users, entity as e, learning::Learning, users::Selected},
};

use crate::postgres;

pub const USERS: u32 = 3_000;

/// The moment of every test.
pub fn now() -> DateTime<Utc> {
    "2026-11-17T13:32:08Z".parse().unwrap()
}

/// One database of sample users.
pub struct Sample {
    pub users: Users,
    pub learning: Database,
    _folder: tempfile::TempDir,
}

/// Runs a test on SQLite and on PostgreSQL, each filled with the same users.
#[allow(clippy::needless_pass_by_value, reason = "so that it takes a test as it is written")]
pub fn on_both(test: impl AsyncFn(&Sample)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        test(&Sample::sqlite().await).await;
        test(&Sample::postgres().await).await;
    });
}

impl Sample {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("steward.db").display());
        Self::filled(folder, &url).await
    }

    pub async fn postgres() -> Self {
        Self::filled(tempfile::tempdir().unwrap(), &postgres::database().await).await
    }

    async fn filled(folder: tempfile::TempDir, url: &str) -> Self {
        static FULL: LazyLock<Preset> = LazyLock::new(|| Preset::find("full").unwrap());
        let learning_url = format!("sqlite:{}", folder.path().join("learning.db").display());
        let database = Database::open(url).await.unwrap();
        let learning = Database::create(&learning_url).await.unwrap();
        let plan = Plan { preset: &FULL, users: USERS, seed: 7, now: now(), progress: &|_| {} };
        seed(&database, Some(&learning), &plan).await.unwrap();
        Self { users: Users::new(database, Learning::at(Some(learning_url))), learning, _folder: folder }
    }

    pub async fn list(&self, query: &UserListQuery) -> UserPage {
        self.users.list(query, None, now()).await.unwrap_or_else(|error| panic!("{query:?}: {error:?}"))
    }

    /// Every row that a selector gives, page by page, and the total of the last page.
    pub async fn all(&self, selector: UserSelector, sort: Option<&str>) -> (Vec<UserRow>, u32) {
        let mut query =
            UserListQuery { selector, sort: sort.map(str::to_owned), limit: Some(200), ..Default::default() };
        let mut rows = Vec::new();
        loop {
            let page = self.list(&query).await;
            rows.extend(page.items);
            match page.next_cursor {
                Some(cursor) => query.cursor = Some(cursor),
                None => return (rows, page.total.count),
            }
        }
    }

    /// How many users an export of these would have.
    pub async fn count(&self, selected: &Selected) -> u32 {
        let snapshot = self.users.database().snapshot().await.unwrap();
        self.users.count_in(&snapshot, selected, now()).await.unwrap()
    }

    /// Everything about every user, as the tables hold it.
    pub async fn truth(&self) -> Vec<Truth> {
        let read = self.users.database().read();
        let mut partners: HashMap<i64, _> =
            e::partner::Entity::find().all(read).await.unwrap().into_iter().map(|row| (row.id, row)).collect();
        let mut enrolments: HashMap<i64, Vec<_>> = HashMap::new();
        for row in e::enrolment::Entity::find().all(self.learning.read()).await.unwrap() {
            enrolments.entry(row.user_id).or_default().push(row);
        }
        let mut profiles: HashMap<i64, _> =
            e::user_profile::Entity::find().all(read).await.unwrap().into_iter().map(|row| (row.id, row)).collect();
        let users = e::user::Entity::find().all(read).await.unwrap();
        let truth = users.into_iter().map(|user| Truth {
            partner: partners.remove(&user.id),
            kyc_expires_on: profiles.remove(&user.id).and_then(|profile| profile.kyc_expires_on),
            enrolments: enrolments.remove(&user.id).unwrap_or_default(),
            user,
        });
        truth.collect()
    }
}

pub struct Truth {
    pub user: e::user::Model,
    pub partner: Option<e::partner::Model>,
    /// In days since 1970-01-01.
    pub kyc_expires_on: Option<i32>,
    pub enrolments: Vec<e::enrolment::Model>,
}
