//! What ends by itself.

use chrono::TimeDelta;
use serde_json::json;
use steward_contract::SuspendUser;

use super::status;
use crate::{
    clock::Clock,
    jobs,
    testing::{TestPlatform, bodies::suspension, on_both_databases},
};

on_both_databases!(
    a_new_suspension_does_not_end_with_the_old_one,
    temporary_suspensions_end_by_themselves,
    two_servers_do_once_what_fell_due_in_ninety_days,
);

/// Lifted and suspended anew while the job was at others: the new one has no end.
async fn a_new_suspension_does_not_end_with_the_old_one(platform: TestPlatform) {
    use crate::store::{entity::suspension::Model, suspensions};
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let now = platform.clock.now_ms();
    let old = Model {
        id: 0,
        suspension_id: platform.platform.new_id(),
        user_id: 1,
        reason: 3,
        justification: "the one before".to_owned(),
        message: None,
        since: now - 86_400_000,
        until: Some(now - 1),
        admin_id: None,
        admin_name: None,
        ended_at: None,
        end_reason: None,
    };
    let transaction = platform.platform.database().begin().await.unwrap();
    suspensions::insert(&transaction, old).await.unwrap();
    transaction.commit().await.unwrap();
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(status(&platform).await, 3);
}

async fn temporary_suspensions_end_by_themselves(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let mut body = suspension();
    body["until"] = json!(platform.clock.now() - TimeDelta::seconds(1));
    let problem = admin.act::<SuspendUser>(user_id, &body).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "until");
    body["until"] = json!(platform.clock.now() + TimeDelta::hours(1));
    admin.act::<SuspendUser>(user_id, &body).await.ok();
    platform.advance(TimeDelta::minutes(59) - TimeDelta::seconds(30));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(status(&platform).await, 3);
    platform.advance(TimeDelta::minutes(1));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(status(&platform).await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 1").await, 2);
    let by_itself = "SELECT count(*) FROM audit_entries WHERE action = 'USER_REACTIVATED' AND admin_id IS NULL";
    assert_eq!(platform.count(by_itself).await, 1);
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count(by_itself).await, 1);
}

async fn two_servers_do_once_what_fell_due_in_ninety_days(platform: TestPlatform) {
    let (mut admin, users) = (platform.admin("owner").await, 1..=20);
    let (mut suspended, mut asked) = (suspension(), Vec::new());
    suspended["until"] = json!(platform.clock.now() + TimeDelta::days(30));
    for number in users.clone() {
        let user_id = platform.user(number).await;
        admin.act::<SuspendUser>(user_id, &suspended).await.ok();
        asked.push(platform.user(100 + number).await);
    }
    for user_id in asked {
        platform.request_by(&mut admin, user_id).await;
    }
    platform.advance(TimeDelta::days(90));
    let other = platform.another();
    for _ in 0..3 {
        let (one, two) = tokio::join!(jobs::sweep(&platform.platform), jobs::sweep(&other.platform));
        one.and(two).unwrap();
    }
    for (action, times) in [("USER_REACTIVATED", 20), ("APPROVAL_LAPSED", 20)] {
        let entries = format!("SELECT count(*) FROM audit_entries WHERE action = '{action}' AND admin_id IS NULL");
        assert_eq!(platform.count(&entries).await, times, "{action}");
    }
    assert_eq!(platform.count("SELECT count(*) FROM outbox WHERE template = 'reactivation'").await, 20);
}
