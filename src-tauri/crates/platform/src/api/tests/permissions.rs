//! Who may do what, and to whom (RBA-1), against tables that know nothing of roles.json and of the contract.

use serde_json::{Map, Value, json};
use steward_contract::{Declaration, Idempotency, OPERATIONS};

use super::example::{Example, example, exports_are_over};
use crate::testing::{Answer, Client, TestPlatform, on_both_databases};

on_both_databases!(roles_and_operations, roles_and_plans, ranks_and_targets);

/// Somebody without a token, an admin without a role, and the roles of the preset `full`.
const CALLERS: [&str; 6] = ["stranger", "nobody", "viewer", "agent", "senior", "owner"];

const MAY: &[(&str, &str)] = &[
    ("meta.get", "stranger nobody viewer agent senior owner"),
    ("auth.sign_in", "stranger nobody viewer agent senior owner"),
    ("auth.second_factor", "stranger nobody viewer agent senior owner"),
    ("auth.enrolment.start", "stranger nobody viewer agent senior owner"),
    ("auth.enrolment.confirm", "stranger nobody viewer agent senior owner"),
    ("auth.refresh", "stranger nobody viewer agent senior owner"),
    ("auth.sign_out", "nobody viewer agent senior owner"),
    ("auth.unlock", "nobody viewer agent senior owner"),
    ("auth.step_up", "nobody viewer agent senior owner"),
    ("me.get", "nobody viewer agent senior owner"),
    ("me.sessions.list", "nobody viewer agent senior owner"),
    ("me.sessions.revoke", "nobody viewer agent senior owner"),
    ("me.password.change", "nobody viewer agent senior owner"),
    ("me.totp.start", "nobody viewer agent senior owner"),
    ("me.totp.confirm", "nobody viewer agent senior owner"),
    ("users.create", "senior owner"),
    ("users.list", "viewer agent senior owner"),
    ("users.filter_values", "viewer agent senior owner"),
    ("users.field_values", "viewer agent senior owner"),
    ("users.stats", "viewer agent senior owner"),
    ("users.select", "viewer agent senior owner"),
    ("users.export", "agent senior owner"),
    ("users.exports.get", "agent senior owner"),
    ("users.get", "viewer agent senior owner"),
    ("users.orders.list", "viewer agent senior owner"),
    ("users.activity.list", "viewer agent senior owner"),
    ("users.sessions.list", "viewer agent senior owner"),
    ("users.notes.list", "viewer agent senior owner"),
    ("users.flags.list", "viewer agent senior owner"),
    ("users.audit.list", "agent senior owner"),
    ("users.suspensions.list", "viewer agent senior owner"),
    ("actions.plan", "agent senior owner"),
    ("users.suspend", "agent senior owner"),
    ("users.reactivate", "agent senior owner"),
    ("users.lockdown", "senior owner"),
    ("users.unlock", "senior owner"),
    ("users.sessions.revoke", "agent senior owner"),
    ("users.sessions.revoke_all", "agent senior owner"),
    ("users.two_factor.disable", "senior owner"),
    ("users.two_factor.require", "senior owner"),
    ("users.password.force_reset", "agent senior owner"),
    ("users.password.temporary", "senior owner"),
    ("users.groups.change", "senior owner"),
    ("users.allowed_ips.set", "senior owner"),
    ("users.flags.set", "agent senior owner"),
    ("users.flags.clear", "agent senior owner"),
    ("users.notes.add", "agent senior owner"),
    ("users.delete", "senior owner"),
    ("users.restore", "senior owner"),
    ("users.hard_delete", "owner"),
    ("users.kyc.documents.list", "viewer agent senior owner"),
    ("users.kyc.documents.get", "agent senior owner"),
    ("users.kyc.approve", "agent senior owner"),
    ("users.approve", "agent senior owner"),
    ("users.reject", "agent senior owner"),
    ("users.kyc.reject", "agent senior owner"),
    ("users.erasure.get", "viewer agent senior owner"),
    ("users.erasure.certificate", "agent senior owner"),
    ("users.erasure.archive", "owner"),
    ("users.credits.list", "viewer agent senior owner"),
    ("users.enrolments.list", "viewer agent senior owner"),
    ("users.wallets.list", "viewer agent senior owner"),
    ("users.api_sessions.list", "viewer agent senior owner"),
    ("users.sent_tokens.list", "viewer agent senior owner"),
    ("users.api_clients.list", "viewer agent senior owner"),
    ("users.history.list", "agent senior owner"),
    ("users.as_of", "agent senior owner"),
    ("users.activity.export", "agent senior owner"),
    ("users.credits.adjust", "senior owner"),
    ("users.profile.update", "agent senior owner"),
    ("users.credentials.set", "agent senior owner"),
    ("users.email.override", "senior owner"),
    ("users.email.change", "agent senior owner"),
    ("users.email.send_verification", "agent senior owner"),
    ("users.password.send_reset", "agent senior owner"),
    ("users.unique_id.set", "agent senior owner"),
    ("users.oauth.link", "senior owner"),
    ("users.oauth.unlink", "senior owner"),
    ("users.tokens.revoke", "senior owner"),
    ("users.status.set", "agent senior owner"),
    ("users.permissions.change", "senior owner"),
    ("approvals.list", "viewer agent senior owner"),
    ("approvals.get", "viewer agent senior owner"),
    ("approvals.approve", "senior owner"),
    ("approvals.reject", "senior owner"),
    ("audit.list", "agent senior owner"),
    ("audit.export", "senior owner"),
    ("outbox.list", "agent senior owner"),
    ("outbox.get", "agent senior owner"),
    ("users.mail.send_again", "agent senior owner"),
    ("actions.fate", "nobody viewer agent senior owner"),
];

fn may(caller: &str, operation: &Declaration) -> bool {
    let row = MAY.iter().find(|(id, _)| *id == operation.id);
    let (_, callers) = row.unwrap_or_else(|| panic!("say who may do {}", operation.id));
    callers.split(' ').any(|one| one == caller)
}

fn role(caller: &str) -> &str {
    if caller == "nobody" { "" } else { caller }
}

#[test]
fn the_table_has_no_more_than_the_contract() {
    let known = |id: &str| OPERATIONS.iter().any(|operation| operation.id == id);
    assert!(MAY.iter().all(|(id, _)| known(id)));
    assert_eq!(MAY.len(), OPERATIONS.len());
}

/// Whoever may, succeeds with a right request; whoever may not, is told so for the right request of somebody who may.
async fn roles_and_operations(platform: TestPlatform) {
    for operation in OPERATIONS {
        for caller in CALLERS {
            if !may(caller, operation) {
                is_refused(&platform, operation, caller).await;
                continue;
            }
            let request =
                example(&platform, operation, if caller == "stranger" { "owner" } else { role(caller) }).await;
            let stranger = platform.client();
            let client = if caller == "stranger" { &stranger } else { &request.client };
            let answer = request.send_as(client).await;
            assert_eq!(answer.status, 200, "{caller} {}: {}", operation.id, answer.json());
        }
    }
}

async fn is_refused(platform: &TestPlatform, operation: &Declaration, caller: &str) {
    let request = example(platform, operation, "owner").await;
    let mut client = request.client.clone();
    client.token = if caller == "stranger" { None } else { platform.admin(role(caller)).await.token };
    exports_are_over(platform).await;
    let before = platform.contents().await;
    let answer = request.send_as(&client).await;
    let (status, code) = if caller == "stranger" { (401, "not_signed_in") } else { (403, "permission_denied") };
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (status, code), "{caller} {}", operation.id);
    assert_eq!(platform.contents().await, before, "{caller} {}", operation.id);
}

/// Whoever may not do something may not ask what it would do either, though the question itself is open to everybody.
async fn roles_and_plans(platform: TestPlatform) {
    for action in OPERATIONS.iter().filter(|one| one.idempotency == Idempotency::Required) {
        for caller in ["nobody", "viewer", "agent", "senior", "owner"] {
            let request = example(&platform, action, "owner").await;
            let client = platform.admin(role(caller)).await;
            let answer = plan(&client, action, &request).await;
            if may(caller, action) {
                assert!(answer.ok()["refusal"].is_null(), "{caller} {}", action.id);
            } else {
                answer.refused("permission_denied");
            }
        }
    }
}

/// The same that the request would do.
async fn plan(client: &Client, action: &Declaration, request: &Example) -> Answer {
    let names = action.path.split('/').zip(request.path.split('/'));
    let path: Map<String, Value> = names
        .filter_map(|(name, value)| Some((name.strip_prefix('{')?.strip_suffix('}')?.to_owned(), json!(value))))
        .collect();
    // One that makes somebody names nobody.
    let path = if path.is_empty() { Value::Null } else { path.into() };
    client.plan(action.id, path, request.body.clone()).await
}

const TARGETS: [&str; 6] = ["user", "viewer", "agent", "senior", "owner", "oneself"];

/// Whether an admin (the row) may act on a user who is also an admin (the column).
const MAY_ACT_ON: [(&str, [bool; 6]); 3] = [
    ("agent", [true, true, false, false, false, false]),
    ("senior", [true, true, true, false, false, false]),
    ("owner", [true, true, true, true, false, false]),
];

async fn ranks_and_targets(platform: TestPlatform) {
    // What changes a user is what carries a key; whoever adds another kind of change adds it here.
    let makes_somebody = |id: &str| id == "users.create";
    let actions = OPERATIONS.iter().filter(|one| one.idempotency == Idempotency::Required && !makes_somebody(one.id));
    let actions: Vec<_> = actions.collect();
    let on_a_user =
        |path: &str| path.starts_with("/v1/users/{user_id}") || path.starts_with("/v1/approvals/{approval_id}/");
    assert!(actions.iter().all(|action| on_a_user(action.path)));
    for action in actions {
        for (actor, row) in MAY_ACT_ON.into_iter().filter(|(actor, _)| may(actor, action)) {
            for (target, allowed) in TARGETS.into_iter().zip(row) {
                acts_on(&platform, action, actor, target, allowed).await;
            }
        }
    }
}

async fn acts_on(platform: &TestPlatform, action: &Declaration, actor: &str, target: &str, allowed: bool) {
    let request = example(platform, action, actor).await;
    match target {
        "user" => {}
        "oneself" => link(platform, &request.client, request.user).await,
        role => link(platform, &platform.admin(role).await, request.user).await,
    }
    let plan = plan(&request.client, action, &request).await;
    let of_the_shut_out =
        ["users.reactivate", "users.restore", "users.hard_delete", "approvals.approve", "approvals.reject"];
    if target == "oneself" && of_the_shut_out.contains(&action.id) {
        // Whoever is suspended or deleted has lost the console, and with it the way to end that.
        plan.refused("admin_disabled");
        request.send().await.refused("admin_disabled");
        return;
    }
    let plan = plan.ok();
    let before = platform.contents().await;
    let answer = request.send().await;
    let what = format!("{actor} {} {target}", action.id);
    if allowed {
        assert_eq!(answer.status, 200, "{what}: {}", answer.json());
        assert!(plan["refusal"].is_null(), "{what}");
        let done = answer.json();
        if plan["approval"].is_null() {
            assert_eq!(plan["effects"], done["effects"], "{what}");
        } else {
            assert_eq!(done["effects"][0]["kind"], "approval_requested", "{what}");
        }
        return;
    }
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (403, "rank_too_low"), "{what}");
    assert_eq!(plan["refusal"]["code"], "rank_too_low", "{what}");
    let after = platform.contents().await;
    // The refusal itself is kept under its key, and its confirmation is used.
    for (table, rows) in before.iter().filter(|(table, _)| !["actions", "step_up_grants"].contains(&table.as_str())) {
        assert_eq!(rows, &after[table], "{what} changed {table}");
    }
}

/// Makes the user the account of the admin.
async fn link(platform: &TestPlatform, admin: &Client, user: i64) {
    let email = format!("{}@example.com", admin.admin_id);
    platform.execute(&format!("UPDATE admins SET user_id = {user} WHERE email = '{email}'")).await;
}
