//! Parts of any length in any script (LST-2): "contains" means contains, in the list, the count, the stream of an
//! export, and after changes.

use std::collections::{BTreeMap, BTreeSet};

use futures::TryStreamExt;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use steward_contract::{Column, FilterId, UserListQuery, UserSelector};
use steward_platform::store::{entity::user, fold::folded, search};

use crate::sample::{Sample, Truth, now, on_both};

fn by(filter: Option<FilterId>, part: &str) -> UserSelector {
    match filter {
        Some(filter) => UserSelector { filters: [(filter, part.to_owned())].into(), ..Default::default() },
        None => UserSelector { search: Some(part.to_owned()), ..Default::default() },
    }
}

fn texts(filter: Option<FilterId>, user: &user::Model) -> Vec<String> {
    match filter {
        Some(FilterId::Name) => vec![folded(&user.name)],
        Some(FilterId::Email) => vec![folded(user.email.as_deref().unwrap_or_default())],
        Some(FilterId::Company) => vec![folded(user.company.as_deref().unwrap_or_default())],
        _ => [&user.email, &user.username, &user.unique_id, &user.company]
            .into_iter()
            .flatten()
            .map(|text| folded(text))
            .chain([folded(&user.name), user.phone_key.clone()])
            .collect(),
    }
}

fn expected(truth: &[Truth], filter: Option<FilterId>, part: &str) -> BTreeSet<i64> {
    let parts = folded(part);
    let is_meant = |user: &user::Model| {
        let texts = texts(filter, user);
        let all = parts.split(' ').all(|part| texts.iter().any(|text| text.contains(part)));
        all || (filter.is_none() && part.parse() == Ok(user.id))
    };
    truth.iter().filter(|truth| is_meant(&truth.user)).map(|truth| truth.user.id).collect()
}

async fn listed(sample: &Sample, selector: &UserSelector, sort: &str) -> BTreeSet<i64> {
    let (rows, total) = sample.all(selector.clone(), Some(sort)).await;
    assert_eq!(rows.len(), total as usize, "{selector:?}");
    rows.iter().map(|row| row.numeric_id.parse().unwrap()).collect()
}

async fn exported(sample: &Sample, selector: &UserSelector) -> (usize, usize) {
    let selected = sample.users.select(selector, None, now()).await.unwrap();
    let count = sample.count(&selected).await;
    let snapshot = sample.users.database().snapshot().await.unwrap();
    let rows = sample.users.stream(&snapshot, &selected, &[Column::Name], None, now()).await.unwrap();
    (rows.try_collect::<Vec<_>>().await.unwrap().len(), count as usize)
}

#[test]
fn parts_of_any_length_and_script_are_found_wherever_they_are() {
    on_both(async |sample| {
        // Names whose characters few have, and one that only the fold makes alike.
        for (id, name) in [(11, "白風美"), (12, "風美咲"), (13, "김민준"), (14, "Straße Ⅷ"), (15, "Ωμέγα ~^")]
        {
            let change = user::ActiveModel {
                id: Set(id),
                name: Set(name.to_owned()),
                name_key: Set(folded(name)),
                ..Default::default()
            };
            change.update(sample.users.database().write()).await.unwrap();
        }
        let truth = sample.truth().await;
        let name = (
            Some(FilterId::Name),
            ["風美", "風", "白風", "風美咲", "민", "기", "SS", "~^", "a", "ö", "q", "zq", "a b", "an li"],
        );
        let email = (
            Some(FilterId::Email),
            ["an", ".7", "ö", "@", "7", ".c", "z", "qq", "'", "an .c", "an example", "_", "%", "\\"],
        );
        let company =
            (Some(FilterId::Company), ["g", "mb", "&", "ü", "x", ".l", "td", "gm td", "zz", "s.", "y", "ab", "é", "o"]);
        let anywhere = (None, ["風美", "7", "77", "1", "30", "-2", "ks", "a 7", "an.", "é", "ы", "李", "x 9", "+"]);
        let mut some = 0;
        for (filter, parts) in [name, email, company, anywhere] {
            for part in parts {
                let selector = by(filter, part);
                let expected = expected(&truth, filter, part);
                some += usize::from(!expected.is_empty());
                for sort in ["-last_activity", "name"] {
                    assert_eq!(listed(sample, &selector, sort).await, expected, "{filter:?} {part} by {sort}");
                }
                assert_eq!(exported(sample, &selector).await, (expected.len(), expected.len()), "{filter:?} {part}");
            }
        }
        assert!(some > 35, "the parts must be somewhere");
        let found = listed(sample, &by(Some(FilterId::Name), "風美"), "name").await;
        assert!(found.is_superset(&BTreeSet::from([11, 12])), "at the end of a name and at its beginning");
    });
}

/// Triggers count like the count of everybody.
#[test]
fn figures_of_parts_stay_in_step_with_the_users() {
    on_both(async |sample| {
        let write = sample.users.database().write();
        let Some(first) = user::Entity::find_by_id(1).one(write).await.unwrap() else { panic!() };
        for (id, name, email) in [(9_001, "O'Neil, Ｚoë\"#", None), (9_002, "風 美", Some("a.b_c+d@x-y.example"))] {
            let user = user::Model {
                id,
                user_id: uuid::Uuid::from_u128(id.try_into().unwrap()),
                unique_id: Some(format!("X-{id}")),
                username: None,
                name: name.to_owned(),
                name_key: folded(name),
                email: email.map(str::to_owned),
                email_key: email.map(folded).unwrap_or_default(),
                phone_key: String::new(),
                ..first.clone()
            };
            user::Entity::insert(user.into_active_model()).exec(write).await.unwrap();
        }
        let renamed = user::ActiveModel {
            id: Set(9_001),
            name_key: Set("zoe zoe".into()),
            username: Set(Some("zoë.oneil".into())),
            unique_id: Set(None),
            ..Default::default()
        };
        renamed.update(write).await.unwrap();
        user::Entity::delete_many().filter(user::Column::Id.between(2, 40)).exec(write).await.unwrap();
        let kept = figures(sample).await;
        search::drop(write).await.unwrap();
        search::create(write).await.unwrap();
        let counted = figures(sample).await;
        let differing: Vec<_> = kept.iter().filter(|(part, users)| counted.get(*part) != Some(users)).take(5).collect();
        assert_eq!((kept.len(), differing), (counted.len(), vec![]));
    });
}

async fn figures(sample: &Sample) -> BTreeMap<(i16, String), i64> {
    let database = sample.users.database().read();
    let select = sea_orm::sea_query::Query::select()
        .expr(sea_orm::sea_query::Expr::cust("CAST(scope AS INTEGER)"))
        .columns(["part", "users"])
        .from("search_parts")
        .and_where(sea_orm::ExprTrait::gt(sea_orm::sea_query::Expr::col("users"), 0))
        .take();
    let rows = database.query_all(&select).await.unwrap();
    let row = |row: &sea_orm::QueryResult| {
        let scope: i32 = row.try_get_by_index(0).unwrap();
        ((scope.try_into().unwrap(), row.try_get_by_index(1).unwrap()), row.try_get_by_index(2).unwrap())
    };
    rows.iter().map(row).collect()
}

/// A database of before: other keys, an index of trigrams only.
#[test]
fn a_database_of_before_is_brought_along() {
    on_both(async |sample| {
        let database = sample.users.database().write();
        let change = user::ActiveModel {
            id: Set(7),
            name: Set("STRAẞE 김".to_owned()),
            name_key: Set("straße \u{1100}\u{1175}\u{11b7}".to_owned()),
            ..Default::default()
        };
        change.update(database).await.unwrap();
        search::drop(database).await.unwrap();
        database.execute_unprepared("DELETE FROM seaql_migrations WHERE version = '0008_searching'").await.unwrap();
        sample.users.database().migrate().await.unwrap();
        for part in ["strasse", "김", "ss"] {
            assert!(listed(sample, &by(Some(FilterId::Name), part), "name").await.contains(&7), "{part}");
        }
        assert!(!listed(sample, &by(Some(FilterId::Name), "기"), "name").await.contains(&7));
        let page = sample.list(&UserListQuery { selector: by(None, "gmail"), ..Default::default() }).await;
        assert!(page.total.count > 0);
    });
}
