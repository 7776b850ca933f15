//! The API as an OpenAPI 3.1 document, from the table of operations and the types it names.

use serde_json::{Map, Value, json};
use steward_contract::{
    API_VERSION, Access, Answer, Declaration, Idempotency, Operation, Parameter, ParameterKind, Parameters, Problem,
    ProblemCode, StepUp, for_each_operation,
};
use utoipa::{PartialSchema, ToSchema};

/// The whole document.
pub fn document() -> Value {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    name::<Problem>(&mut schemas);
    macro_rules! describe {
        ($operation:ident) => {
            add::<steward_contract::$operation>(&mut paths, &mut schemas);
        };
    }
    for_each_operation!(describe);
    json!({
        "openapi": "3.1.1",
        "info": { "title": "Steward platform", "version": API_VERSION },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "access_token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn add<O: Operation>(paths: &mut Map<String, Value>, schemas: &mut Map<String, Value>) {
    let declaration = O::DECLARATION;
    let mut operation = json!({
        "operationId": declaration.id,
        "summary": declaration.summary.trim(),
        "parameters": parameters::<O>(),
        "responses": responses::<O>(schemas),
    });
    if let Some(schema) = body::<O::Body>(schemas) {
        let content = json!({ "application/json": { "schema": schema } });
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    protect(&mut operation, &declaration);
    let path = paths.entry(declaration.path).or_insert_with(|| json!({}));
    path[declaration.method.as_str().to_lowercase()] = operation;
}

/// Who may call it, and what it must be confirmed with.
fn protect(operation: &mut Value, declaration: &Declaration) {
    operation["security"] = match declaration.access {
        Access::Public => json!([]),
        Access::SignedIn | Access::Needs(_) => json!([{ "access_token": [] }]),
    };
    if let Access::Needs(permission) = declaration.access {
        operation["x-permission"] = json!(permission);
    }
    match declaration.step_up {
        StepUp::Never => {}
        StepUp::Always => operation["x-step-up"] = json!("always"),
        StepUp::When(when) => operation["x-step-up"] = json!(when),
    }
    if let Some(action) = declaration.audit {
        operation["x-audit-action"] = json!(action);
    }
}

fn parameters<O: Operation>() -> Vec<Value> {
    let in_path = O::DECLARATION.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let schema = json!({ "type": "string", "format": "uuid" });
    let mut all: Vec<Value> =
        in_path.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": schema })).collect();
    all.extend(O::Query::described().into_iter().map(in_query));
    let header = |name: &str, required: bool| json!({ "name": name, "in": "header", "required": required, "schema": { "type": "string" } });
    if O::DECLARATION.idempotency == Idempotency::Required {
        all.push(header("Idempotency-Key", true));
    }
    if O::DECLARATION.step_up != StepUp::Never {
        all.push(header("Step-Up", O::DECLARATION.step_up == StepUp::Always));
    }
    all
}

fn in_query(parameter: Parameter) -> Value {
    let schema = match parameter.kind {
        ParameterKind::Text | ParameterKind::Many => json!({ "type": "string" }),
        ParameterKind::Number => json!({ "type": "integer", "minimum": 0 }),
        ParameterKind::Flag => json!({ "type": "boolean" }),
        ParameterKind::Instant => json!({ "type": "string", "format": "date-time" }),
        ParameterKind::Id => json!({ "type": "string", "format": "uuid" }),
    };
    json!({ "name": parameter.name, "in": "query", "schema": schema })
}

fn responses<O: Operation>(schemas: &mut Map<String, Value>) -> Value {
    let content = match (O::DECLARATION.answer, body::<O::Response>(schemas)) {
        (Answer::CsvStream, _) => json!({ "text/csv": { "schema": { "type": "string" } } }),
        (Answer::Json, Some(schema)) => json!({ "application/json": { "schema": schema } }),
        (Answer::Json, None) => json!({ "application/json": { "schema": { "type": "null" } } }),
    };
    let mut all = Map::new();
    all.insert("200".to_owned(), json!({ "description": "Done.", "content": content }));
    for code in ProblemCode::ALL {
        let status = code.status().to_string();
        let known = all.get(&status).and_then(|answer| answer["description"].as_str()).map(str::to_owned);
        let description = known.map_or_else(|| code.to_string(), |known| format!("{known}, {code}"));
        let schema = json!({ "$ref": "#/components/schemas/Problem" });
        let content = json!({ "application/problem+json": { "schema": schema } });
        all.insert(status, json!({ "description": description, "content": content }));
    }
    Value::Object(all)
}

/// The schema of a type that carries something, with those that it names added to the components.
fn body<T: ToSchema>(schemas: &mut Map<String, Value>) -> Option<Value> {
    let schema = serde_json::to_value(<T as PartialSchema>::schema()).ok()?;
    if schema.get("type").is_none_or(|kind| kind == "null")
        && schema.get("$ref").is_none()
        && schema.get("oneOf").is_none()
    {
        return None;
    }
    name::<T>(schemas);
    match schema["type"].as_str() {
        Some("object") => Some(json!({ "$ref": format!("#/components/schemas/{}", T::name()) })),
        _ => Some(schema),
    }
}

fn name<T: ToSchema>(schemas: &mut Map<String, Value>) {
    let mut named = vec![(T::name().into_owned(), <T as PartialSchema>::schema())];
    T::schemas(&mut named);
    for (name, schema) in named {
        let schema = serde_json::to_value(schema).unwrap_or_default();
        schemas.entry(name).or_insert(schema);
    }
}

#[cfg(test)]
mod tests {
    use steward_contract::{CodeKind, Column, FilterId, OPERATIONS, Permission, SuspensionReason};

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
        assert_eq!(answer, "#/components/schemas/ActionOutcome");
    }
}
