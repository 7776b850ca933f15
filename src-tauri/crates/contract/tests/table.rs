//! What must hold for every line of the table.

use std::collections::BTreeSet;

use http::Method;
use steward_contract::{Access, Answer, Idempotency, OPERATIONS, Operation, StepUp};

fn assert_all(what: &str, holds: impl Fn(&steward_contract::Declaration) -> bool) {
    let broken: Vec<_> =
        OPERATIONS.iter().filter(|operation| !holds(operation)).map(|operation| operation.id).collect();
    assert!(broken.is_empty(), "{what}: {broken:?}");
}

#[test]
fn ids_and_routes_are_unique() {
    let ids: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.id).collect();
    let routes: BTreeSet<_> = OPERATIONS.iter().map(|operation| (operation.method.as_str(), operation.path)).collect();
    assert_eq!((ids.len(), routes.len()), (OPERATIONS.len(), OPERATIONS.len()));
}

#[test]
fn everything_lives_under_v1_and_says_what_it_does() {
    assert_all("path", |operation| operation.path.starts_with("/v1/"));
    assert_all("summary", |operation| !operation.summary.trim().is_empty());
}

#[test]
fn only_sign_in_and_meta_are_public() {
    assert_all("public", |operation| {
        operation.access != Access::Public || operation.id == "meta.get" || operation.path.starts_with("/v1/auth/")
    });
}

/// What takes nothing away that its user or another admin could not get back at once, and so asks for no code.
const WITHOUT_CODE: &[&str] = &[
    "users.sessions.revoke",
    "users.sessions.revoke_all",
    "users.password.force_reset",
    "users.flags.set",
    "users.flags.clear",
    "users.notes.add",
    "users.credits.adjust",
    "users.mail.send_again",
    "users.email.send_verification",
    "users.password.send_reset",
];

/// Invariants 2 and 4: a change of a user is audited, keyed, and confirmed.
#[test]
fn changes_of_users_are_audited_keyed_and_confirmed() {
    assert_all("change of a user", |operation| {
        let named = ["{user_id}", "{approval_id}"];
        let changes_user = operation.method != Method::GET && named.iter().any(|name| operation.path.contains(name));
        let confirmed = operation.step_up == StepUp::Always;
        !changes_user
            || (operation.audit.is_some()
                && operation.idempotency == Idempotency::Required
                && confirmed != WITHOUT_CODE.contains(&operation.id)
                && matches!(operation.access, Access::Needs(_) | Access::NeedsOneOf(_)))
    });
}

#[test]
fn what_leaves_as_a_stream_is_an_audited_read() {
    assert_all("stream", |operation| {
        operation.answer != Answer::File || (operation.method == Method::GET && operation.audit.is_some())
    });
}

/// What no digest may have is looked for in the body itself; a secret deeper in it would not be found. Of what is neither
/// confirmed nor kept under a key, as a plan is, there is no digest.
#[test]
fn no_secret_is_inside_another_part_of_a_body() {
    macro_rules! look {
        ($operation:ident) => {
            let mut parts = Vec::new();
            <<steward_contract::$operation as Operation>::Body as utoipa::ToSchema>::schemas(&mut parts);
            let declared = <steward_contract::$operation as Operation>::DECLARATION;
            let has_digest = declared.step_up != StepUp::Never || declared.idempotency == Idempotency::Required;
            for (name, schema) in parts.into_iter().filter(|_| has_digest) {
                let schema = serde_json::to_value(schema).unwrap().to_string();
                assert!(!schema.contains("#/components/schemas/Secret"), "{name}");
            }
        };
    }
    steward_contract::for_each_operation!(look);
}
