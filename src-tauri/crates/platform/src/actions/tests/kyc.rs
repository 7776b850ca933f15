//! Reviewing who somebody is (USR-3): the documents, opened on record, and the decision.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use steward_contract::{ApproveKyc, Document, Module, RejectKyc};
use uuid::Uuid;

use super::{effect, entries};
use crate::{
    jobs,
    testing::{TestPlatform, bodies, on_both_databases},
};

on_both_databases!(
    documents_are_listed_and_opened_on_record,
    what_is_no_picture_and_no_pdf_is_not_given_out,
    approving_says_until_when,
    whoever_waited_for_it_alone_is_active_then,
    rejecting_says_why,
    only_what_waits_is_decided,
    a_platform_without_it_has_none,
    documents_go_with_their_user,
);

fn approval() -> Value {
    bodies::of_action("users.kyc.approve")
}

async fn documents_are_listed_and_opened_on_record(platform: TestPlatform) {
    let (user_id, other) = (platform.user(1).await, platform.user(2).await);
    let document = platform.document(1).await;
    let (viewer, agent) = (platform.admin("viewer").await, platform.admin("agent").await);
    let path = format!("/v1/users/{user_id}/kyc/documents");
    let listed = viewer.get(&path).await.ok();
    assert_eq!(listed[0]["document_id"], json!(document));
    assert!(listed[0].get("content").is_none());
    assert_eq!(entries(&platform, "USER_DOCUMENT_OPENED").await, 0, "a list opens nothing");
    viewer.get(&format!("{path}/{document}")).await.refused("permission_denied");
    agent.get(&format!("/v1/users/{other}/kyc/documents/{document}")).await.refused("not_found");
    agent.get(&format!("{path}/{}", Uuid::nil())).await.refused("not_found");
    assert_eq!(entries(&platform, "USER_DOCUMENT_OPENED").await, 0);
    let opened = agent.get(&format!("{path}/{document}")).await.ok();
    let bytes = STANDARD.decode(opened["content"].as_str().unwrap()).unwrap();
    assert_eq!((&opened["sha256"], &opened["media_type"]), (&json!(Document::sha256_of(&bytes)), &json!("image/png")));
    assert_eq!(entries(&platform, "USER_DOCUMENT_OPENED").await, 1);
}

/// It is what its first bytes say, whatever it was handed in as.
async fn what_is_no_picture_and_no_pdf_is_not_given_out(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let agent = platform.admin("agent").await;
    let too_long = [b"\x89PNG\r\n\x1a\n".as_slice(), &vec![0; Document::LONGEST]].concat();
    for content in [b"<script>alert(1)</script>".as_slice(), b"<svg onload=alert(1)>", b"", &too_long] {
        let document = platform.document_of(1, content).await;
        agent.get(&format!("/v1/users/{user_id}/kyc/documents/{document}")).await.refused("not_found");
    }
    assert_eq!(entries(&platform, "USER_DOCUMENT_OPENED").await, 0);
}

async fn approving_says_until_when(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.execute("UPDATE users SET kyc_status = 2").await;
    let mut agent = platform.admin("agent").await;
    for day in ["2020-01-01", "tomorrow", "2031-02-30"] {
        let body = json!({"expires_on": day, "reason": "All is readable."});
        let problem = agent.act::<ApproveKyc>(user_id, &body).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "expires_on", "{day}");
    }
    let plan = agent.plan_on::<ApproveKyc>(user_id, approval()).await.ok();
    let done = agent.act::<ApproveKyc>(user_id, &approval()).await.ok();
    assert_eq!(plan["effects"], done["effects"]);
    let changed = json!({"kind": "changes", "field": "kyc_status", "old": "pending", "new": "approved"});
    assert_eq!(effect(&done, "changes"), &changed);
    let kyc = agent.get(&format!("/v1/users/{user_id}")).await.ok()["kyc"].clone();
    assert_eq!((&kyc["status"], &kyc["expires_on"]), (&json!("approved"), &json!("2031-08-14")));
    assert_eq!(kyc["history"][0]["reason"], "Ticket 4411: all is readable");
    assert_eq!(entries(&platform, "USER_KYC_APPROVED").await, 1);
}

/// REA-1: after a reactivation that asked for it. Where admins let accounts in, it is theirs to say (APR-1).
async fn whoever_waited_for_it_alone_is_active_then(platform: TestPlatform) {
    let platform = platform.with_modules(&[Module::Kyc]);
    let (mut agent, mut status) = (platform.admin("agent").await, Vec::new());
    // Proven and unproven; bit 2 is a verified address.
    for (user, traits) in [(1, 2), (2, 0)] {
        let user_id = platform.user(user).await;
        let waits = format!("UPDATE users SET status = 4, kyc_status = 2, traits = {traits} WHERE id = {user}");
        platform.execute(&waits).await;
        let plan = agent.plan_on::<ApproveKyc>(user_id, approval()).await.ok();
        let done = agent.act::<ApproveKyc>(user_id, &approval()).await.ok();
        assert_eq!(plan["effects"], done["effects"]);
        status.push(agent.get(&format!("/v1/users/{user_id}")).await.ok()["status"].clone());
    }
    assert_eq!(status, ["active", "pending_verification"]);
    let platform = platform.with_modules(&[Module::Kyc, Module::Approvals]);
    let user_id = platform.user(3).await;
    platform.execute("UPDATE users SET status = 4, kyc_status = 2, traits = 2 WHERE id = 3").await;
    let mut agent = platform.admin("agent").await;
    agent.act::<ApproveKyc>(user_id, &approval()).await.ok();
    assert_eq!(agent.get(&format!("/v1/users/{user_id}")).await.ok()["status"], "pending_verification");
}

async fn rejecting_says_why(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.execute("UPDATE users SET kyc_status = 2").await;
    let mut agent = platform.admin("agent").await;
    agent.act::<RejectKyc>(user_id, &json!({"reason": " "})).await.refused("invalid_fields");
    agent.act::<RejectKyc>(user_id, &json!({"reason": "A page is missing."})).await.ok();
    let kyc = agent.get(&format!("/v1/users/{user_id}")).await.ok()["kyc"].clone();
    assert_eq!((&kyc["status"], &kyc["reason"]), (&json!("rejected"), &json!("A page is missing.")));
    assert_eq!(entries(&platform, "USER_KYC_REJECTED").await, 1);
}

async fn only_what_waits_is_decided(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut agent = platform.admin("agent").await;
    for status in [1, 3, 4, 5] {
        platform.execute(&format!("UPDATE users SET kyc_status = {status}")).await;
        agent.act::<ApproveKyc>(user_id, &approval()).await.refused("wrong_status");
        agent.act::<RejectKyc>(user_id, &json!({"reason": "No."})).await.refused("wrong_status");
    }
}

async fn a_platform_without_it_has_none(platform: TestPlatform) {
    let platform = platform.with_modules(&[]);
    let user_id = platform.user(1).await;
    platform.execute("UPDATE users SET kyc_status = 2").await;
    let document = platform.document(1).await;
    let mut owner = platform.admin("owner").await;
    owner.get(&format!("/v1/users/{user_id}/kyc/documents")).await.refused("not_found");
    owner.get(&format!("/v1/users/{user_id}/kyc/documents/{document}")).await.refused("not_found");
    owner.act::<ApproveKyc>(user_id, &approval()).await.refused("not_found");
}

async fn documents_go_with_their_user(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.document(1).await;
    platform.erase(user_id, 1).await;
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count("SELECT count(*) FROM kyc_documents").await, 0);
}
