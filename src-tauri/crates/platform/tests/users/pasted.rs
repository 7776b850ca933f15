//! What people paste into the one box finds whom it belongs to (BEY-1), and nobody else.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use steward_contract::{FilterId, UserListQuery, UserSelector};
use steward_platform::store::entity as e;
use uuid::Uuid;

use crate::sample::{Sample, on_both};

async fn found(sample: &Sample, selector: UserSelector) -> BTreeSet<i64> {
    let page = sample.list(&UserListQuery { selector, limit: Some(200), ..Default::default() }).await;
    assert_eq!(page.items.len(), page.total.count as usize);
    page.items.iter().map(|row| row.numeric_id.parse().unwrap()).collect()
}

async fn searched(sample: &Sample, text: &str) -> BTreeSet<i64> {
    found(sample, UserSelector { search: Some(text.to_owned()), ..Default::default() }).await
}

/// The user of the guides, whose number nobody else shall have here.
async fn alone_with_her_number(sample: &Sample) {
    let others = e::user::Entity::update_many()
        .col_expr(e::user::Column::PhoneKey, sea_orm::sea_query::Expr::val("15550000000"))
        .filter(e::user::Column::PhoneKey.eq("13055550188"))
        .filter(e::user::Column::Id.ne(1));
    others.exec(sample.users.database().write()).await.unwrap();
}

#[test]
fn one_number_however_it_is_written() {
    on_both(async |sample| {
        alone_with_her_number(sample).await;
        for text in [
            "+1 305 555 0188",
            "305-555-0188",
            "(305) 555 0188",
            "00 1 305 555 0188",
            "0013055550188",
            "tel:+1-305-555-0188",
            "tel:+13055550188;ext=4",
            "305.555.0188 x12",
            "13055550188",
            "3055550188",
            " 305 555 0188\r\n",
            "＋１ ３０５ ５５５ ０１８８",
        ] {
            assert_eq!(searched(sample, text).await, BTreeSet::from([1]), "{text:?}");
            let by_field = UserSelector { filters: [(FilterId::Phone, text.to_owned())].into(), ..Default::default() };
            if text.trim() != "305.555.0188 x12" {
                assert_eq!(found(sample, by_field).await, BTreeSet::from([1]), "{text:?}");
            }
        }
        assert!(searched(sample, "555-0188").await.contains(&1), "a part of a number");
    });
}

#[test]
fn addresses_and_ids_with_what_is_around_them() {
    on_both(async |sample| {
        let read = sample.users.database().read();
        let order = e::order::Entity::find().filter(e::order::Column::UserId.eq(1)).one(read).await.unwrap().unwrap();
        let session =
            e::user_session::Entity::find().filter(e::user_session::Column::UserId.eq(1)).one(read).await.unwrap();
        let event = e::activity::Entity::find().filter(e::activity::Column::UserId.eq(1)).one(read).await.unwrap();
        let texts = [
            "kst204871".to_owned(),
            "KST 204871".to_owned(),
            "KST–204871".to_owned(),
            "\"KST-204871\"".to_owned(),
            "Lucía Peñasco <Lucia.P@example.com>".to_owned(),
            "<lucia.p@example.com>,".to_owned(),
            "mailto:lucia.p@example.com".to_owned(),
            "'c41e7a90-2b6f-4d1c-9e58-7f03ad218b64'".to_owned(),
            "{C41E7A90-2B6F-4D1C-9E58-7F03AD218B64}".to_owned(),
            "c41e7a902b6f4d1c9e587f03ad218b64".to_owned(),
            "https://console.example.com/users/c41e7a90-2b6f-4d1c-9e58-7f03ad218b64?tab=orders".to_owned(),
            "https://shop.example.com/account?user=KST-204871#top".to_owned(),
            "steward://users/c41e7a90-2b6f-4d1c-9e58-7f03ad218b64".to_owned(),
            "lupe-7".to_owned(),
            format!(" {}\n", order.number.to_lowercase()),
            format!("Order {}", order.number),
            order.order_id.to_string(),
            session.unwrap().session_id.to_string(),
            event.unwrap().event_id.to_string(),
        ];
        for text in texts {
            assert_eq!(searched(sample, &text).await, BTreeSet::from([1]), "{text:?}");
        }
    });
}

#[test]
fn a_request_leads_to_the_user_it_was_about() {
    on_both(async |sample| {
        let request = Uuid::from_u128(77);
        let entry = e::audit_entry::Model {
            // The sample's own entries have the first numbers.
            number: 1_000_000,
            id: Uuid::from_u128(1),
            at: 0,
            action: "user.suspend".into(),
            admin_id: None,
            admin_name: None,
            user_id: Some("c41e7a90-2b6f-4d1c-9e58-7f03ad218b64".parse().unwrap()),
            ip: None,
            reason: None,
            changes: "[]".into(),
            effects: "[]".into(),
            facts: "[]".into(),
            digest: None,
            request_id: Some(request.to_string()),
            leaf_hash: Vec::new(),
        };
        let write = sample.users.database().write();
        let entry = sea_orm::IntoActiveModel::into_active_model(entry);
        e::audit_entry::Entity::insert(entry).exec_without_returning(write).await.unwrap();
        assert_eq!(searched(sample, &request.to_string()).await, BTreeSet::from([1]));
        assert_eq!(searched(sample, &Uuid::from_u128(78).to_string()).await, BTreeSet::new());
    });
}

/// A username or a code that is a word doesn't hide the others who have that word.
#[test]
fn a_word_that_somebody_is_called_by_finds_the_others_too() {
    on_both(async |sample| {
        let anna = e::user::ActiveModel {
            id: sea_orm::Set(3),
            username: sea_orm::Set(Some("anna".into())),
            ..Default::default()
        };
        sea_orm::ActiveModelTrait::update(anna, sample.users.database().write()).await.unwrap();
        let found = searched(sample, "anna").await;
        assert!(found.contains(&3) && found.len() > 1, "{found:?}");
    });
}

/// Whatever is pasted is one question, which an index answers each part of.
#[test]
fn no_table_is_read_whole_for_a_pasted_text() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let sample = Sample::sqlite().await;
        for text in ["305-555-0188", "KST-204871", "c41e7a90-2b6f-4d1c-9e58-7f03ad218b64", "a@b.example", "12345678"] {
            let question = steward_platform::store::users::naming(text, true, sea_orm::DbBackend::Sqlite).unwrap();
            let mut statement = sea_orm::DbBackend::Sqlite.build(&question);
            statement.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
            let plan = sample.users.database().read().query_all_raw(statement).await.unwrap();
            for step in plan {
                let step: String = step.try_get("", "detail").unwrap();
                let reads_all = ["users", "orders", "user_sessions", "activity", "audit_entries", "partners"]
                    .iter()
                    .any(|table| step == format!("SCAN {table}") || step.starts_with(&format!("SCAN {table} ")));
                assert!(!reads_all, "{text}: {step}");
            }
        }
    });
}
