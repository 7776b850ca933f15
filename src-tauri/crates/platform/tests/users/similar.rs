//! Who is near to what was typed (LST-2): shown beside the list, and no part of it.

use sea_orm::{ActiveModelTrait, Set};
use steward_contract::{FilterId, UserListQuery, UserPage, UserSelector};
use steward_platform::store::{entity::user, fold::folded};

use crate::sample::{Sample, now, on_both};

async fn call(sample: &Sample, id: i64, name: &str) {
    let change = user::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        name_key: Set(folded(name)),
        ..Default::default()
    };
    change.update(sample.users.database().write()).await.unwrap();
}

fn search(text: &str) -> UserSelector {
    UserSelector { search: Some(text.to_owned()), ..Default::default() }
}

async fn page(sample: &Sample, selector: UserSelector) -> UserPage {
    sample.list(&UserListQuery { selector, ..Default::default() }).await
}

fn names(page: &UserPage) -> Vec<&str> {
    page.similar.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn a_letter_or_two_wrong_finds_who_was_meant_apart_from_the_list() {
    on_both(async |sample| {
        call(sample, 21, "Hannah Holloway").await;
        call(sample, 22, "Sebastian Copperfield").await;
        call(sample, 23, "Sebastián Copperfield-Müller").await;
        for (typed, meant) in [
            ("hanah holoway", "Hannah Holloway"),
            ("Holloway Hanah", "Hannah Holloway"),
            ("hannah hollwoay", "Hannah Holloway"),
            ("Sebastien Coperfield", "Sebastian Copperfield"),
            ("SEBASTIAN COPPERFEILD", "Sebastian Copperfield"),
            ("coperfield müler", "Sebastián Copperfield-Müller"),
        ] {
            let found = page(sample, search(typed)).await;
            assert_eq!((found.total.count, found.items.len()), (0, 0), "{typed}");
            assert_eq!(names(&found).first(), Some(&meant), "{typed}: {:?}", names(&found));
            let selected = sample.users.select(&search(typed), None, now()).await.unwrap();
            assert_eq!(sample.count(&selected).await, 0, "no part of an export");
        }
    });
}

#[test]
fn exact_ones_come_first_and_nobody_twice() {
    on_both(async |sample| {
        call(sample, 21, "Quennessa Holloway").await;
        call(sample, 22, "Quenessa Holloway").await;
        let found = page(sample, search("quennessa holloway")).await;
        assert_eq!(found.items.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Quennessa Holloway"]);
        assert_eq!(names(&found), ["Quenessa Holloway"]);
        assert_eq!(found.total.count, 1);
    });
}

#[test]
fn other_filters_hold_and_nothing_is_near_to_everything() {
    on_both(async |sample| {
        call(sample, 21, "Quennessa Holloway").await;
        let status = sample.truth().await.into_iter().find(|truth| truth.user.id == 21).unwrap().user.status;
        let other = if status == 1 { "deleted" } else { "active" };
        let filtered =
            UserSelector { filters: [(FilterId::Status, other.to_owned())].into(), ..search("quenesa holoway") };
        assert_eq!(names(&page(sample, filtered).await), Vec::<&str>::new());
        // An id that nobody has, too little to go by, text that is no name, and the many that a common word finds.
        for typed in ["0190a3c8-5f4e-7d2b-9c11-1f2e3d4c5b6a", "zq", "xqzwvut kjhgfd", "gmail", "%%%", "~~ \\ \""] {
            assert_eq!(names(&page(sample, search(typed)).await), Vec::<&str>::new(), "{typed}");
        }
        let next = UserListQuery { selector: search("quenesa holoway"), offset: Some(5), ..Default::default() };
        assert_eq!(names(&sample.list(&next).await), Vec::<&str>::new(), "with the first page only");
    });
}
