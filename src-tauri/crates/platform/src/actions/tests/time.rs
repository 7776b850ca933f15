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

on_both_databases!(a_new_suspension_does_not_end_with_the_old_one, temporary_suspensions_end_by_themselves,);

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
