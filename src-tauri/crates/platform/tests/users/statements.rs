//! A connection keeps each statement that it prepared, so what is asked must not make ever new ones.

use std::ops::RangeInclusive;

use sea_orm::{DatabaseConnection, DbBackend};
use sqlx::Connection as _;
use steward_contract::{FilterId, UserListQuery, UserSelector};

use crate::sample::{Sample, on_both};

#[test]
fn lists_of_every_length_share_their_statements() {
    on_both(async |sample| {
        // Lists of one to eight values are written out; longer ones are one parameter, however long they are.
        ask_of_lengths(sample, 1..=20).await;
        let short = kept(sample.users.database().read());
        ask_of_lengths(sample, 21..=150).await;
        // The learning service's connections are its own; what it is asked is made by the same list.
        assert_eq!(kept(sample.users.database().read()), short);
    });
}

async fn ask_of_lengths(sample: &Sample, lengths: RangeInclusive<usize>) {
    for length in lengths {
        let cities: Vec<String> = (0..length).map(|number| format!("Nowhere {number}")).collect();
        ask(sample, FilterId::City, &cities.join(",")).await;
        ask(sample, FilterId::EnrolledProgramIds, &cities.join(",")).await;
    }
}

async fn ask(sample: &Sample, filter: FilterId, value: &str) {
    let selector = UserSelector { filters: [(filter, value.to_owned())].into(), ..Default::default() };
    sample.list(&UserListQuery { selector, limit: Some(1), ..Default::default() }).await;
}

/// The most statements that one of the connections keeps.
fn kept(database: &DatabaseConnection) -> usize {
    let mut most = 0;
    if database.get_database_backend() == DbBackend::Postgres {
        let pool = database.get_postgres_connection_pool();
        let mut held = Vec::new();
        while let Some(connection) = pool.try_acquire() {
            most = most.max(connection.cached_statements_size());
            held.push(connection);
        }
    } else {
        let pool = database.get_sqlite_connection_pool();
        let mut held = Vec::new();
        while let Some(connection) = pool.try_acquire() {
            most = most.max(connection.cached_statements_size());
            held.push(connection);
        }
    }
    assert!(most > 0, "connections keep what they prepare");
    most
}
