//! Deleting for good (DEL-3): by itself when the time is over, or at once when two admins say so; in five steps that go on
//! wherever they were stopped; and what is left then.

use std::collections::{BTreeSet, HashMap};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{Months, TimeDelta};
use serde_json::{Value, json};
use steward_contract::{
    AddNote, ApproveAction, DateTime, DeleteUser, Document, HardDeleteUser, LockUserDown, OverrideEmail,
    ReactivateUser, RestoreUser, SuspendUser, UpdateProfile, Utc,
};
use uuid::Uuid;

use super::{effect, entries};
use crate::{
    clock::Clock,
    erasure, jobs,
    testing::{
        Client, TestPlatform,
        bodies::{self, deletion, final_deletion},
        on_both_databases,
    },
};

on_both_databases!(
    two_admins_delete_at_once,
    nobody_approves_their_own,
    only_who_is_deleted_is_deleted_for_good,
    what_is_not_settled_holds_it_up,
    after_ninety_days_it_happens_by_itself,
    who_is_being_erased_is_not_restored,
    it_goes_on_wherever_it_was_stopped,
    those_who_were_brought_go_to_the_sponsor,
    the_archive_has_what_the_law_asks_for,
    what_was_kept_goes_when_its_time_is_over,
    the_certificate_is_a_document,
    an_admin_loses_the_console,
    the_log_is_not_changed,
    nothing_of_the_person_is_left,
);

const DAYS: TimeDelta = TimeDelta::days(90);

const STEPS: [&str; 5] = [
    "USER_ERASURE_CHECKED",
    "USER_ERASURE_ARCHIVED",
    "USER_ERASURE_ANONYMIZED",
    "USER_ERASURE_REMOVED",
    "USER_ERASURE_COMPLETED",
];

async fn logged(platform: &TestPlatform) -> [i64; 5] {
    let mut counts = [0; 5];
    for (count, step) in counts.iter_mut().zip(STEPS) {
        *count = entries(platform, step).await;
    }
    counts
}

async fn read(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}/erasure")).await.ok()
}

fn instant(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

fn bytes(document: &Value) -> Vec<u8> {
    let bytes = STANDARD.decode(document["content"].as_str().unwrap()).unwrap();
    assert_eq!(document["sha256"], Document::sha256_of(&bytes));
    bytes
}

async fn two_admins_delete_at_once(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.delete_and_settle(user_id, 1).await;
    let mut admin = platform.admin("owner").await;
    let plan = admin.plan_on::<HardDeleteUser>(user_id, final_deletion()).await.ok();
    assert_eq!(plan["approval"], "user.hard_delete");
    let kinds: Vec<_> = plan["effects"].as_array().unwrap().iter().map(|effect| effect["kind"].clone()).collect();
    let expected = ["erased"; 5].into_iter().chain(["archived"]).chain(["retained"; 3]);
    assert_eq!(kinds, expected.collect::<Vec<_>>());
    let done = admin.act::<HardDeleteUser>(user_id, &final_deletion()).await.ok();
    assert_eq!(effect(&done, "approval_requested")["permission"], "user.hard_delete");
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!((logged(&platform).await, platform.count("SELECT count(*) FROM users").await), ([0; 5], 1));

    let listed = admin.get(&format!("/v1/approvals?list=pending&user_id={user_id}")).await.ok();
    let named: Uuid = listed["items"][0]["approval_id"].as_str().unwrap().parse().unwrap();
    let approved = platform.admin("owner").await.act::<ApproveAction>(named, &Value::Null).await.ok();
    assert_eq!(approved["effects"], plan["effects"]);
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(logged(&platform).await, [1; 5]);
    let erasure = read(&admin, user_id).await;
    assert_eq!(erasure["requested_by"]["id"], json!(admin.admin_id));
    assert_ne!(erasure["approved_by"]["id"], json!(admin.admin_id));
    assert!(erasure["approved_by"].is_object() && erasure["completed_at"].is_string());
    let steps: Vec<_> = erasure["steps"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect();
    assert_eq!(steps, ["check", "archive", "anonymize", "remove", "complete"]);
    admin.get(&format!("/v1/users/{user_id}")).await.refused("erased");
    let log = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    assert!(log["items"].as_array().unwrap().len() >= 7, "the log of somebody erased is read");
    assert_eq!(admin.get("/v1/users").await.ok()["total"]["count"], 0);
}

async fn nobody_approves_their_own(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.delete_and_settle(user_id, 1).await;
    let mut admin = platform.admin("owner").await;
    admin.act::<HardDeleteUser>(user_id, &final_deletion()).await.ok();
    let listed = admin.get(&format!("/v1/approvals?list=pending&user_id={user_id}")).await.ok();
    let named: Uuid = listed["items"][0]["approval_id"].as_str().unwrap().parse().unwrap();
    admin.act::<ApproveAction>(named, &Value::Null).await.refused("own_request");
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count("SELECT count(*) FROM users").await, 1);
}

async fn only_who_is_deleted_is_deleted_for_good(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("owner").await;
    let plan = admin.plan_on::<HardDeleteUser>(user_id, final_deletion()).await.ok();
    assert_eq!(plan["refusal"]["code"], "wrong_status");
    admin.act::<HardDeleteUser>(user_id, &final_deletion()).await.refused("wrong_status");
    platform.delete_and_settle(user_id, 1).await;
    let unread = json!({"reason": "Asked for it.", "final_acknowledged": false});
    let problem = admin.act::<HardDeleteUser>(user_id, &unread).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "final_acknowledged");
    platform.approve_erasure(user_id).await;
    let plan = admin.plan_on::<HardDeleteUser>(user_id, final_deletion()).await.ok();
    assert_eq!(plan["refusal"]["code"], "wrong_status", "it has begun already");
}

async fn what_is_not_settled_holds_it_up(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut admin = platform.admin("owner").await;
    admin.act::<DeleteUser>(user_id, &deletion()).await.ok();
    let plan = admin.plan_on::<HardDeleteUser>(user_id, final_deletion()).await.ok();
    assert_eq!(plan["refusal"]["code"], "wrong_status");
    assert!(plan["refusal"]["title"].as_str().unwrap().contains("payouts"), "{plan}");

    platform.advance(DAYS);
    for _ in 0..3 {
        jobs::sweep(&platform.platform).await.unwrap();
        platform.advance(TimeDelta::hours(2));
    }
    assert_eq!((entries(&platform, "USER_ERASURE_HELD").await, logged(&platform).await), (1, [0; 5]));
    admin.token = Some(platform.session(admin.admin_id).await);
    assert_eq!(read(&admin, user_id).await["held"], json!([{"hold": "unsettled_payouts", "count": 2}]));
    platform.execute("UPDATE payouts SET status = 3").await;
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(logged(&platform).await, [1; 5]);
    assert_eq!(read(&admin, user_id).await["held"], json!([]));
}

async fn after_ninety_days_it_happens_by_itself(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let deleted = platform.clock.now();
    platform.delete_and_settle(user_id, 1).await;
    platform.advance(DAYS - TimeDelta::minutes(10));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(logged(&platform).await, [0; 5]);
    platform.advance(TimeDelta::minutes(10));
    for _ in 0..2 {
        jobs::sweep(&platform.platform).await.unwrap();
    }
    assert_eq!(logged(&platform).await, [1; 5]);
    let erasure = read(&platform.admin("viewer").await, user_id).await;
    assert_eq!((&erasure["requested_by"], &erasure["approved_by"]), (&Value::Null, &Value::Null));
    let kept: Vec<_> = erasure["kept"].as_array().unwrap().iter().map(|kept| kept["what"].clone()).collect();
    assert_eq!(kept, ["orders", "financial_transactions", "audit_log"]);
    let until = instant(&erasure["archive"]["kept_until"]);
    assert!((until - (deleted + Months::new(84))).abs() < TimeDelta::hours(1), "{until}");
}

async fn who_is_being_erased_is_not_restored(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.delete_and_settle(user_id, 1).await;
    platform.approve_erasure(user_id).await;
    let mut admin = platform.admin("owner").await;
    let reason = json!({"reason": "By mistake."});
    admin.act::<RestoreUser>(user_id, &reason).await.refused("wrong_status");
    erasure::step(&platform.platform, 1).await.unwrap();
    admin.act::<RestoreUser>(user_id, &reason).await.refused("wrong_status");
    let plan = admin.plan_on::<LockUserDown>(user_id, bodies::of_action("users.lockdown")).await.ok();
    assert_eq!(plan["refusal"]["code"], "wrong_status");
}

/// After each of them the server stops, and another one goes on; nothing is done twice.
async fn it_goes_on_wherever_it_was_stopped(platform: TestPlatform) {
    for taken in 0..=5 {
        let number = taken + 1;
        let user_id = platform.user(number).await;
        platform.delete_and_settle(user_id, number).await;
        platform.approve_erasure(user_id).await;
        for step in 0..taken {
            assert_eq!(erasure::step(&platform.platform, number).await.unwrap(), step != 4);
        }
        jobs::sweep(&platform.platform).await.unwrap();
        assert!(!erasure::step(&platform.platform, number).await.unwrap(), "there is nothing left to do");
        assert_eq!(logged(&platform).await, [number; 5]);
        let left = format!("SELECT count(*) FROM user_profiles WHERE id = {number}");
        assert_eq!(platform.count(&left).await, 0);
    }
    assert_eq!(platform.count("SELECT count(*) FROM erasures WHERE next_at IS NULL").await, 6);
    assert_eq!(platform.count("SELECT count(*) FROM archives").await, 6);
}

async fn those_who_were_brought_go_to_the_sponsor(platform: TestPlatform) {
    let partner = |id: i64, sponsor: &str, direct: i32, network: i32| {
        format!(
            "INSERT INTO partners (id, partner_id, referral_code, sponsor_id, active, rank, highest_rank, \
             direct_referrals, network_size, available, pending, total_earned, currency) \
             VALUES ({id}, 'P-{id}', 'R{id}', {sponsor}, TRUE, 'a', 'a', {direct}, {network}, 0, 0, 0, 'EUR')"
        )
    };
    let mut ids = Vec::new();
    for (id, sponsor, direct, network) in
        [(1, "NULL", 1, 4), (2, "1", 1, 3), (3, "2", 2, 2), (4, "3", 0, 0), (5, "3", 0, 0)]
    {
        ids.push(platform.user(id).await);
        platform.execute(&partner(id, sponsor, direct, network)).await;
    }
    platform.delete_and_settle(ids[2], 3).await;
    let plan = platform.admin("owner").await.plan_on::<HardDeleteUser>(ids[2], final_deletion()).await.ok();
    assert_eq!(effect(&plan, "downline_moved"), &json!({"kind": "downline_moved", "count": 2, "to": "P-2"}));
    platform.approve_erasure(ids[2]).await;
    jobs::sweep(&platform.platform).await.unwrap();
    let figures = async |id: i64| {
        let of = async |column: &str| {
            platform.count(&format!("SELECT CAST(coalesce({column}, 0) AS BIGINT) FROM partners WHERE id = {id}")).await
        };
        (of("sponsor_id").await, of("direct_referrals").await, of("network_size").await)
    };
    let expected = [(1, (0, 1, 3)), (2, (1, 2, 2)), (4, (2, 0, 0)), (5, (2, 0, 0))];
    for (id, told) in expected {
        assert_eq!(figures(id).await, told, "{id}");
    }
    assert_eq!(platform.count("SELECT count(*) FROM partners WHERE id = 3").await, 0);
}

/// It is sealed, opened only for who may, and opening it is recorded.
async fn the_archive_has_what_the_law_asks_for(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.erase(user_id, 1).await;
    let path = format!("/v1/users/{user_id}/erasure/archive");
    platform.admin("senior").await.get(&path).await.refused("permission_denied");
    assert_eq!(entries(&platform, "USER_ARCHIVE_READ").await, 0);
    let owner = platform.admin("owner").await;
    let document = owner.get(&path).await.ok();
    assert_eq!(
        (entries(&platform, "USER_ARCHIVE_READ").await, &document["media_type"]),
        (1, &json!("application/json"))
    );
    let erasure = read(&owner, user_id).await;
    assert_eq!(erasure["archive"]["sha256"], document["sha256"]);
    let content: Value = serde_json::from_slice(&bytes(&document)).unwrap();
    assert_eq!((&content["user_id"], &content["person"]["name"]), (&json!(user_id), &json!("Lucía Example")));
    assert_eq!((content["payouts"].as_array().unwrap().len(), &content["payouts"][0]["amount"]), (2, &json!("206.00")));
    assert!(content["audit"].as_array().unwrap().len() >= 3);
    let text = content.to_string();
    assert!(!text.contains("user1@example.org"), "what the law doesn't ask for is not kept: {text}");
}

async fn what_was_kept_goes_when_its_time_is_over(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    platform.erase(user_id, 1).await;
    let kept = async || {
        let of = async |table: &str| platform.count(&format!("SELECT count(*) FROM {table}")).await;
        (of("archives").await, of("payouts").await, of("credit_entries").await)
    };
    platform.advance(TimeDelta::days(7 * 365 - 2));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(kept().await, (1, 2, 1));
    platform.advance(TimeDelta::days(6));
    for _ in 0..2 {
        jobs::sweep(&platform.platform).await.unwrap();
    }
    assert_eq!((kept().await, entries(&platform, "USER_ARCHIVE_EXPIRED").await), ((0, 0, 0), 1));
    let owner = platform.admin("owner").await;
    owner.get(&format!("/v1/users/{user_id}/erasure/archive")).await.refused("wrong_status");
    assert_eq!(read(&owner, user_id).await["archive"], Value::Null);
}

async fn the_certificate_is_a_document(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let agent = platform.admin("agent").await;
    let path = format!("/v1/users/{user_id}/erasure/certificate");
    agent.get(&path).await.refused("not_found");
    platform.delete_and_settle(user_id, 1).await;
    platform.approve_erasure(user_id).await;
    agent.get(&path).await.refused("wrong_status");
    jobs::sweep(&platform.platform).await.unwrap();
    let document = agent.get(&path).await.ok();
    assert_eq!(document["name"], format!("erasure-{user_id}.pdf"));
    let pdf = bytes(&document);
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 200_000, "{} bytes", pdf.len());
    for part in ["/StructTreeRoot", "/ToUnicode", "/FontFile"] {
        assert!(pdf.windows(part.len()).any(|window| window == part.as_bytes()), "{part}");
    }
    assert_eq!(entries(&platform, "USER_CERTIFICATE_READ").await, 1);
}

/// The account of somebody who is not there any more is closed, not left open.
async fn an_admin_loses_the_console(platform: TestPlatform) {
    let (user_id, agent) = (platform.user(1).await, platform.admin("agent").await);
    let email = format!("{}@example.com", agent.admin_id);
    platform.execute(&format!("UPDATE admins SET user_id = 1 WHERE email = '{email}'")).await;
    platform.erase(user_id, 1).await;
    let mut agent = agent;
    agent.token = Some(platform.session(agent.admin_id).await);
    agent.get("/v1/users").await.refused("admin_disabled");
}

/// AUD-2: the texts are gone, and every entry is, to the byte, what it was.
async fn the_log_is_not_changed(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let mut owner = platform.admin("owner").await;
    owner.act::<OverrideEmail>(user_id, &bodies::of_action_on("users.email.override", user_id)).await.ok();
    let told = owner.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    let told = told["items"][0].clone();
    assert_eq!(
        (&told["changes"][0]["old"], &told["reason"]),
        (&json!("user1@example.org"), &json!("Ticket 4411: lost the old one"))
    );
    let before = platform.contents().await["audit_entries"].clone();
    assert!(!before.concat().contains("user1@example.org"));
    platform.erase(user_id, 1).await;
    let after = platform.contents().await["audit_entries"].clone();
    assert!(before.iter().all(|entry| after.contains(entry)));
    let log = owner.get(&format!("/v1/users/{user_id}/audit?limit=200")).await.ok();
    let same = log["items"].as_array().unwrap().iter().find(|entry| entry["id"] == told["id"]).unwrap();
    assert_eq!((&same["action"], &same["admin"], &same["number"]), (&told["action"], &told["admin"], &told["number"]));
    assert_eq!((&same["changes"][0]["old"], &same["reason"]), (&Value::Null, &Value::Null));
    assert_eq!(platform.count("SELECT count(*) FROM audit_texts WHERE user_id IS NOT NULL").await, 0);
}

const USERS: i64 = 1_000;

/// A thousand invented people, with much done to some of them, are deleted for good: nothing that anybody could know them by
/// is in any column of any table.
async fn nothing_of_the_person_is_left(platform: TestPlatform) {
    platform.seed(u32::try_from(USERS).unwrap()).await;
    do_much(&platform).await;
    let people = people(&platform).await;
    let now = platform.clock.now_ms();
    for sql in [
        "UPDATE users SET status = 5".to_owned(),
        format!("UPDATE user_profiles SET deleted_at = coalesce(deleted_at, {now}), hard_delete_at = {now}"),
        "UPDATE payouts SET status = 3 WHERE status IN (1, 2)".to_owned(),
        "UPDATE orders SET status = 4 WHERE status IN (1, 2, 3)".to_owned(),
    ] {
        platform.execute(&sql).await;
    }
    while platform.count("SELECT count(*) FROM users").await > 0 {
        jobs::sweep(&platform.platform).await.unwrap();
    }
    let contents = platform.contents().await;
    let mut found = Vec::new();
    for (table, rows) in contents.iter().filter(|(table, _)| !IGNORED.contains(&table.as_str())) {
        let text = rows.join("\n").to_lowercase();
        found.extend(parts_in(&text, &people).into_iter().map(|part| format!("{table}: {part}")));
    }
    assert!(found.is_empty(), "{} are left: {:?}", found.len(), &found[..found.len().min(20)]);
}

/// Which of very many parts a very long text has: looked up by how they begin, in one walk.
fn parts_in<'a>(text: &str, parts: &'a [String]) -> BTreeSet<&'a str> {
    let mut begun = HashMap::<&[u8], Vec<&str>>::new();
    for part in parts {
        begun.entry(&part.as_bytes()[..SHORTEST]).or_default().push(part);
    }
    let places = text.as_bytes().windows(SHORTEST).enumerate();
    let known = places.filter_map(|(at, window)| Some((at, begun.get(window)?)));
    let begins = |at: usize, part: &str| text.as_bytes()[at..].starts_with(part.as_bytes());
    known.flat_map(|(at, some)| some.iter().copied().filter(move |part| begins(at, part))).collect()
}

/// Bytes that a part has at least.
const SHORTEST: usize = 7;

/// Who uses the console, and the words of the platform.
const IGNORED: &[&str] = &["admins", "roles", "terms", "seaql_migrations"];

/// What only somebody of these people is known by: e-mails, phone numbers, user names, and names of some length.
async fn people(platform: &TestPlatform) -> Vec<String> {
    use crate::store::entity::{user, user_profile};
    use sea_orm::EntityTrait;
    let read = platform.platform.database().read();
    let users = user::Entity::find().all(read).await.unwrap();
    let profiles = user_profile::Entity::find().all(read).await.unwrap();
    let of_users = users.into_iter().flat_map(|user| {
        let name = (user.name.chars().count() >= 9 && user.name.contains(' ')).then_some(user.name);
        [name, user.email, user.phone, user.username, user.company]
    });
    let of_profiles = profiles.into_iter().flat_map(|profile| [profile.address, profile.company_contact]);
    let parts: BTreeSet<String> = of_users
        .chain(of_profiles)
        .flatten()
        .filter(|part| part.len() >= SHORTEST)
        .map(|part| part.to_lowercase())
        .collect();
    // Names that admins have too tell nothing of who was erased.
    let admins = platform.contents().await["audit_entries"].join("\n").to_lowercase();
    let parts: Vec<String> = parts.into_iter().collect();
    let known: BTreeSet<String> = parts_in(&admins, &parts).into_iter().map(str::to_owned).collect();
    let parts: Vec<String> = parts.into_iter().filter(|part| !known.contains(part)).collect();
    assert!(parts.len() > 2_000, "{}", parts.len());
    parts
}

/// Actions that leave names and addresses behind in every place that keeps them.
async fn do_much(platform: &TestPlatform) {
    let mut owner = platform.admin("owner").await;
    use crate::store::entity::user;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
    let active = user::Entity::find().filter(user::Column::Status.eq(1)).filter(user::Column::Email.is_not_null());
    for user in active.limit(8).all(platform.platform.database().read()).await.unwrap() {
        let (id, named) = (user.user_id, format!("{} <{}>", user.name, user.email.unwrap()));
        let mut body = bodies::suspension_for("FRAUD");
        (body["justification"], body["message"]) = (json!(named), json!(named));
        let note = json!({"text": named, "category": "support", "priority": "normal", "roles": []});
        owner.with("idempotency-key", id).call_on::<AddNote>(id, &note).await.ok();
        let email = json!({"email": format!("new.{}@example.net", user.id), "reason": named});
        owner.act::<OverrideEmail>(id, &email).await.ok();
        owner
            .act::<UpdateProfile>(
                id,
                &json!({
                    "username": {"old": user.username, "new": format!("renamed.{}", user.id)},
                    "address_acknowledged": false, "reason": named,
                }),
            )
            .await;
        owner.act::<SuspendUser>(id, &body).await.ok();
        let mut lift = bodies::reactivation();
        lift["reason"] = json!(named);
        owner.act::<ReactivateUser>(id, &lift).await.ok();
        owner.get(&format!("/v1/users/bulk/export?fields=numeric_id&email=new.{}@example.net", user.id)).await;
    }
    while platform.count("SELECT count(*) FROM exports WHERE finished_at IS NULL").await > 0 {
        tokio::task::yield_now().await;
    }
}
