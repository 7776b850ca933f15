//! What needs a second admin: asked for by one, decided by another one, once (REA-1).

use chrono::TimeDelta;
use futures::future::join_all;
use serde_json::{Value, json};
use steward_contract::{ApproveAction, HardDeleteUser, Permission, ReactivateUser, RejectAction, SuspendUser};
use uuid::Uuid;

use super::{becomes, effect, entries, status};
use crate::{
    jobs,
    presets::Role,
    store::roles,
    testing::{
        Client, TestPlatform,
        bodies::{final_deletion, reactivation, suspension_for},
        on_both_databases,
    },
};

on_both_databases!(
    what_needs_two_people_waits,
    another_admin_approves_it,
    another_admin_rejects_it,
    nobody_decides_their_own_request,
    the_database_refuses_it_too,
    what_is_decided_is_decided_once,
    of_many_who_decide_at_once_one_does,
    nobody_decides_in_time,
    the_requester_must_still_be_allowed,
    what_differs_is_told,
    what_became_worse_is_not_approved,
    a_repeated_decision_gives_the_stored_answer,
    lists_say_what_is_for_whom,
    each_kind_asks_for_its_own_permission,
);

const NO_REASON: &Value = &Value::Null;

fn because(text: &str) -> Value {
    json!({"reason": text})
}

async fn detail(admin: &Client, approval_id: Uuid) -> Value {
    admin.get(&format!("/v1/approvals/{approval_id}")).await.ok()
}

/// What is foreseen, but for what counts its days from now.
fn timeless(told: &Value) -> Vec<&Value> {
    told["effects"].as_array().unwrap().iter().filter(|effect| effect["kind"] != "monitored").collect()
}

/// A user who is suspended for fraud, who asked for their way back, and the request.
async fn asked(platform: &TestPlatform) -> (Uuid, Client, Uuid) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let approval_id = platform.request_by(&mut admin, user_id).await;
    (user_id, admin, approval_id)
}

async fn what_needs_two_people_waits(platform: TestPlatform) {
    for reason in ["FRAUD", "CHARGEBACK"] {
        let user_id = platform.user(platform.count("SELECT count(*) + 1 FROM users").await).await;
        let mut admin = platform.admin("agent").await;
        admin.act::<SuspendUser>(user_id, &suspension_for(reason)).await.ok();
        let plan = admin.plan_on::<ReactivateUser>(user_id, reactivation()).await.ok();
        assert_eq!((&plan["refusal"], &plan["approval"]), (&Value::Null, &json!("user.reactivate.approve")));
        assert_eq!(becomes(&plan), "pending_verification");
        let done = admin.act::<ReactivateUser>(user_id, &reactivation()).await.ok();
        let waits = &done["effects"][0];
        assert_eq!(done["effects"].as_array().unwrap().len(), 1);
        assert_eq!((&waits["kind"], &waits["permission"]), (&json!("approval_requested"), &plan["approval"]));
        let page = admin.get(&format!("/v1/approvals?user_id={user_id}")).await.ok();
        let row = &page["items"][0];
        assert_eq!((&row["state"], &row["lapses_at"]), (&json!("pending"), &waits["until"]));
        assert_eq!((timeless(row), &row["reason"]), (timeless(&plan), &json!("Ticket 4411: settled")));
        assert_eq!((&row["digest"], &row["requested_by"]["id"]), (&done["digest"], &json!(admin.admin_id)));
        assert_eq!(row["action"]["body"], reactivation());
        // The same is asked for once at a time, whoever asks.
        let mut other = platform.admin("owner").await;
        let plan = other.plan_on::<ReactivateUser>(user_id, reactivation()).await.ok();
        assert_eq!(plan["refusal"]["code"], "approval_required");
        other.act::<ReactivateUser>(user_id, &reactivation()).await.refused("approval_required");
    }
    assert_eq!(platform.count("SELECT count(*) FROM users WHERE status = 3").await, 2);
    assert_eq!(platform.count("SELECT count(*) FROM payouts WHERE status = 2").await, 4);
    assert_eq!((entries(&platform, "APPROVAL_REQUESTED").await, entries(&platform, "USER_REACTIVATED").await), (2, 0));
}

async fn another_admin_approves_it(platform: TestPlatform) {
    let (_, _, approval_id) = asked(&platform).await;
    let mut senior = platform.admin("senior").await;
    let told = detail(&senior, approval_id).await;
    assert_eq!((&told["refusal"], &told["approval"]["may_decide"]), (&Value::Null, &json!(true)));
    assert_eq!(told["differences"], json!([]));
    let done = senior.act::<ApproveAction>(approval_id, NO_REASON).await.ok();
    assert_eq!(becomes(&done), "pending_verification");
    assert_eq!(effect(&done, "payouts_released")["payouts"], effect(&told, "payouts_released")["payouts"]);
    assert_eq!(done["subject"], json!({"kind": "approval", "id": approval_id, "label": "Lucía Example"}));
    assert_eq!(status(&platform).await, 4);
    // For the reason that it was asked for.
    let ended = "SELECT count(*) FROM suspensions WHERE end_reason = 'Ticket 4411: settled'";
    assert_eq!(platform.count(ended).await, 1);
    let row = detail(&senior, approval_id).await["approval"].clone();
    assert_eq!((&row["state"], &row["decided_by"]["id"]), (&json!("approved"), &json!(senior.admin_id)));
    assert_eq!((&row["may_decide"], &row["decision"]), (&json!(false), &Value::Null));
    assert_eq!(entries(&platform, "APPROVAL_GRANTED").await, 1);
}

async fn another_admin_rejects_it(platform: TestPlatform) {
    let (user_id, mut admin, approval_id) = asked(&platform).await;
    let mut senior = platform.admin("senior").await;
    senior.act::<RejectAction>(approval_id, &because(" ")).await.refused("invalid_fields");
    let done = senior.act::<RejectAction>(approval_id, &because("Two cards are still disputed")).await.ok();
    assert_eq!(done["effects"], json!([]));
    let row = detail(&admin, approval_id).await["approval"].clone();
    assert_eq!((&row["state"], &row["decision"]), (&json!("rejected"), &json!("Two cards are still disputed")));
    assert_eq!((status(&platform).await, entries(&platform, "APPROVAL_REJECTED").await), (3, 1));
    senior.act::<ApproveAction>(approval_id, NO_REASON).await.refused("wrong_status");
    // It can be asked for again.
    admin.act::<ReactivateUser>(user_id, &reactivation()).await.ok();
}

async fn nobody_decides_their_own_request(platform: TestPlatform) {
    let (user_id, mut owner) = (platform.user(1).await, platform.admin("owner").await);
    let approval_id = platform.request_by(&mut owner, user_id).await;
    let told = detail(&owner, approval_id).await;
    assert_eq!((&told["refusal"]["code"], &told["approval"]["may_decide"]), (&json!("own_request"), &json!(false)));
    assert_eq!(becomes(&told), "pending_verification", "what would happen is told all the same");
    owner.act::<ApproveAction>(approval_id, NO_REASON).await.refused("own_request");
    owner.act::<RejectAction>(approval_id, &because("x")).await.refused("own_request");
    assert_eq!((status(&platform).await, entries(&platform, "APPROVAL_GRANTED").await), (3, 0));
}

/// Whatever way somebody found past the platform.
async fn the_database_refuses_it_too(platform: TestPlatform) {
    use sea_orm::ConnectionTrait;
    asked(&platform).await;
    for change in [
        "state = 2, decided_at = 1, decided_by = requested_by",
        "state = 3, decided_at = 1, decided_by = requested_by",
        "state = 2, decided_at = 1",
        "state = 2, decided_by = approval_id",
        "decided_at = 1, decided_by = approval_id",
    ] {
        let sql = format!("UPDATE approvals SET {change}");
        let result = platform.platform.database().write().execute_unprepared(&sql).await;
        assert!(result.is_err(), "{change}");
    }
    let twice = "INSERT INTO approvals (approval_id, operation, target, action, digest, user_id, user_name, subject, \
        effects, permission, requested_by, requested_by_name, requested_at, lapses_at, state) SELECT user_id, operation, \
        target, action, digest, user_id, user_name, subject, effects, permission, user_id, '', 1, 2, 1 FROM approvals";
    assert!(platform.platform.database().write().execute_unprepared(twice).await.is_err());
    platform.execute("UPDATE approvals SET state = 2, decided_at = 1, decided_by = approval_id").await;
}

async fn what_is_decided_is_decided_once(platform: TestPlatform) {
    let (_, _, approval_id) = asked(&platform).await;
    let (mut one, mut other) = (platform.admin("senior").await, platform.admin("owner").await);
    one.act::<ApproveAction>(approval_id, NO_REASON).await.ok();
    other.act::<ApproveAction>(approval_id, NO_REASON).await.refused("wrong_status");
    other.act::<RejectAction>(approval_id, &because("x")).await.refused("wrong_status");
    assert_eq!((entries(&platform, "APPROVAL_GRANTED").await, entries(&platform, "APPROVAL_REJECTED").await), (1, 0));
}

/// The requester among them: 250 races of four. A confirmation is good for as long as it takes them to get ready.
async fn of_many_who_decide_at_once_one_does(platform: TestPlatform) {
    let mut admins = Vec::new();
    for role in ["senior", "owner", "senior"] {
        admins.push(platform.admin(role).await);
    }
    for round in 1..=250 {
        let (user_id, mut requester) = (platform.user(round).await, platform.admin("owner").await);
        let approval_id = platform.request_by(&mut requester, user_id).await;
        let mut ready = Vec::new();
        for admin in admins.iter_mut().chain([&mut requester]) {
            let client = admin.confirmed::<ApproveAction>(approval_id, NO_REASON).await;
            ready.push(client.with("idempotency-key", platform.platform.new_id()));
        }
        let answers =
            join_all(ready.iter().map(|client| client.call_on::<ApproveAction>(approval_id, NO_REASON))).await;
        let (own, others) = answers.split_last().unwrap();
        assert_eq!(own.code(), "own_request");
        assert_eq!(others.iter().filter(|answer| answer.status == 200).count(), 1, "{round}");
        assert!(others.iter().all(|answer| answer.status == 200 || answer.code() == "wrong_status"), "{round}");
    }
    assert_eq!(entries(&platform, "APPROVAL_GRANTED").await, 250);
    assert_eq!(platform.count("SELECT count(*) FROM outbox WHERE template = 'reactivation'").await, 250);
    let own = "SELECT count(*) FROM approvals WHERE decided_by = requested_by OR decided_by IS NULL";
    assert_eq!(platform.count(own).await, 0);
}

async fn nobody_decides_in_time(platform: TestPlatform) {
    let (user_id, mut admin, approval_id) = asked(&platform).await;
    platform.advance(TimeDelta::hours(23));
    jobs::sweep(&platform.platform).await.unwrap();
    admin.token = Some(platform.session(admin.admin_id).await);
    assert_eq!(detail(&admin, approval_id).await["approval"]["state"], "pending");
    platform.advance(TimeDelta::hours(1));
    admin.token = Some(platform.session(admin.admin_id).await);
    let mut senior = platform.admin("senior").await;
    // Also before the platform gets to writing it down.
    senior.act::<ApproveAction>(approval_id, NO_REASON).await.refused("wrong_status");
    assert_eq!(detail(&senior, approval_id).await["approval"]["may_decide"], false);
    assert_eq!(senior.get("/v1/approvals?list=for_me").await.ok()["for_me"], 0);
    jobs::sweep(&platform.platform).await.unwrap();
    jobs::sweep(&platform.platform).await.unwrap();
    let row = detail(&admin, approval_id).await["approval"].clone();
    assert_eq!((&row["state"], &row["decided_by"]), (&json!("lapsed"), &Value::Null));
    assert_eq!((status(&platform).await, entries(&platform, "APPROVAL_LAPSED").await), (3, 1));
    admin.act::<ReactivateUser>(user_id, &reactivation()).await.ok();
}

/// What was allowed when it was asked for must be allowed when it is done.
async fn the_requester_must_still_be_allowed(platform: TestPlatform) {
    let (_, admin, approval_id) = asked(&platform).await;
    let (mut senior, email) = (platform.admin("senior").await, format!("{}@example.com", admin.admin_id));
    let of_admin = format!("WHERE admin_id = (SELECT id FROM admins WHERE email = '{email}')");
    let target = platform.admin("senior").await;
    let target = format!("{}@example.com", target.admin_id);
    let mut owner = platform.admin("owner").await;
    for (change, back) in [
        (
            format!("UPDATE admins SET active = FALSE WHERE email = '{email}'"),
            format!("UPDATE admins SET active = TRUE WHERE email = '{email}'"),
        ),
        (
            format!("UPDATE admin_roles SET role = 'viewer' {of_admin}"),
            format!("UPDATE admin_roles SET role = 'agent' {of_admin}"),
        ),
        (
            format!("UPDATE admins SET user_id = 1 WHERE email = '{target}'"),
            "UPDATE admins SET user_id = NULL".to_owned(),
        ),
    ] {
        platform.execute(&change).await;
        // Whose user the target is may be no business of a senior either.
        let problem = owner.act::<ApproveAction>(approval_id, NO_REASON).await.refused("wrong_status");
        assert!(problem["title"].as_str().unwrap().starts_with("Ada Example, who asked for this,"), "{problem}");
        assert_eq!(detail(&owner, approval_id).await["refusal"]["code"], "wrong_status");
        platform.execute(&back).await;
    }
    assert_eq!(status(&platform).await, 3);
    senior.act::<ApproveAction>(approval_id, NO_REASON).await.ok();
}

async fn what_differs_is_told(platform: TestPlatform) {
    let (_, _, approval_id) = asked(&platform).await;
    platform.execute("UPDATE payouts SET amount = 31000").await;
    platform.advance(TimeDelta::minutes(10));
    let told = detail(&platform.admin("senior").await, approval_id).await;
    let payouts = |amount: &str| {
        let payouts = json!([{"count": 2, "sum": {"amount": amount, "currency": "USD"}}]);
        json!({"kind": "payouts_released", "payouts": payouts})
    };
    assert_eq!(told["differences"], json!([{"asked": payouts("412.00"), "now": payouts("620.00")}]));
}

async fn what_became_worse_is_not_approved(platform: TestPlatform) {
    let (_, _, approval_id) = asked(&platform).await;
    let mut senior = platform.admin("senior").await;
    let path = json!({"approval_id": approval_id});
    let plan = senior.plan("approvals.approve", path, Value::Null).await.ok();
    let client = senior.confirmed::<ApproveAction>(approval_id, NO_REASON).await;
    let client = client.with("idempotency-key", Uuid::nil()).with("if-match", plan["version"].as_str().unwrap());
    platform.execute("UPDATE payouts SET amount = 31000").await;
    let problem = client.call_on::<ApproveAction>(approval_id, NO_REASON).await.refused("changed");
    assert_eq!(problem["fields"][0]["field"], "payouts_released.USD");
    assert_eq!((status(&platform).await, entries(&platform, "APPROVAL_GRANTED").await), (3, 0));
    assert_eq!(detail(&senior, approval_id).await["approval"]["state"], "pending");
}

async fn a_repeated_decision_gives_the_stored_answer(platform: TestPlatform) {
    let (_, _, approval_id) = asked(&platform).await;
    let mut senior = platform.admin("senior").await;
    let client = senior.confirmed::<ApproveAction>(approval_id, NO_REASON).await.with("idempotency-key", Uuid::nil());
    let done = client.call_on::<ApproveAction>(approval_id, NO_REASON).await.ok();
    assert_eq!(client.call_on::<ApproveAction>(approval_id, NO_REASON).await.ok(), done);
    assert_eq!(entries(&platform, "APPROVAL_GRANTED").await, 1);
}

async fn lists_say_what_is_for_whom(platform: TestPlatform) {
    let mut ids = Vec::new();
    let (mut agent, mut senior) = (platform.admin("agent").await, platform.admin("senior").await);
    for number in 1..=3 {
        let by = if number == 3 { &mut senior } else { &mut agent };
        ids.push(platform.request_by(by, platform.user(number).await).await.to_string());
    }
    let listed = async |admin: &Client, query: &str| -> (Vec<String>, Value, Value) {
        let page = admin.get(&format!("/v1/approvals{query}")).await.ok();
        let id = |row: &Value| row["approval_id"].as_str().unwrap().to_owned();
        (page["items"].as_array().unwrap().iter().map(id).collect(), page["for_me"].clone(), page["by_me"].clone())
    };
    let newest_first = |of: &[usize]| of.iter().map(|at| ids[*at].clone()).collect::<Vec<_>>();
    for (admin, query, expected) in [
        (&agent, "?list=for_me", &[][..]),
        (&agent, "?list=by_me", &[1, 0]),
        (&senior, "?list=for_me", &[1, 0]),
        (&senior, "?list=by_me", &[2]),
        (&senior, "?list=pending", &[2, 1, 0]),
        (&senior, "?list=decided", &[]),
        (&senior, "", &[2, 1, 0]),
    ] {
        assert_eq!(listed(admin, query).await.0, newest_first(expected), "{query}");
    }
    assert_eq!(listed(&agent, "").await.1, json!(0));
    assert_eq!((listed(&senior, "").await.1, listed(&senior, "").await.2), (json!(2), json!(1)));
    senior.act::<ApproveAction>(ids[0].parse().unwrap(), NO_REASON).await.ok();
    assert_eq!(listed(&senior, "?list=decided").await, (newest_first(&[0]), json!(1), json!(1)));

    let first = senior.get("/v1/approvals?limit=2").await.ok();
    let rest = listed(&senior, &format!("?limit=2&cursor={}", first["next_cursor"].as_str().unwrap())).await;
    assert_eq!(rest.0, newest_first(&[0]));
    senior.get("/v1/approvals?list=mine").await.refused("invalid_fields");
    senior.get(&format!("/v1/approvals/{}", Uuid::nil())).await.refused("not_found");
}

/// Whoever may decide the one may not decide the other for that.
async fn each_kind_asks_for_its_own_permission(platform: TestPlatform) {
    let role = |code: &str, permission| Role {
        code: code.to_owned(),
        label: code.to_owned(),
        rank: 39,
        permissions: vec![Permission::UserView, permission],
    };
    let roles = [role("lifts", Permission::UserReactivateApprove), role("ends", Permission::UserHardDelete)];
    roles::put(platform.platform.database().write(), &roles).await.unwrap();
    let (lifting, ending) = (platform.user(1).await, platform.user(2).await);
    let lift = platform.request(lifting).await;
    platform.delete_and_settle(ending, 2).await;
    platform.admin("owner").await.act::<HardDeleteUser>(ending, &final_deletion()).await.ok();
    let listed = platform.admin("owner").await.get(&format!("/v1/approvals?list=pending&user_id={ending}")).await.ok();
    let end: Uuid = listed["items"][0]["approval_id"].as_str().unwrap().parse().unwrap();
    for (who, theirs, not_theirs, missing) in
        [("lifts", lift, end, "user.hard_delete"), ("ends", end, lift, "user.reactivate.approve")]
    {
        let mut admin = platform.admin(who).await;
        let problem = admin.act::<ApproveAction>(not_theirs, NO_REASON).await.refused("permission_denied");
        assert_eq!(problem["permission"], missing);
        let problem = admin.act::<RejectAction>(not_theirs, &because("No.")).await.refused("permission_denied");
        assert_eq!(problem["permission"], missing);
        let mine = admin.get("/v1/approvals?list=for_me").await.ok();
        assert_eq!(mine["items"].as_array().unwrap().len(), 1, "{who}");
        admin.act::<RejectAction>(theirs, &because("Not now.")).await.ok();
    }
}
