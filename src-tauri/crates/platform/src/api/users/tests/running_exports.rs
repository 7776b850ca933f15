//! Exports while they run: nobody else waits for a slow reader, and what is sent is what was counted and is still
//! allowed (EXP-1, EXP-4).

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
    response::Response,
};
use futures::StreamExt;
use serde_json::json;

use super::export::confirmed;
use crate::{
    Entrance, Limits,
    testing::{Client, TestPlatform, on_both_databases},
};

on_both_databases!(
    stalled_exports_leave_everybody_else_in_peace,
    an_export_that_nobody_reads_is_given_up,
    signing_out_ends_a_running_export,
    an_admin_who_is_off_gets_no_further_row,
    without_the_permission_there_is_no_further_row,
    sensitive_facts_end_with_the_permission_for_them,
    a_new_access_token_ends_nothing,
    what_decides_about_the_code_is_what_is_sent,
);

/// Some two MiB, in less rows than need a code.
const QUERY: &str = "/v1/users/bulk/export?fields=numeric_id,designation";
const ROWS: u32 = 900;

async fn filled(platform: TestPlatform, limits: Limits) -> TestPlatform {
    let platform = platform.with(Entrance { limits, ..Entrance::default() });
    platform.seed(ROWS).await;
    platform.execute(&format!("UPDATE users SET designation = '{}'", "x".repeat(2_500))).await;
    platform
}

async fn begun(admin: &Client) -> Response {
    begun_with(admin, QUERY, "").await
}

async fn begun_with(admin: &Client, query: &str, grant: &str) -> Response {
    let token = admin.token.as_deref().unwrap();
    let request = Request::builder().uri(query).header("authorization", format!("Bearer {token}"));
    let request = if grant.is_empty() { request } else { request.header("step-up", grant) };
    admin.open(request.body(Body::empty()).unwrap()).await
}

/// Reads on; whether the file came to its end.
async fn is_whole(export: Response) -> bool {
    to_bytes(export.into_body(), usize::MAX).await.is_ok()
}

/// Whether some export was written down as ended, within the time that a revocation may take.
async fn ends(platform: &TestPlatform) -> bool {
    let running = "SELECT count(*) FROM exports WHERE finished_at IS NULL";
    for _ in 0..100 {
        if platform.count(running).await == 0 {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

async fn stalled_exports_leave_everybody_else_in_peace(platform: TestPlatform) {
    let platform = filled(platform, Limits::default()).await;
    let mut stalled = Vec::new();
    for _ in 0..6 {
        let admin = platform.admin("agent").await;
        for _ in 0..3 {
            stalled.push(begun(&admin).await);
        }
    }
    let running = stalled.iter().filter(|export| export.status() == StatusCode::OK).count();
    let refused = stalled.iter().filter(|export| export.status() == StatusCode::SERVICE_UNAVAILABLE).count();
    assert_eq!((running, refused), (8, 10));
    let other = platform.admin("viewer").await;
    other.get("/v1/users?limit=50").await.ok();
    other.post("/v1/auth/sign-out", json!(null)).await.ok();
    // Whoever reads gets it all, and makes room.
    let first = stalled.swap_remove(0);
    assert!(is_whole(first).await);
    let admin = platform.admin("agent").await;
    for _ in 0..100 {
        if begun(&admin).await.status() == StatusCode::OK {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("an export that came to its end still has its place");
}

async fn an_export_that_nobody_reads_is_given_up(platform: TestPlatform) {
    let limits = Limits { part: Duration::from_millis(300), ..Limits::default() };
    let platform = filled(platform, limits).await;
    let export = begun(&platform.admin("agent").await).await;
    assert!(ends(&platform).await);
    assert!(!is_whole(export).await);
    let aborted =
        "SELECT count(*) FROM audit_entries WHERE action = 'USERS_EXPORT_FINISHED' AND facts LIKE '%aborted%'";
    assert_eq!(platform.count(aborted).await, 1);
}

async fn signing_out_ends_a_running_export(platform: TestPlatform) {
    let platform = filled(platform, Limits::default()).await;
    let admin = platform.admin("agent").await;
    let export = begun(&admin).await;
    admin.post("/v1/auth/sign-out", json!(null)).await.ok();
    assert!(ends(&platform).await);
    assert!(!is_whole(export).await);
}

async fn an_admin_who_is_off_gets_no_further_row(platform: TestPlatform) {
    let platform = filled(platform, Limits::default()).await;
    let export = begun(&platform.admin("agent").await).await;
    platform.execute("UPDATE admins SET active = FALSE").await;
    assert!(ends(&platform).await);
    // What waited to be read is not sent either.
    let mut parts = export.into_body().into_data_stream();
    assert!(parts.next().await.unwrap().is_err());
}

async fn without_the_permission_there_is_no_further_row(platform: TestPlatform) {
    let platform = filled(platform, Limits::default()).await;
    let export = begun(&platform.admin("agent").await).await;
    platform.execute("DELETE FROM admin_roles").await;
    assert!(ends(&platform).await);
    assert!(!is_whole(export).await);
}

/// Whoever may still export gets no further row of what they may no longer see.
async fn sensitive_facts_end_with_the_permission_for_them(platform: TestPlatform) {
    let platform = filled(platform, Limits::default()).await;
    let mut admin = platform.admin("agent").await;
    let fields = [("fields", "phone,designation")];
    let grant = confirmed(&mut admin, &fields).await;
    let export = begun_with(&admin, "/v1/users/bulk/export?fields=phone,designation", &grant).await;
    assert_eq!(export.status(), StatusCode::OK);
    platform.execute("UPDATE roles SET permissions = replace(permissions, ' user.view.sensitive', '')").await;
    assert!(ends(&platform).await);
    assert!(!is_whole(export).await);
}

/// Tokens are renewed every few minutes; the session goes on.
async fn a_new_access_token_ends_nothing(platform: TestPlatform) {
    let platform = filled(platform, Limits { recheck: Duration::from_millis(20), ..Limits::default() }).await;
    let export = begun(&platform.admin("agent").await).await;
    platform.execute("UPDATE admin_sessions SET access_expires_at = 0").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(is_whole(export).await);
}

/// A count that was remembered while users changed is no reason to send more than may go without a code.
async fn what_decides_about_the_code_is_what_is_sent(platform: TestPlatform) {
    platform.seed(1_200).await;
    let verify_all_but = async |users: u32| {
        platform
            .execute(&format!("UPDATE users SET flags = 0, traits = CASE WHEN id > {users} THEN 4 ELSE 0 END"))
            .await;
    };
    verify_all_but(500).await;
    let admin = platform.admin("agent").await;
    let path = "phone_verified=false";
    assert_eq!(admin.get(&format!("/v1/users?{path}")).await.ok()["total"]["count"], 500);
    verify_all_but(1_100).await;
    let export = format!("/v1/users/bulk/export?{path}&fields=numeric_id");
    admin.get(&export).await.refused("step_up_required");
}
