//! What a review promises is what is done: over every action and a thousand invented users, on both databases.

use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use steward_contract::{
    AdminRef, ApprovalState, Effect, OauthProvider, Operation, Permission, ProfileField, ReactivateUser,
    for_all_actions,
};
use uuid::Uuid;

use crate::{
    actions::{
        Asked, Doing,
        steps::{Doer, take_all},
        subject::Subject,
        undo,
    },
    clock::Clock,
    store::{
        approvals,
        codes::Numbered,
        entity::{approval, user},
        oauth_links, profiles, user_records,
    },
    testing::{TestPlatform, bodies, on_both_databases},
};

on_both_databases!(what_is_foreseen_is_done);

const USERS: u32 = 1_000;

/// Each in a transaction that is taken back, so that every action meets the users as they were invented.
async fn what_is_foreseen_is_done(platform: TestPlatform) {
    platform.seed(USERS).await;
    let users = user::Entity::find().all(platform.platform.database().read()).await.unwrap();
    let requester = platform.admin("owner").await.admin_id;
    let (mut done, mut kinds) = (0, std::collections::BTreeSet::new());
    for user in &users {
        macro_rules! each {
            ($($name:ident)*) => {
                $(
                    let effects = Box::pin(compare::<steward_contract::$name>(&platform, user, requester)).await;
                    done += usize::from(!effects.is_empty());
                    kinds.extend(effects.iter().map(|effect| json!(effect)["kind"].to_string()));
                )*
            };
        }
        for_all_actions!(each);
    }
    assert!(users.len() >= USERS as usize && done > 5_000, "{done} actions were possible");
    assert!(kinds.len() >= 15, "only {kinds:?} were met");
}

/// What both said; nothing where the action is refused.
async fn compare<O: Doing>(platform: &TestPlatform, user: &user::Model, requester: Uuid) -> Vec<Effect> {
    let Some(path) = path::<O>(platform, user, requester).await else { return Vec::new() };
    let body: O::Body = serde_json::from_value(body(platform, O::DECLARATION.id, user).await).unwrap();
    let asked = Asked::<O> { path: &path, body: &body, now: platform.clock.now(), preset: platform.platform.preset() };
    let read = platform.platform.database().read();
    let subject = match O::newcomer(&asked) {
        Some(newcomer) => Subject::new(&platform.platform, newcomer).unwrap(),
        None => Subject::read(&platform.platform, read, &path).await.unwrap(),
    };
    if O::refusal(&subject, &asked).is_some() {
        return Vec::new();
    }
    let now = platform.clock.now_ms();
    let mut foreseen = Vec::new();
    for step in O::steps(&subject, &asked) {
        foreseen.extend(step.foresee(&subject, read, now).await.unwrap());
    }
    let transaction = platform.platform.database().begin().await.unwrap();
    let subject = match O::newcomer(&asked) {
        Some(_) => subject.enter(&transaction).await.unwrap(),
        None => Subject::lock(&platform.platform, &transaction, &path).await.unwrap(),
    };
    let (reason, by) = (O::reason(&body), Some(AdminRef { id: Uuid::from_u128(2), name: "Ada".to_owned() }));
    let doer =
        Doer { platform: &platform.platform, transaction: &transaction, by, reason, password: Some("$argon2id$"), now };
    let taken = take_all(&O::steps(&subject, &asked), &subject, &doer).await.unwrap();
    transaction.rollback().await.unwrap();
    let entries = O::entries(&taken).into_iter();
    let told = entries.map(|(action, did)| undo::of(action, user.user_id, &did)).find(Option::is_some).flatten();
    assert_eq!(told, O::undo(&path, &taken), "the log names what the answer names");
    assert_eq!(foreseen, taken, "{} on {}", O::DECLARATION.id, user.user_id);
    taken
}

/// A right one; where it says what the user's record was, that is so.
async fn body(platform: &TestPlatform, operation: &str, user: &user::Model) -> Value {
    let mut body = bodies::of_action_on(operation, user.user_id);
    let linked = oauth_links::of_user(platform.platform.database().read(), user).await.unwrap();
    if let Some(account) = linked.first().filter(|_| operation == "users.oauth.unlink") {
        body["provider"] = json!(OauthProvider::from_number(account.provider));
        body["provider_user_id"] = json!(account.provider_user_id);
    }
    let (profile, _) = user_records::account(platform.platform.database().read(), user.id).await.unwrap();
    for field in ProfileField::ALL.iter().filter(|_| operation == "users.profile.update") {
        body[field.as_str()]["old"] = json!(profiles::value(user, &profile, *field));
    }
    body
}

/// `None` where the action names something that the user doesn't have.
async fn path<O: Operation>(platform: &TestPlatform, user: &user::Model, requester: Uuid) -> Option<O::Path> {
    if O::DECLARATION.path.contains("{approval_id}") {
        return Some(
            serde_json::from_value(json!({"approval_id": asked_for(platform, user, requester).await})).unwrap(),
        );
    }
    if !O::DECLARATION.path.contains("{user_id}") {
        return Some(serde_json::from_value(Value::Null).unwrap());
    }
    let mut path = json!({"user_id": user.user_id});
    if O::DECLARATION.path.contains("{session_id}") {
        path["session_id"] = json!(platform.any_session_of(user.id).await?);
    }
    if O::DECLARATION.path.contains("{token_id}") {
        path["token_id"] = json!(platform.any_token_of(user.id).await?);
    }
    if O::DECLARATION.path.contains("{mail_id}") {
        path["mail_id"] = json!(platform.dead_letter(user.id).await);
    }
    Some(serde_json::from_value(path).unwrap())
}

/// The id of a request for the user's reactivation, by somebody who may make it.
async fn asked_for(platform: &TestPlatform, user: &user::Model, requester: Uuid) -> Uuid {
    let database = platform.platform.database().write();
    let (operation, target) = (ReactivateUser::DECLARATION.id.to_owned(), user.user_id.to_string());
    if let Some(row) = approvals::waiting_about(database, user.user_id, &operation, &target).await.unwrap() {
        return row.approval_id;
    }
    let action = json!({"operation": operation, "path": {"user_id": target}, "body": bodies::reactivation()});
    let (approval_id, now) = (platform.platform.new_id(), platform.clock.now_ms());
    let row = approval::Model {
        id: user.id,
        approval_id,
        operation,
        target,
        action: action.to_string(),
        digest: "0".repeat(64),
        user_id: user.user_id,
        user_name: user.name.clone(),
        subject: json!({"kind": "user", "id": user.user_id, "label": user.name}).to_string(),
        effects: "[]".to_owned(),
        reason: None,
        permission: Permission::UserReactivateApprove.to_string(),
        requested_by: requester,
        requested_by_name: "Ada Example".to_owned(),
        requested_at: now,
        lapses_at: now + 1,
        state: ApprovalState::Pending.number(),
        decided_by: None,
        decided_by_name: None,
        decided_at: None,
        decision: None,
    };
    approval::Entity::insert(row.into_active_model()).exec_without_returning(database).await.unwrap();
    approval_id
}
