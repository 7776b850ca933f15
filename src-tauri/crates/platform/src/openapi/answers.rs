//! What a call is answered with: what was asked for, or one of the problems that this operation can have.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use steward_contract::{Answer, ExportFormat, Operation, ProblemCode};

use super::{Schemas, bodies};

pub fn of<O: Operation>(schemas: &mut Schemas) -> Value {
    let mut all = Map::new();
    all.insert("200".to_owned(), json!({ "description": "Done.", "content": content::<O>(schemas) }));
    let mut by_status: BTreeMap<u16, Vec<ProblemCode>> = BTreeMap::new();
    for code in O::DECLARATION.refusals() {
        by_status.entry(code.status()).or_default().push(code);
    }
    all.extend(by_status.into_iter().map(|(status, codes)| (status.to_string(), refusal(&codes))));
    Value::Object(all)
}

fn content<O: Operation>(schemas: &mut Schemas) -> Value {
    match (O::DECLARATION.answer, bodies::describe::<O::Response>(schemas)) {
        (Answer::File, _) => ExportFormat::ALL.iter().map(|format| (format.media_type(), json!({}))).collect(),
        (Answer::Json, Some(schema)) => json!({ "application/json": { "schema": schema } }),
        (Answer::Json, None) => json!({ "application/json": { "schema": { "type": "null" } } }),
    }
}

fn refusal(codes: &[ProblemCode]) -> Value {
    let description = codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(", ");
    let problem = json!({ "$ref": "#/components/schemas/Problem" });
    let schema = json!({ "allOf": [problem, { "properties": { "code": { "enum": codes } } }] });
    json!({ "description": description, "content": { "application/problem+json": { "schema": schema } } })
}
