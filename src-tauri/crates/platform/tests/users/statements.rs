//! A connection keeps each statement that it prepared, so what is asked must not make ever new ones.

use sea_orm::{DatabaseConnection, DbBackend};
use sqlx::Connection as _;
use steward_contract::{FilterId, UserListQuery, UserSelector};

use crate::sample::{Sample, on_both};

/// A connection keeps 256. If each length brought statements of its own, some six for each of 300 questions, the busiest
/// connection would be full; lists of one to eight values, which are written out, and one parameter for all longer ones come
/// to some 150.
const ENOUGH: usize = 200;

#[test]
fn lists_of_every_length_share_their_statements() {
    on_both(async |sample| {
        for length in 1..=150 {
            let cities: Vec<String> = (0..length).map(|number| format!("Nowhere {number}")).collect();
            ask(sample, FilterId::City, &cities.join(",")).await;
            ask(sample, FilterId::EnrolledProgramIds, &cities.join(",")).await;
        }
        // The learning service's connections are its own; what it is asked is made by the same list.
        let kept = kept(sample.users.database().read()).await;
        assert!(kept <= ENOUGH, "{kept} statements");
    });
}

async fn ask(sample: &Sample, filter: FilterId, value: &str) {
    let selector = UserSelector { filters: [(filter, value.to_owned())].into(), ..Default::default() };
    sample.list(&UserListQuery { selector, limit: Some(1), ..Default::default() }).await;
}

/// The most statements that one of the connections keeps. One that was just used may still be on its way back.
async fn kept(database: &DatabaseConnection) -> usize {
    let mut most = 0;
    if database.get_database_backend() == DbBackend::Postgres {
        let pool = database.get_postgres_connection_pool();
        let mut held = Vec::new();
        for _ in 0..pool.size() {
            let connection = pool.acquire().await.unwrap();
            most = most.max(connection.cached_statements_size());
            held.push(connection);
        }
    } else {
        let pool = database.get_sqlite_connection_pool();
        let mut held = Vec::new();
        for _ in 0..pool.size() {
            let connection = pool.acquire().await.unwrap();
            most = most.max(connection.cached_statements_size());
            held.push(connection);
        }
    }
    assert!(most > 0, "connections keep what they prepare");
    most
}
