//! What a call carries in its address and its headers.

use serde_json::{Value, json};
use steward_contract::{
    FilterId, Idempotency, Operation, Pairs, Parameter, ParameterKind, Parameters, SortKey, StepUp,
};

pub fn of<O: Operation>() -> Vec<Value> {
    let in_path = O::DECLARATION.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Value> = in_path.map(|name| required(name, "path", &uuid())).collect();
    all.extend(O::Query::described().into_iter().map(in_query));
    if O::DECLARATION.idempotency == Idempotency::Required {
        all.push(required("Idempotency-Key", "header", &uuid()));
        let version = json!({ "type": "string", "pattern": "^\"[A-Za-z0-9_-]+\"$" });
        all.push(json!({ "name": "If-Match", "in": "header", "schema": version }));
    }
    match O::DECLARATION.step_up {
        StepUp::Never => {}
        StepUp::Always => all.push(required("Step-Up", "header", &grant())),
        StepUp::When(_) => all.push(json!({ "name": "Step-Up", "in": "header", "schema": grant() })),
    }
    all
}

fn required(name: &str, place: &str, schema: &Value) -> Value {
    json!({ "name": name, "in": place, "required": true, "schema": schema })
}

fn uuid() -> Value {
    json!({ "type": "string", "format": "uuid" })
}

/// As `auth.step_up` gives them.
fn grant() -> Value {
    json!({ "type": "string", "pattern": "^[!-~]+$" })
}

fn in_query(parameter: Parameter) -> Value {
    let filter: Option<FilterId> = parameter.name.parse().ok();
    let schema = match parameter.kind {
        ParameterKind::Rows => json!({ "type": "integer", "minimum": 1, "maximum": Pairs::MOST_ROWS }),
        ParameterKind::Number => {
            let most = filter.map_or(u32::MAX.into(), FilterId::most);
            json!({ "type": "integer", "minimum": 0, "maximum": most })
        }
        ParameterKind::Flag => json!({ "type": "boolean" }),
        // Only filters take a bare day.
        ParameterKind::Instant if filter.is_none() => json!({ "type": "string", "format": "date-time" }),
        ParameterKind::Instant => {
            json!({ "anyOf": [{ "type": "string", "format": "date-time" }, { "type": "string", "format": "date" }] })
        }
        ParameterKind::Id => uuid(),
        ParameterKind::Text if filter == Some(FilterId::UserId) => uuid(),
        ParameterKind::Text if filter.is_some() => text(),
        ParameterKind::Text => json!({ "type": "string", "pattern": "^[^\\u0000]*$" }),
        ParameterKind::Code(codes) => json!({ "type": "string", "enum": codes }),
        ParameterKind::Codes(codes) => list_of(codes),
        ParameterKind::Many if filter == Some(FilterId::Country) => separated("[A-Za-z]{2}"),
        ParameterKind::Many => filter.and_then(FilterId::codes).map_or_else(|| separated(WORDS), list_of),
        ParameterKind::Sort => json!({ "type": "string", "enum": sorts() }),
    };
    json!({ "name": parameter.name, "in": "query", "schema": schema })
}

/// Something that can be looked for.
fn text() -> Value {
    let pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$";
    json!({ "type": "string", "maxLength": FilterId::LONGEST_TEXT, "pattern": pattern })
}

/// The same without a comma, as a pattern.
const WORDS: &str = "[^,\\u0000]*[^,\\s\\u0000][^,\\u0000]*";

fn list_of(codes: &[&str]) -> Value {
    separated(&codes.join("|"))
}

/// What fits the pattern, once or more with commas between.
fn separated(one: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^({one})(,({one}))*$") })
}

fn sorts() -> Vec<String> {
    SortKey::CODES.iter().flat_map(|key| [(*key).to_owned(), format!("-{key}")]).collect()
}
