//! Pages, orders, totals (LST-6, LST-7).

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use steward_contract::{FilterId, SortKey, UserListQuery, UserSelector, UserStatus};
use steward_platform::store::{codes::Numbered, entity::user, users::ListError};

use crate::sample::{Sample, USERS, now, on_both};

fn query(sort: &str, limit: u32) -> UserListQuery {
    UserListQuery { sort: Some(sort.to_owned()), limit: Some(limit), ..Default::default() }
}

fn with(filter: FilterId, value: &str) -> UserSelector {
    UserSelector { filters: [(filter, value.to_owned())].into(), ..Default::default() }
}

/// The ids of a list, page by page from its start.
async fn forward(sample: &Sample, list: &UserListQuery) -> Vec<String> {
    let mut query = list.clone();
    let (mut ids, mut totals) = (Vec::new(), Vec::new());
    loop {
        let page = sample.list(&query).await;
        assert_eq!(page.offset, Some(u32::try_from(ids.len()).unwrap()), "{list:?}");
        totals.push(page.total.count as usize);
        ids.extend(page.items.into_iter().map(|row| row.numeric_id));
        match page.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => break,
        }
    }
    assert!(totals.iter().all(|total| *total == ids.len()), "{list:?}: {totals:?}");
    ids
}

/// The same ids, from the last back to the first.
async fn backward(sample: &Sample, list: &UserListQuery) -> Vec<String> {
    let last = sample.list(list).await.total.count - 1;
    let mut query = UserListQuery { offset: Some(last), ..list.clone() };
    let mut pages = Vec::new();
    loop {
        let page = sample.list(&query).await;
        pages.push(page.items.into_iter().map(|row| row.numeric_id).collect::<Vec<_>>());
        match page.previous_cursor {
            Some(cursor) => (query.cursor, query.offset) = (Some(cursor), None),
            None => return pages.into_iter().rev().flatten().collect(),
        }
    }
}

/// Every order, walked both ways, holds everyone whom the list is about exactly once, in the order it claims.
async fn covers(sample: &Sample, selector: UserSelector, limit: u32, is_meant: impl Fn(&user::Model) -> bool) {
    let truth = sample.truth().await;
    for key in SortKey::ALL {
        let mut expected: Vec<_> = truth.iter().map(|truth| &truth.user).filter(|user| is_meant(user)).collect();
        expected.sort_by_key(|user| (place(user, *key), user.id));
        assert!(expected.len() > limit as usize, "more than a page: {selector:?}");
        for sort in [key.to_string(), format!("-{key}")] {
            let ids: Vec<String> = expected.iter().map(|user| user.id.to_string()).collect();
            let list = UserListQuery { selector: selector.clone(), ..query(&sort, limit) };
            assert_eq!(forward(sample, &list).await, ids, "{sort} forwards");
            assert_eq!(backward(sample, &list).await, ids, "{sort} backwards");
            expected.reverse();
        }
    }
}

#[test]
fn pages_cover_every_user_once_in_both_directions() {
    on_both(async |sample| covers(sample, UserSelector::default(), 170, |_| true).await);
}

/// Filters that an order's index carries, those it doesn't, and both together.
#[test]
fn pages_of_a_filtered_list_cover_whom_it_describes() {
    on_both(async |sample| {
        let active = |user: &user::Model| user.status == UserStatus::Active.number();
        let at_gmail = |user: &user::Model| user.email_key.contains("gmail.com");
        covers(sample, with(FilterId::Status, "active"), 300, active).await;
        covers(sample, with(FilterId::Email, "gmail.com"), 90, at_gmail).await;
        let mut both = with(FilterId::Status, "active");
        both.filters.extend(with(FilterId::Email, "gmail.com").filters);
        covers(sample, both, 70, |user| active(user) && at_gmail(user)).await;
    });
}

fn place(user: &user::Model, key: SortKey) -> (i64, String) {
    match key {
        SortKey::Registered => (user.registered_at, String::new()),
        SortKey::LastActivity => (user.last_activity_at, String::new()),
        SortKey::LastLogin => (user.last_login_at, String::new()),
        SortKey::Status => (user.status.into(), String::new()),
        SortKey::CreditBalance => (user.credit_balance, String::new()),
        SortKey::Name => (0, user.name_key.clone()),
        SortKey::Email => (0, user.email_key.clone()),
    }
}

#[test]
fn a_jump_lands_where_walking_would() {
    on_both(async |sample| {
        let walked = forward(sample, &query("name", 170)).await;
        for offset in [0, 1, 777, 2_950, 2_999, 3_000, 50_000] {
            let page = sample.list(&UserListQuery { offset: Some(offset), ..query("name", 50) }).await;
            let ids: Vec<String> = page.items.into_iter().map(|row| row.numeric_id).collect();
            let expected: Vec<String> = walked.iter().skip(offset as usize).take(50).cloned().collect();
            assert_eq!(ids, expected, "{offset}");
            assert_eq!((page.offset, page.total.count), (Some(offset), USERS));
        }
    });
}

#[test]
fn totals_are_right_at_once_after_a_change() {
    on_both(async |sample| {
        let of = async |selector: UserSelector| {
            sample.list(&UserListQuery { selector, ..Default::default() }).await.total.count
        };
        let (active, deleted) = (with(FilterId::Status, "active"), with(FilterId::Status, "deleted"));
        let before = (of(active.clone()).await, of(deleted.clone()).await);
        let status = Set(UserStatus::Deleted.number());
        let change = user::ActiveModel { id: Set(1), status, ..Default::default() };
        change.update(sample.users.database().write()).await.unwrap();
        assert_eq!((of(active).await, of(deleted).await), (before.0 - 1, before.1 + 1));
        user::Entity::delete_by_id(2).exec(sample.users.database().write()).await.unwrap();
        assert_eq!(of(UserSelector::default()).await, USERS - 1);
    });
}

#[test]
fn a_renamed_user_is_found_by_the_new_name_only() {
    on_both(async |sample| {
        let found = async |text: &str| {
            let selector = UserSelector { search: Some(text.to_owned()), ..Default::default() };
            sample.list(&UserListQuery { selector, ..Default::default() }).await.total.count
        };
        assert_eq!(found("Lucía Peñasco 0188").await, 1);
        let name_key = Set("mirabel unheard".to_owned());
        let change = user::ActiveModel {
            id: Set(1),
            name_key,
            email_key: Set(String::new()),
            username: Set(None),
            ..Default::default()
        };
        change.update(sample.users.database().write()).await.unwrap();
        assert_eq!((found("mirabel").await, found("lucia peñasco 0188").await), (1, 0));
    });
}

#[test]
fn cursors_and_orders_that_fit_nothing_are_named() {
    on_both(async |sample| {
        let first = sample.list(&query("name", 10)).await;
        for (field, query) in [
            ("cursor", UserListQuery { cursor: Some("xyz".into()), ..query("name", 10) }),
            ("cursor", UserListQuery { cursor: first.next_cursor.clone(), ..query("-name", 10) }),
            (
                "cursor",
                UserListQuery {
                    cursor: first.next_cursor,
                    selector: with(FilterId::Status, "active"),
                    ..query("name", 10)
                },
            ),
            ("sort", query("shoe_size", 10)),
        ] {
            let Err(ListError::Fields(errors)) = sample.users.list(&query, None, now()).await else {
                panic!("{query:?}")
            };
            assert_eq!(errors[0].field, field);
        }
    });
}
