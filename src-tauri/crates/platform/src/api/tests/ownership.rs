//! What belongs to one admin is nobody else's, whatever their role (IDOR).

use serde_json::Value;
use steward_contract::{OPERATIONS, Operation, SuspendUser};

use super::example::{example, exports_are_over};
use crate::testing::{TestPlatform, on_both_databases};

on_both_databases!(ids_of_another_admin_lead_nowhere, keys_of_another_admin_tell_nothing);

/// Every operation whose address names something else than a user, what is theirs or what is asked for about them; keys
/// are told apart below.
async fn ids_of_another_admin_lead_nowhere(platform: TestPlatform) {
    let shared = ["{user_id}", "{approval_id}", "{mail_id}"];
    let names_own =
        |path: &str| !shared.iter().any(|name| path.contains(name)) && path.replace("{key}", "").contains('{');
    let own: Vec<_> = OPERATIONS.iter().filter(|operation| names_own(operation.path)).collect();
    assert_eq!(own.len(), 2);
    for operation in own {
        let request = example(&platform, operation, "agent").await;
        exports_are_over(&platform).await;
        for role in ["agent", "owner"] {
            let other = platform.admin(role).await;
            let before = platform.contents().await;
            let answer = request.send_as(&other).await;
            assert_eq!((answer.status.as_u16(), answer.code().as_str()), (404, "not_found"), "{role} {}", operation.id);
            assert_eq!(platform.contents().await, before, "{role} {}", operation.id);
        }
        request.send().await.ok();
    }
}

/// A key is chosen by its admin, so the same key of another one is another key: it was never used.
async fn keys_of_another_admin_tell_nothing(platform: TestPlatform) {
    let request = example(&platform, &SuspendUser::DECLARATION, "agent").await;
    request.send().await.ok();
    let (path, other) = (format!("/v1/actions/{}", request.key), platform.admin("owner").await);
    let told = other.get(&path).await.ok();
    assert_eq!(told, serde_json::json!({"state": "unknown"}));
    assert_eq!(request.client.get(&path).await.ok()["state"], "done");
    let mut thief = request.client.clone();
    thief.token = other.token;
    let problem = request.send_as(&thief).await.refused("step_up_refused");
    assert_eq!(problem["fields"], Value::Null);
}
