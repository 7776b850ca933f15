//! What a review promises is what is done: over every action and a thousand invented users, on both databases.

use sea_orm::EntityTrait;
use serde_json::{Value, json};
use steward_contract::{Effect, Operation, ProfileField, Targets, for_all_actions};

use crate::{
    actions::{
        Asked, Doing,
        steps::{Doer, take_all},
        subject::Subject,
    },
    clock::Clock,
    store::{entity::user, profiles},
    testing::{TestPlatform, bodies, on_both_databases},
};

on_both_databases!(what_is_foreseen_is_done);

const USERS: u32 = 1_000;

/// Each in a transaction that is taken back, so that every action meets the users as they were invented.
async fn what_is_foreseen_is_done(platform: TestPlatform) {
    platform.seed(USERS).await;
    let users = user::Entity::find().all(platform.platform.database().read()).await.unwrap();
    let (mut done, mut kinds) = (0, std::collections::BTreeSet::new());
    for user in &users {
        macro_rules! each {
            ($($name:ident)*) => {
                $(
                    let effects = compare::<steward_contract::$name>(&platform, user).await;
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
async fn compare<O: Doing>(platform: &TestPlatform, user: &user::Model) -> Vec<Effect> {
    let Some(path) = path::<O>(platform, user).await else { return Vec::new() };
    let body: O::Body = serde_json::from_value(body(platform, O::DECLARATION.id, user).await).unwrap();
    let asked = Asked::<O> { path: &path, body: &body, now: platform.clock.now() };
    let read = platform.platform.database().read();
    let subject = Subject::read(&platform.platform, read, &path).await.unwrap();
    if O::refusal(&subject, &asked).is_some() {
        return Vec::new();
    }
    let now = platform.clock.now_ms();
    let mut foreseen = Vec::new();
    for step in O::steps(&subject, &asked) {
        foreseen.extend(step.foresee(&subject, read, now).await.unwrap());
    }
    let transaction = platform.platform.database().begin().await.unwrap();
    let subject = Subject::lock(&platform.platform, &transaction, &path).await.unwrap();
    let (reason, by) = (O::reason(&body), None);
    let doer = Doer { platform: &platform.platform, transaction: &transaction, by, reason, now };
    let taken = take_all(&O::steps(&subject, &asked), &subject, &doer).await.unwrap();
    transaction.rollback().await.unwrap();
    assert_eq!(foreseen, taken, "{} on {}", O::DECLARATION.id, path.user_id());
    taken
}

/// A right one; where it says what the user's record was, that is so.
async fn body(platform: &TestPlatform, operation: &str, user: &user::Model) -> Value {
    let mut body = bodies::of_action_on(operation, user.user_id);
    let profile = profiles::find(platform.platform.database().read(), user.id).await.unwrap();
    for field in ProfileField::ALL.iter().filter(|_| operation == "users.profile.update") {
        body[field.as_str()]["old"] = json!(profiles::value(user, &profile, *field));
    }
    body
}

/// `None` where the action names something that the user doesn't have.
async fn path<O: Operation>(platform: &TestPlatform, user: &user::Model) -> Option<O::Path> {
    let mut path = json!({"user_id": user.user_id});
    if O::DECLARATION.path.contains("{session_id}") {
        path["session_id"] = json!(platform.any_session_of(user.id).await?);
    }
    Some(serde_json::from_value(path).unwrap())
}
