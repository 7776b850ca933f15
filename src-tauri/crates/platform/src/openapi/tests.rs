use steward_contract::{CodeKind, Column, FilterId, OPERATIONS, Permission, ProblemCode, SuspensionReason};

use super::*;

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn every_operation_is_there_and_every_reference_leads_somewhere() {
    let document = document();
    for operation in OPERATIONS {
        let described = &document["paths"][operation.path][operation.method.as_str().to_lowercase()];
        assert_eq!(described["operationId"], operation.id);
    }
    let mut found = Vec::new();
    references(&document, &mut found);
    for reference in found {
        let name = reference.strip_prefix("#/components/schemas/").unwrap();
        assert!(!document["components"]["schemas"][name].is_null(), "{reference}");
    }
}

#[test]
fn codes_are_described_as_they_travel() {
    let document = document();
    for (name, codes) in [
        ("CodeKind", CodeKind::CODES),
        ("SuspensionReason", SuspensionReason::CODES),
        ("ProblemCode", ProblemCode::CODES),
        ("Permission", Permission::CODES),
        ("FilterId", FilterId::CODES),
        ("Column", Column::CODES),
    ] {
        assert_eq!(document["components"]["schemas"][name]["enum"], json!(codes), "{name}");
    }
}

#[test]
fn bodies_and_answers_are_described() {
    let document = document();
    let suspend = &document["paths"]["/v1/users/{user_id}/suspend"]["post"];
    let schema = &suspend["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(schema, "#/components/schemas/SuspendRequest");
    assert_eq!(suspend["x-step-up"], "always");
    let answer = &suspend["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(answer, "#/components/schemas/Done");
}

/// The parameter of an operation.
fn parameter(path: &str, method: &str, name: &str) -> Value {
    let document = document();
    let all = document["paths"][path][method]["parameters"].as_array().unwrap();
    all.iter().find(|parameter| parameter["name"] == name).unwrap()["schema"].clone()
}

#[test]
fn parameters_and_headers_say_what_is_accepted() {
    assert_eq!(parameter("/v1/users", "get", "limit"), json!({"type": "integer", "minimum": 1, "maximum": 200}));
    assert_eq!(parameter("/v1/users/{user_id}/notes", "get", "limit")["maximum"], 200);
    assert_eq!(parameter("/v1/users", "get", "created_in_last_days")["maximum"], 36_500);
    assert_eq!(parameter("/v1/users", "get", "name")["maxLength"], 200);
    assert_eq!(
        parameter("/v1/users", "get", "gender")["pattern"],
        "^(female|male|other|undisclosed)(,(female|male|other|undisclosed))*$"
    );
    assert_eq!(parameter("/v1/users/{user_id}/activity", "get", "before")["format"], "date-time");
    assert_eq!(parameter("/v1/users", "get", "user_id")["format"], "uuid");
    let key = parameter("/v1/users/{user_id}/suspend", "post", "Idempotency-Key");
    assert_eq!(key, json!({"type": "string", "format": "uuid"}));
}

#[test]
fn bodies_say_their_lengths_and_take_nothing_else() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    let reason = &schemas["SuspendRequest"]["properties"]["justification"];
    assert_eq!((&reason["minLength"], &reason["maxLength"]), (&json!(1), &json!(2_000)));
    assert_eq!(schemas["SuspendRequest"]["properties"]["message"]["maxLength"], 500);
    assert_eq!(schemas["ReactivationConditions"]["properties"]["monitor_days"]["maximum"], 365);
    assert_eq!(schemas["SelectRequest"]["properties"]["user_ids"]["maxItems"], 100_000);
    for name in ["SignInRequest", "SuspendRequest", "ReactivationConditions", "UnlockRequest"] {
        assert_eq!(schemas[name]["additionalProperties"], false, "{name}");
    }
}

/// Pages of different things are different: one name for all of them described orders as labelled values.
#[test]
fn a_page_is_described_by_what_is_in_it() {
    let document = document();
    let items = |path: &str| {
        let answer = &document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        answer["properties"]["items"]["items"].to_string()
    };
    let (orders, sessions) = (items("/v1/users/{user_id}/orders"), items("/v1/users/{user_id}/sessions"));
    assert_ne!(orders, sessions);
    assert!(!orders.contains("LabelledValue"), "{orders}");
}

/// An operation can have only the problems that it lists.
#[test]
fn an_operation_lists_its_own_problems() {
    let document = document();
    let codes = |path: &str, method: &str, status: &str| {
        document["paths"][path][method]["responses"][status]["description"].as_str().map(str::to_owned)
    };
    assert_eq!(codes("/v1/meta", "get", "401"), None);
    assert_eq!(codes("/v1/meta", "get", "409"), None);
    assert_eq!(codes("/v1/users", "get", "404"), None);
    assert_eq!(codes("/v1/users/{user_id}", "get", "404").unwrap(), "not_found");
    let suspend = codes("/v1/users/{user_id}/suspend", "post", "409").unwrap();
    assert_eq!(suspend, "wrong_status, idempotency_key_reused, in_progress");
}
