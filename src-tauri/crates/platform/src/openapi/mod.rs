//! The API as an OpenAPI 3.1 document, from the table of operations and the types it names. It says no more and no less
//! than the platform does: tests hold every answer against it.

mod answers;
mod bodies;
mod parameters;

use serde_json::{Map, Value, json};
use steward_contract::{API_VERSION, Access, Declaration, Operation, Problem, StepUp, for_each_operation};

/// What the document says of types, by their names.
pub type Schemas = Map<String, Value>;

/// The whole document.
pub fn document() -> Value {
    let (mut paths, mut schemas) = (Map::new(), Schemas::new());
    bodies::describe::<Problem>(&mut schemas);
    macro_rules! add {
        ($operation:ident) => {
            add::<steward_contract::$operation>(&mut paths, &mut schemas);
        };
    }
    for_each_operation!(add);
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

fn add<O: Operation>(paths: &mut Map<String, Value>, schemas: &mut Schemas) {
    let declaration = O::DECLARATION;
    let mut operation = json!({
        "operationId": declaration.id,
        "summary": declaration.summary.trim(),
        "parameters": parameters::of::<O>(),
        "responses": answers::of::<O>(schemas),
    });
    if let Some(schema) = bodies::describe::<O::Body>(schemas) {
        bodies::close(&schema, schemas);
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
        Access::SignedIn | Access::Needs(_) | Access::NeedsOneOf(_) => json!([{ "access_token": [] }]),
    };
    match declaration.access {
        Access::Public | Access::SignedIn => {}
        Access::Needs(permission) => operation["x-permission"] = json!(permission),
        Access::NeedsOneOf(some) => operation["x-permission"] = json!(some),
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

#[cfg(test)]
mod tests;
