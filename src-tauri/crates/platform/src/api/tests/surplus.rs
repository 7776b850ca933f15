//! Bodies with fields that nobody asked for (mass assignment).

use std::collections::BTreeSet;

use sea_orm::{IdenStatic, Iterable};
use serde_json::{Value, json};
use steward_contract::{Declaration, OPERATIONS};

use super::example::{Example, example};
use crate::{
    openapi,
    store::entity::{admin, admin_role, admin_session, user, user_profile, user_security},
    testing::{TestPlatform, on_both_databases},
};

on_both_databases!(columns_in_bodies_are_refused_by_name);

/// Every column of users and admins, in every object of every body of the table.
async fn columns_in_bodies_are_refused_by_name(platform: TestPlatform) {
    let columns = columns();
    assert!(columns.contains("status") && columns.contains("password_hash") && columns.contains("role"));
    for operation in OPERATIONS.iter().filter(|operation| takes_body(operation)) {
        let request = example(&platform, operation, "owner").await;
        let before = platform.contents().await;
        for place in objects("", &request.body) {
            for column in &columns {
                if request.body.pointer(&place).and_then(|object| object.get(column)).is_none() {
                    is_refused(&request, operation.id, &place, column).await;
                }
            }
        }
        assert_eq!(platform.contents().await, before, "{}", operation.id);
        request.send().await.ok();
    }
}

async fn is_refused(request: &Example, operation: &str, place: &str, column: &str) {
    for value in [json!(1), json!("owner"), json!(null)] {
        let mut body = request.body.clone();
        body.pointer_mut(place).unwrap()[column] = value;
        let request = Example {
            body,
            client: request.client.clone(),
            path: request.path.clone(),
            method: request.method.clone(),
            ..*request
        };
        let problem = request.send().await.refused("invalid_fields");
        let field = format!("{place}/{column}").trim_start_matches('/').replace('/', ".");
        assert_eq!(problem["fields"][0]["field"], field, "{operation}");
    }
}

fn columns() -> BTreeSet<&'static str> {
    fn of<C: Iterable + IdenStatic>() -> impl Iterator<Item = &'static str> {
        C::iter().map(|column| column.as_str())
    }
    of::<user::Column>()
        .chain(of::<user_profile::Column>())
        .chain(of::<user_security::Column>())
        .chain(of::<admin::Column>())
        .chain(of::<admin_role::Column>())
        .chain(of::<admin_session::Column>())
        .collect()
}

fn takes_body(operation: &Declaration) -> bool {
    let method = operation.method.as_str().to_lowercase();
    !openapi::document()["paths"][operation.path][method]["requestBody"].is_null()
}

/// Where objects stand in a body, as JSON pointers.
fn objects(place: &str, body: &Value) -> Vec<String> {
    let Value::Object(fields) = body else { return Vec::new() };
    let inner = fields.iter().flat_map(|(name, value)| objects(&format!("{place}/{name}"), value));
    std::iter::once(place.to_owned()).chain(inner).collect()
}
