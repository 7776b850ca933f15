//! Every answer that a test gets is held against what the API's document says of it.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::http::{Method, StatusCode};
use jsonschema::Validator;
use serde_json::{Value, json};
use steward_contract::{Answer as Kind, Declaration, OPERATIONS, Problem, ProblemCode};

use super::Answer;
use crate::openapi;

static DOCUMENT: LazyLock<Document> = LazyLock::new(Document::read);

struct Document {
    /// By the id of the operation.
    answers: BTreeMap<&'static str, Validator>,
    problem: Validator,
}

impl Document {
    fn read() -> Self {
        let document = openapi::document();
        let answers = OPERATIONS.iter().filter(|operation| operation.answer == Kind::Json).map(|operation| {
            let described = &document["paths"][operation.path][operation.method.as_str().to_lowercase()];
            let schema = &described["responses"]["200"]["content"]["application/json"]["schema"];
            (operation.id, validator(schema, &document))
        });
        let problem = json!({ "$ref": "#/components/schemas/Problem" });
        Self { answers: answers.collect(), problem: validator(&problem, &document) }
    }
}

/// A schema with what it refers to.
fn validator(schema: &Value, document: &Value) -> Validator {
    let mut whole = schema.clone();
    whole["components"] = document["components"].clone();
    jsonschema::options().should_validate_formats(true).build(&whole).unwrap()
}

/// The operation that stands at an address; of two, the one with fewer placeholders.
fn operation_at(method: &Method, path: &str) -> Option<&'static Declaration> {
    let fits = |operation: &&Declaration| {
        let (known, given) = (operation.path.split('/'), path.split('/'));
        operation.method == *method
            && known.clone().count() == given.clone().count()
            && known.zip(given).all(|(known, given)| known == given || (known.starts_with('{') && !given.is_empty()))
    };
    OPERATIONS.iter().filter(fits).min_by_key(|operation| operation.path.matches('{').count())
}

/// Fails the test when the answer is none that the document describes.
pub fn check(method: &Method, path: &str, answer: &Answer) {
    let Some(operation) = operation_at(method, path) else { return };
    let id = operation.id;
    if answer.status == StatusCode::OK {
        if let Some(validator) = DOCUMENT.answers.get(id) {
            expect(validator, &answer.json(), id);
        }
        return;
    }
    expect(&DOCUMENT.problem, &answer.json(), id);
    let problem: Problem = serde_json::from_slice(&answer.bytes).unwrap();
    // Of the address, not of one of its operations.
    let listed = problem.code == ProblemCode::MethodNotAllowed || operation.refusals().contains(&problem.code);
    assert!(listed, "{id} answers with {}, which the table doesn't list", problem.code);
}

fn expect(validator: &Validator, answer: &Value, id: &str) {
    let errors: Vec<String> =
        validator.iter_errors(answer).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{id} answers beside its schema: {errors:?}\n{answer}");
}
