//! Sample users can be made from any number, and as many as wanted.

use steward_platform::{
    presets::Preset,
    seed::{Plan, seed},
    store::Database,
};

use crate::{postgres, sample::now};

async fn fill(database: &Database, users: u32, number: u64) {
    let full = Preset::find("full").unwrap();
    let plan = Plan { preset: &full, users, seed: number, now: now(), progress: &|_| {} };
    seed(database, None, &plan).await.unwrap_or_else(|error| panic!("{users} users of seed {number}: {error}"));
}

/// No two of them break a rule of the database: its unique indexes are built after the rows are in.
#[tokio::test(flavor = "multi_thread")]
async fn fifty_seeds_each_make_a_database() {
    for number in (0..49).chain([u64::MAX]) {
        let users = 1 + u32::try_from(number % 40).unwrap();
        fill(&Database::open("sqlite::memory:").await.unwrap(), users, number).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_holds_on_postgresql() {
    for number in [0, 77, u64::MAX] {
        fill(&Database::open(&postgres::database().await).await.unwrap(), 30, number).await;
    }
}

/// Order numbers of the guide's user and of others met here.
#[tokio::test(flavor = "multi_thread")]
async fn twenty_thousand_users_of_seed_77_are_no_exception() {
    fill(&Database::open("sqlite::memory:").await.unwrap(), 20_000, 77).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_users_are_a_sample_too() {
    fill(&Database::open("sqlite::memory:").await.unwrap(), 0, 1).await;
}
