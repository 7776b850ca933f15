//! What is not done, and to whom.

use serde_json::json;
use steward_contract::{ReactivateUser, SuspendUser};
use uuid::Uuid;

use super::{effect, entries, path};
use crate::testing::{
    PASSWORD, TestPlatform,
    bodies::{self, reactivation, suspension},
    on_both_databases,
};

on_both_databases!(
    to_a_deleted_user_nothing_is_done,
    who_is_suspended_already_or_unknown_is_refused,
    rank_protects_admins,
    an_admin_who_is_suspended_as_a_user_loses_the_console,
    hostile_bodies_change_nothing,
);

/// A deleted user is only looked at, whatever the window offers. That a message is tried anew is nothing that is done to
/// them.
async fn to_a_deleted_user_nothing_is_done(platform: TestPlatform) {
    use steward_contract::{Idempotency, OPERATIONS};
    let user_id = platform.user(1).await;
    let session = platform.any_session_of(1).await.unwrap();
    let token = platform.any_token_of(1).await.unwrap();
    let approval = platform.request(user_id).await;
    platform.execute("UPDATE users SET status = 5 WHERE id = 1").await;
    let admin = platform.admin("owner").await;
    let to_them = |id: &str| !["users.mail.send_again", "users.create"].contains(&id);
    for action in OPERATIONS.iter().filter(|one| one.idempotency == Idempotency::Required && to_them(one.id)) {
        let mut path = json!({"user_id": user_id});
        if action.path.contains("{session_id}") {
            path["session_id"] = json!(session);
        }
        if action.path.contains("{token_id}") {
            path["token_id"] = json!(token);
        }
        if action.path.contains("{approval_id}") {
            path = json!({"approval_id": approval});
        }
        let plan = admin.plan(action.id, path, bodies::of_action(action.id)).await.ok();
        assert_eq!((&plan["refusal"]["code"], &plan["effects"]), (&json!("wrong_status"), &json!([])), "{}", action.id);
    }
}

async fn who_is_suspended_already_or_unknown_is_refused(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("agent").await;
    admin.act::<ReactivateUser>(user_id, &reactivation()).await.refused("wrong_status");
    admin.act::<SuspendUser>(Uuid::nil(), &suspension()).await.refused("not_found");
    admin.act::<SuspendUser>(user_id, &suspension()).await.ok();
    let key = Uuid::from_u128(9);
    let grant = admin.confirm::<SuspendUser>(&user_id.to_string(), &suspension()).await;
    let client = admin.with("step-up", grant).with("idempotency-key", key);
    client.post(&path::<SuspendUser>(user_id), suspension()).await.refused("wrong_status");
    let fate = admin.get(&format!("/v1/actions/{key}")).await.ok();
    assert_eq!((&fate["state"], &fate["problem"]["code"]), (&json!("refused"), &json!("wrong_status")));
    assert_eq!(entries(&platform, "USER_SUSPENDED").await, 1);
}

async fn rank_protects_admins(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    for (actor, target, allowed) in [
        ("agent", "viewer", true),
        ("agent", "agent", false),
        ("agent", "owner", false),
        ("senior", "agent", true),
        ("owner", "owner", false),
    ] {
        let target = platform.admin(target).await;
        let link =
            |user: &str| format!("UPDATE admins SET user_id = {user} WHERE email = '{}@example.com'", target.admin_id);
        platform.execute(&link("1")).await;
        let mut actor = platform.admin(actor).await;
        let answer = actor.act::<SuspendUser>(user_id, &suspension()).await;
        if allowed {
            answer.ok();
            actor
                .act::<ReactivateUser>(
                    user_id,
                    &json!({"reason": "x", "conditions": {"require_password_change": false, "require_kyc": false}}),
                )
                .await
                .ok();
        } else {
            answer.refused("rank_too_low");
        }
        platform.execute(&link("NULL")).await;
    }
    let mut oneself = platform.admin("owner").await;
    platform.execute(&format!("UPDATE admins SET user_id = 1 WHERE email = '{}@example.com'", oneself.admin_id)).await;
    oneself.act::<SuspendUser>(user_id, &suspension()).await.refused("rank_too_low");
}

async fn an_admin_who_is_suspended_as_a_user_loses_the_console(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let admin = platform.admin("viewer").await;
    platform.execute(&format!("UPDATE admins SET user_id = 1 WHERE email LIKE '{}%'", admin.admin_id)).await;
    admin.get("/v1/me").await.ok();
    let done = platform.admin("owner").await.act::<SuspendUser>(user_id, &suspension()).await.ok();
    assert_eq!(effect(&done, "admin_sessions_end")["count"], 1);
    admin.get("/v1/me").await.refused("session_ended");
    let again = json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD});
    admin.post("/v1/auth/sign-in", again).await.refused("admin_disabled");

    // However the status came about, and whatever was open before.
    platform.execute("UPDATE users SET status = 1 WHERE id = 1").await;
    let mut back = admin.clone();
    back.token = Some(platform.session(admin.admin_id).await);
    back.get("/v1/me").await.ok();
    platform.execute("UPDATE users SET status = 3 WHERE id = 1").await;
    back.get("/v1/me").await.refused("admin_disabled");
}

/// Every column of a user in every body: refused by name, and the row as it was.
async fn hostile_bodies_change_nothing(platform: TestPlatform) {
    use sea_orm::{EntityTrait, IdenStatic, Iterable};

    use crate::store::entity::user;
    let user_id = platform.user(1).await;
    let admin = platform.admin("owner").await.with("step-up", "sg_x").with("idempotency-key", Uuid::nil());
    let database = platform.platform.database().read();
    let before = user::Entity::find_by_id(1).one(database).await.unwrap();
    for column in user::Column::iter() {
        let column = column.as_str();
        for (path, mut body) in
            [(path::<SuspendUser>(user_id), suspension()), (path::<ReactivateUser>(user_id), reactivation())]
        {
            body[column] = json!(1);
            let problem = admin.post(&path, body).await.refused("invalid_fields");
            assert_eq!(problem["fields"][0]["field"], column);
        }
    }
    assert_eq!(user::Entity::find_by_id(1).one(database).await.unwrap(), before);
}
