//! Query strings: what is written is read back, and nothing unknown passes.

use std::collections::BTreeMap;

use proptest::prelude::*;
use steward_contract::{ActivityQuery, Column, ExportQuery, FilterId, Parameters, Sort, UserListQuery, UserSelector};

fn owned(pairs: Vec<(&'static str, String)>) -> Vec<(String, String)> {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn pair(name: &str, value: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), value.to_owned())]
}

fn selectors() -> impl Strategy<Value = UserSelector> {
    let filters = prop::collection::btree_map(prop::sample::select(FilterId::ALL), "[^\u{0}]{1,20}", 0..6);
    let all = (prop::option::of(".{1,20}"), filters, prop::option::of(any::<bool>()));
    all.prop_map(|(search, filters, include_test_users): (_, BTreeMap<_, _>, _)| UserSelector {
        search,
        filters,
        selection: None,
        include_test_users,
    })
}

proptest! {
    #[test]
    fn list_queries_survive_the_way(selector in selectors(), limit in prop::option::of(1_u32..=200), offset in prop::option::of(any::<u32>())) {
        let query = UserListQuery { selector, sort: Some("-name".into()), limit, cursor: None, offset };
        prop_assert_eq!(UserListQuery::from_pairs(owned(query.to_pairs())), Ok(query));
    }

    #[test]
    fn no_text_panics_a_parser(name in ".{0,30}", value in ".{0,80}") {
        let _ = UserListQuery::from_pairs(pair(&name, &value));
        let _ = ExportQuery::from_pairs(pair(&name, &value));
        let _ = ActivityQuery::from_pairs(pair(&name, &value));
        let _ = value.parse::<Sort>();
    }
}

#[test]
fn unknown_parameters_are_named() {
    let errors = UserListQuery::from_pairs(pair("statuss", "active")).unwrap_err();
    assert_eq!(errors[0].field, "statuss");
}

#[test]
fn repeated_parameters_are_refused() {
    let twice = [pair("status", "active"), pair("status", "deleted")].concat();
    assert_eq!(UserListQuery::from_pairs(twice).unwrap_err()[0].field, "status");
}

#[test]
fn sizes_and_combinations_are_checked() {
    for (pairs, field) in [
        (pair("limit", "201"), "limit"),
        (pair("limit", "0"), "limit"),
        (pair("limit", "ten"), "limit"),
        (pair("offset", "-1"), "offset"),
        (pair("sort", "shoe_size"), "sort"),
        ([pair("cursor", "x"), pair("offset", "5")].concat(), "offset"),
    ] {
        assert_eq!(UserListQuery::from_pairs(pairs).unwrap_err()[0].field, field);
    }
}

#[test]
fn export_fields_keep_their_order_and_unknown_ones_are_named() {
    let query = ExportQuery::from_pairs(pair("fields", "email,user_id")).unwrap();
    let names: Vec<_> = query.columns().unwrap().into_iter().map(Column::as_str).collect();
    assert_eq!(names, ["email", "user_id"]);
    let errors = ExportQuery::from_pairs(pair("fields", "email,shoe_size")).unwrap_err();
    assert!(errors[0].message.contains("shoe_size"));
}
