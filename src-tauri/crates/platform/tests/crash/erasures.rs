//! DEL-3: a server that dies between any two of the five steps, or in the middle of one, goes on where it was; in the end
//! each was taken once and nobody is left.

use std::{collections::BTreeMap, thread, time::Duration};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use steward_platform::{
    clock::{Clock, SystemClock},
    store::{
        Database,
        entity::{archive, audit_entry, erasure, user},
    },
};
use uuid::Uuid;

use crate::{
    running::{HOUR, Server, fresh, run},
    since,
};

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_an_erasure_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    killed_while_erasing(&format!("sqlite:{}", folder.path().join("platform.db").display())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgres_an_erasure_goes_on() {
    let Ok(server) = std::env::var("STEWARD_TEST_POSTGRES") else { return };
    killed_while_erasing(&fresh(&server, "erasing").await).await;
}

/// Users who are to be deleted for good while the server is killed again and again.
const ERASED: i64 = 40;

async fn killed_while_erasing(url: &str) {
    run(url, &["seed", "--users", &ERASED.to_string()]);
    let database = Database::open(url).await.unwrap();
    let (now, day) = (SystemClock.now_ms(), 24 * HOUR);
    for sql in [
        "UPDATE users SET status = 5".to_owned(),
        format!("UPDATE user_profiles SET deleted_at = {}, hard_delete_at = {}", now - 91 * day, now - day),
        "UPDATE payouts SET status = 3".to_owned(),
        "UPDATE orders SET status = 4".to_owned(),
    ] {
        database.write().execute_unprepared(&sql).await.unwrap();
    }
    let earlier = audit_entry::Entity::find().count(database.read()).await.unwrap();
    let mut kills = 0;
    while user::Entity::find().count(database.read()).await.unwrap() > 0 || under_way(&database).await > 0 {
        let server = Server::start(url);
        // From before the first step to after several, however slow the machine.
        thread::sleep(Duration::from_millis(20 + kills * 37 % 800));
        drop(server);
        // What the dead one had for itself is free when its term is over, and nobody waits for that here.
        database.write().execute_unprepared("DELETE FROM leases").await.unwrap();
        kills += 1;
        assert!(kills < 500, "it gets nowhere");
    }
    let log = since(earlier).order_by_asc(audit_entry::Column::Number).all(database.read()).await.unwrap();
    let mut steps = BTreeMap::<Uuid, Vec<String>>::new();
    for (number, entry) in (earlier + 1..).zip(log) {
        assert_eq!(u64::try_from(entry.number).unwrap(), number);
        steps.entry(entry.user_id.unwrap()).or_default().push(entry.action);
    }
    let expected =
        ["CHECKED", "ARCHIVED", "ANONYMIZED", "REMOVED", "COMPLETED"].map(|step| format!("USER_ERASURE_{step}"));
    assert!(steps.values().all(|taken| *taken == expected), "{steps:?}");
    let archives = archive::Entity::find().count(database.read()).await.unwrap();
    assert_eq!((steps.len(), archives), (usize::try_from(ERASED).unwrap(), u64::try_from(ERASED).unwrap()));
}

async fn under_way(database: &Database) -> u64 {
    erasure::Entity::find().filter(erasure::Column::NextAt.is_not_null()).count(database.read()).await.unwrap()
}
