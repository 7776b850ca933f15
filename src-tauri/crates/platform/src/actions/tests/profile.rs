//! Editing a profile, each row of the guide's table (EDT-1, EDT-2, EDT-5, EDT-7), and the e-mail override (EML-2).

use serde_json::{Value, json};
use steward_contract::{OverrideEmail, Permission, ProfileField, Sensitive, SetUniqueId, UpdateProfile};
use uuid::Uuid;

use super::{effect, entries};
use crate::{
    presets::Role,
    store::roles,
    testing::{Client, TestPlatform, bodies::profile_update, on_both_databases},
};

on_both_databases!(
    edt_1_names_need_a_reason,
    edt_1_another_phone_is_unverified_and_verified_anew,
    edt_1_another_birthday_puts_a_decided_kyc_back,
    edt_1_an_address_is_confirmed_and_leaves_shipments,
    edt_2_the_log_has_old_and_new,
    edt_3_a_username_is_nobody_elses,
    edt_5_unique_ids_are_assigned_and_made,
    edt_7_a_conflict_names_its_fields,
    edt_7_what_moves_after_the_review_is_refused,
    wrong_values_are_named_by_field,
    search_finds_the_new_and_not_the_old,
    a_profile_becomes_complete_or_not,
    who_may_not_see_a_fact_neither_edits_nor_learns_it,
    who_may_no_longer_see_is_not_told_again,
    eml_2_an_override_is_at_once_and_both_are_told,
    eml_2_an_address_is_nobody_elses,
);

/// A request that changes one field.
fn edit(field: &str, old: Option<&str>, new: Option<&str>) -> Value {
    let acknowledged = field == "address";
    let mut body = json!({"address_acknowledged": acknowledged, "reason": "Ticket 4411"});
    body[field] = json!({"old": old, "new": new});
    body
}

async fn profile(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()["profile"].clone()
}

fn fields(told: &Value, list: &str) -> Vec<String> {
    told[list].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect()
}

async fn edt_1_names_need_a_reason(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    for (field, old, new, name) in [
        ("first_name", "Lucía", "Lucía Inés", "Lucía Inés Example"),
        ("last_name", "Example", "Peñasco", "Lucía Inés Peñasco"),
    ] {
        let mut body = edit(field, Some(old), Some(new));
        body["reason"] = json!(" ");
        assert_eq!(
            admin.act::<UpdateProfile>(user_id, &body).await.refused("invalid_fields")["fields"][0]["field"],
            "reason"
        );
        body["reason"] = json!("Ticket 4411");
        let done = admin.act::<UpdateProfile>(user_id, &body).await.ok();
        assert_eq!(done["effects"], json!([{"kind": "changes", "field": field, "old": old, "new": new}]));
        assert_eq!(profile(&admin, user_id).await[field], new);
        assert_eq!(admin.get(&format!("/v1/users/{user_id}")).await.ok()["name"], name);
    }
    // Some people have one name, and nobody has none.
    admin.act::<UpdateProfile>(user_id, &edit("last_name", Some("Peñasco"), None)).await.ok();
    let none = edit("first_name", Some("Lucía Inés"), None);
    assert_eq!(
        admin.act::<UpdateProfile>(user_id, &none).await.refused("invalid_fields")["fields"][0]["field"],
        "first_name"
    );
}

async fn edt_1_another_phone_is_unverified_and_verified_anew(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    platform
        .execute("UPDATE users SET phone = '+1 305 555 0188', phone_key = '13055550188', traits = traits | 4")
        .await;
    platform.execute("UPDATE user_profiles SET phone_verified_at = 1000").await;
    let body = edit("phone", Some("+1 305 555 0188"), Some("+1 305 555 0194"));
    let plan = admin.plan_on::<UpdateProfile>(user_id, body.clone()).await.ok();
    let done = admin.act::<UpdateProfile>(user_id, &body).await.ok();
    assert_eq!(
        fields(&json!({"effects": [done["effects"][0], done["effects"][1]]}), "effects"),
        ["phone", "phone_verified"]
    );
    let (sent, foreseen) = (effect(&done, "verification_sent"), effect(&plan, "verification_sent"));
    assert_eq!((&sent["to"], &foreseen["to"]), (&json!("+1 305 555 0194"), &json!("+1 305 555 0194")));
    let user = admin.get(&format!("/v1/users/{user_id}")).await.ok();
    assert_eq!(
        (&user["profile"]["phone"], &user["account"]["phone_verified_at"]),
        (&json!("+1 305 555 0194"), &Value::Null)
    );
    assert_eq!(admin.get("/v1/users?phone_verified=true").await.ok()["total"]["count"], 0);
    let waiting = "SELECT count(*) FROM outbox WHERE template = 'phone_verification' AND recipient = '+1 305 555 0194'";
    assert_eq!(platform.count(waiting).await, 1);
    // An extension is no other number, and to take a number away needs no code.
    let done = admin.act::<UpdateProfile>(user_id, &edit("phone_extension", None, Some("12"))).await.ok();
    assert_eq!(effect(&done, "verification_sent"), &Value::Null);
    let done = admin.act::<UpdateProfile>(user_id, &edit("phone", Some("+1 305 555 0194"), None)).await.ok();
    assert_eq!(effect(&done, "verification_sent"), &Value::Null);
    assert_eq!(platform.count("SELECT count(*) FROM outbox").await, 1);
}

async fn edt_1_another_birthday_puts_a_decided_kyc_back(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let mut born: Option<String> = None;
    // not started, pending, approved, rejected, expired
    for (number, back) in [(1, false), (2, false), (3, true), (4, true), (5, true)] {
        platform.execute(&format!("UPDATE users SET kyc_status = {number}")).await;
        let next = format!("1991-08-0{number}");
        let done = admin.act::<UpdateProfile>(user_id, &edit("date_of_birth", born.as_deref(), Some(&next))).await.ok();
        assert_eq!(effect(&done, "kyc_required").is_object(), back, "{number}");
        let status = platform.count("SELECT CAST(kyc_status AS BIGINT) FROM users").await;
        assert_eq!(status, if back { 2 } else { number });
        assert_eq!(profile(&admin, user_id).await["date_of_birth"], next);
        born = Some(next);
    }
    assert_eq!(platform.count("SELECT count(*) FROM kyc_events").await, 3);
    let tomorrow = edit("date_of_birth", born.as_deref(), Some("2126-01-01"));
    assert_eq!(
        admin.act::<UpdateProfile>(user_id, &tomorrow).await.refused("invalid_fields")["fields"][0]["field"],
        "date_of_birth"
    );
}

async fn edt_1_an_address_is_confirmed_and_leaves_shipments(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let mut body = edit("address", None, Some("210 Avenida Ficticia"));
    body["address_acknowledged"] = json!(false);
    let plan = admin.plan_on::<UpdateProfile>(user_id, body.clone()).await.ok();
    assert_eq!(fields(&plan, "faults"), ["address_acknowledged"]);
    admin.act::<UpdateProfile>(user_id, &body).await.refused("invalid_fields");
    body["address_acknowledged"] = json!(true);
    let done = admin.act::<UpdateProfile>(user_id, &body).await.ok();
    assert_eq!(effect(&done, "shipments_kept"), &Value::Null, "there are none");
    assert_eq!(profile(&admin, user_id).await["address"], "210 Avenida Ficticia");
    let id = if platform.is_postgres() { "gen_random_uuid()" } else { "randomblob(16)" };
    let order = format!(
        "INSERT INTO orders (id, order_id, number, user_id, at, status, total, currency) \
         VALUES (1, {id}, 'ORD-1', 1, 1000, 2, 100, 'USD')"
    );
    platform.execute(&order).await;
    let body = edit("address", Some("210 Avenida Ficticia"), Some("1 Lane\nMiami"));
    let plan = admin.plan_on::<UpdateProfile>(user_id, body).await.ok();
    assert_eq!(effect(&plan, "shipments_kept")["open"], 1);
}

async fn edt_2_the_log_has_old_and_new(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let done = admin.act::<UpdateProfile>(user_id, &profile_update()).await.ok();
    let entry = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok()["items"][0].clone();
    assert_eq!((&entry["action"], &entry["number"]), (&json!("USER_PROFILE_MODIFIED"), &done["audit"]["number"]));
    assert_eq!((&entry["user_id"], &entry["admin"]["id"]), (&json!(user_id), &json!(admin.admin_id)));
    assert_eq!(entry["reason"], "Ticket 4411: read back on a call");
    for field in ProfileField::ALL {
        let change =
            entry["changes"].as_array().unwrap().iter().find(|change| change["field"] == field.as_str()).unwrap();
        let sent = &profile_update()[field.as_str()];
        assert_eq!((&change["old"], &change["new"]), (&sent["old"], &sent["new"]), "{field}");
    }
    assert_eq!(entries(&platform, "USER_PROFILE_MODIFIED").await, 1);
}

async fn edt_3_a_username_is_nobody_elses(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.user(2).await;
    platform.execute("UPDATE users SET username = 'taken' WHERE id = 2").await;
    let body = edit("username", None, Some("taken"));
    let plan = admin.plan_on::<UpdateProfile>(user_id, body.clone()).await.ok();
    assert_eq!(fields(&plan, "faults"), ["username"]);
    let problem = admin.act::<UpdateProfile>(user_id, &body).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "username");
    admin.act::<UpdateProfile>(user_id, &edit("username", None, Some("free"))).await.ok();
    assert_eq!(entries(&platform, "USER_PROFILE_MODIFIED").await, 1);
}

async fn edt_5_unique_ids_are_assigned_and_made(platform: TestPlatform) {
    let (user_id, other) = (platform.user(1).await, platform.user(2).await);
    let mut admin = platform.admin("agent").await;
    let body = |id: Option<&str>| json!({"unique_id": id, "reason": "Ticket 4411"});
    let done = admin.act::<SetUniqueId>(user_id, &body(Some("kst-7001"))).await.ok();
    assert_eq!(done["effects"], json!([{"kind": "changes", "field": "unique_id", "old": null, "new": "KST-7001"}]));
    admin.act::<SetUniqueId>(user_id, &body(Some("KST-7001"))).await.refused("wrong_status");
    let problem = admin.act::<SetUniqueId>(other, &body(Some("kst-7001"))).await.refused("invalid_fields");
    assert_eq!(problem["fields"][0]["field"], "unique_id");
    for wrong in ["", "K", "KST 7001", "KST-70€1"] {
        let plan = admin.plan_on::<SetUniqueId>(other, body(Some(wrong))).await.ok();
        assert_eq!(fields(&plan, "faults"), ["unique_id"], "{wrong}");
    }
    // By the pattern of the preset: what was foreseen, and another where somebody has it already.
    let plan = admin.plan_on::<SetUniqueId>(other, body(None)).await.ok();
    let made = plan["effects"][0]["new"].as_str().unwrap().to_owned();
    assert!(made.starts_with("KST-") && made.len() == 10, "{made}");
    assert_eq!(admin.act::<SetUniqueId>(other, &body(None)).await.ok()["effects"], plan["effects"]);
    platform.execute("UPDATE users SET unique_id = NULL WHERE id = 2").await;
    platform.execute(&format!("UPDATE users SET unique_id = '{made}' WHERE id = 1")).await;
    let done = admin.act::<SetUniqueId>(other, &body(None)).await.ok();
    assert_ne!(done["effects"][0]["new"], json!(made));
    assert_eq!(entries(&platform, "USER_UNIQUE_ID_SET").await, 3);
}

async fn edt_7_a_conflict_names_its_fields(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let (mut one, mut other) = (platform.admin("agent").await, platform.admin("senior").await);
    let theirs = profile_update();
    one.act::<UpdateProfile>(user_id, &edit("phone", None, Some("+1 305 555 0149"))).await.ok();
    one.act::<UpdateProfile>(user_id, &edit("preferred_language", None, Some("en-US"))).await.ok();
    let before = platform.contents().await;
    let plan = other.plan_on::<UpdateProfile>(user_id, theirs.clone()).await.ok();
    assert_eq!((&plan["refusal"]["code"], &plan["effects"]), (&json!("changed"), &json!([])));
    let problem = other.act::<UpdateProfile>(user_id, &theirs).await.refused("changed");
    assert_eq!(fields(&problem, "fields"), ["preferred_language", "phone"]);
    assert_eq!(fields(&plan["refusal"], "fields"), ["preferred_language", "phone"]);
    let after = platform.contents().await;
    assert_eq!((&before["users"], &before["user_profiles"]), (&after["users"], &after["user_profiles"]));
    // What nobody else touched is no conflict, whatever else was changed; and a decision is one that was made knowingly.
    other.act::<UpdateProfile>(user_id, &edit("address", None, Some("210 Avenida Ficticia"))).await.ok();
    let decided = edit("phone", Some("+1 305 555 0149"), Some("+1 305 555 0194"));
    other.act::<UpdateProfile>(user_id, &decided).await.ok();
}

async fn edt_7_what_moves_after_the_review_is_refused(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let body = json!({"email": "lucia@example.net", "reason": "Ticket 4411"});
    let plan = admin.plan_on::<OverrideEmail>(user_id, body.clone()).await.ok();
    let grant = admin.confirm::<OverrideEmail>(&user_id.to_string(), &body).await;
    platform.execute("UPDATE users SET email = 'other@example.net', email_key = 'other@example.net'").await;
    let seen = format!("\"{}\"", plan["version"].as_str().unwrap());
    let client = admin.with("step-up", grant).with("idempotency-key", Uuid::from_u128(1)).with("if-match", seen);
    let path = format!("/v1/users/{user_id}/email");
    let answer = client.send(axum::http::Method::PUT, &path, axum::body::Body::from(body.to_string())).await;
    assert_eq!(fields(&answer.refused("changed"), "fields"), ["email"]);
    assert_eq!(entries(&platform, "USER_EMAIL_OVERRIDDEN").await, 0);
}

async fn wrong_values_are_named_by_field(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    let long = "x".repeat(100_000);
    for (field, wrong) in [
        ("first_name", vec!["", " ", "\u{202e}abc", "a\nb", "7", &long]),
        ("last_name", vec!["", "<\u{7}>", &long]),
        ("date_of_birth", vec!["", "yesterday", "1991-02-30", "0000-01-01", "99999-01-01", &long]),
        ("username", vec!["", "ab", "Lucía", "' OR '1'='1", &long]),
        ("preferred_language", vec!["", "Spanish", "es_ES", &long]),
        ("phone", vec!["", "305 555 0194", "+1 305 abc", "+1", "+1 305 555 0194 1234567", &long]),
        ("phone_extension", vec!["", "x", "123456789", &long]),
        ("address", vec!["", " \n ", "a\u{202e}b", &long[..301]]),
    ] {
        let old = match field {
            "first_name" => Some("Lucía"),
            "last_name" => Some("Example"),
            _ => None,
        };
        for text in wrong {
            let answer = admin.plan_on::<UpdateProfile>(user_id, edit(field, old, Some(text))).await;
            if answer.status == 413 {
                assert!(text.len() > 50_000);
                continue;
            }
            let plan = answer.ok();
            assert_eq!((fields(&plan, "faults"), &plan["effects"]), (vec![field.to_owned()], &json!([])), "{text:.20}");
        }
        let same = admin.plan_on::<UpdateProfile>(user_id, edit(field, old, old)).await.ok();
        assert_eq!(fields(&same, "faults")[0], field);
    }
    let nothing = json!({"address_acknowledged": false, "reason": "x"});
    assert_eq!(fields(&admin.plan_on::<UpdateProfile>(user_id, nothing).await.ok(), "faults"), ["body"]);
    // Whoever is reached by nothing else keeps the number.
    platform.execute("UPDATE users SET email = NULL, email_key = '', phone = '+1 305 555 0188'").await;
    let none = admin.plan_on::<UpdateProfile>(user_id, edit("phone", Some("+1 305 555 0188"), None)).await.ok();
    assert_eq!(none["refusal"]["fields"][0]["field"], "phone");
}

async fn search_finds_the_new_and_not_the_old(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    platform.user(2).await;
    platform.execute("UPDATE users SET name = 'Someone Else', name_key = 'someone else' WHERE id = 2").await;
    admin.act::<UpdateProfile>(user_id, &edit("last_name", Some("Example"), Some("Quillon"))).await.ok();
    assert_eq!(admin.get("/v1/users?search=quillon").await.ok()["total"]["count"], 1);
    let mut body = profile_update();
    body["last_name"]["old"] = json!("Quillon");
    admin.act::<UpdateProfile>(user_id, &body).await.ok();
    admin.act::<OverrideEmail>(user_id, &json!({"email": "New.Mail@example.net", "reason": "x"})).await.ok();
    admin.act::<SetUniqueId>(user_id, &json!({"unique_id": "KST-7001", "reason": "x"})).await.ok();
    let found = async |question: &str| admin.get(&format!("/v1/users?{question}")).await.ok()["total"]["count"].clone();
    for new in ["penasco", "luc%C3%ADa%20in%C3%A9s", "lucia.penasco", "5550194", "new.mail", "kst-7001"] {
        assert_eq!(found(&format!("search={new}")).await, 1, "{new}");
    }
    for old in ["quillon", "user1"] {
        assert_eq!(found(&format!("search={old}")).await, 0, "{old}");
    }
    assert_eq!(found("name=penasco").await, 1);
    assert_eq!(found("email=new.mail@example.net").await, 1);
    assert_eq!(found("phone=%2B13055550194").await, 1);
    let list = admin.get("/v1/users?search=penasco").await.ok()["items"][0].clone();
    assert_eq!((&list["name"], &list["username"]), (&json!("Lucía Inés Peñasco"), &json!("lucia.penasco")));
    assert_eq!((&list["email_verified"], &list["phone_verified"]), (&json!(true), &json!(false)));
    let export = admin.get("/v1/users/bulk/export?fields=name,username&search=penasco").await;
    assert!(String::from_utf8(export.bytes).unwrap().contains("Lucía Inés Peñasco"));
}

async fn a_profile_becomes_complete_or_not(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.execute("UPDATE users SET gender = 1, city = 'Miami', locale = 'es-ES' WHERE id = 1").await;
    let complete = "SELECT count(*) FROM users WHERE traits & 256 <> 0";
    assert_eq!(platform.count(complete).await, 0);
    admin.act::<UpdateProfile>(user_id, &profile_update()).await.ok();
    assert_eq!(platform.count(complete).await, 1);
    for (field, old) in
        [("phone", "+1 305 555 0194"), ("address", "210 Avenida Ficticia"), ("username", "lucia.penasco")]
    {
        admin.act::<UpdateProfile>(user_id, &edit(field, Some(old), None)).await.ok();
    }
    assert_eq!(platform.count(complete).await, 0);
}

/// Whoever has all permissions but the one for sensitive facts edits the others, and is told nothing of these.
async fn who_may_not_see_a_fact_neither_edits_nor_learns_it(platform: TestPlatform) {
    let user_id = platform.user(1).await;
    let permissions = Permission::ALL.iter().copied().filter(|permission| *permission != Sensitive::PERMISSION);
    let role = Role { code: "almost".into(), label: "Almost".into(), rank: 39, permissions: permissions.collect() };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    let (mut almost, mut owner) = (platform.admin("almost").await, platform.admin("owner").await);
    owner.act::<UpdateProfile>(user_id, &profile_update()).await.ok();
    for (field, right) in [
        ("phone", "+1 305 555 0194"),
        ("date_of_birth", "1991-08-04"),
        ("address", "210 Avenida Ficticia"),
        ("phone_extension", "12"),
    ] {
        // Right or wrong: the answer is the same.
        let told: Vec<Value> = [Some(right), None, Some("other")].map(|old| edit(field, old, Some("1"))).to_vec();
        let mut answers = Vec::new();
        for body in told {
            let plan = almost.plan_on::<UpdateProfile>(user_id, body.clone()).await.ok();
            assert_eq!((&plan["refusal"]["permission"], &plan["effects"]), (&json!("user.view.sensitive"), &json!([])));
            assert_eq!(plan["refusal"]["fields"][0]["field"], field);
            answers.push(plan["refusal"].clone());
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]));
    }
    let body = edit("phone", None, Some("+1 305 555 0101"));
    almost.act::<UpdateProfile>(user_id, &body).await.refused("permission_denied");
    almost.act::<UpdateProfile>(user_id, &edit("username", Some("lucia.penasco"), Some("lucia"))).await.ok();

    let log = |admin: &Client| {
        let admin = admin.clone();
        async move { admin.get(&format!("/v1/users/{user_id}/audit")).await.ok()["items"].clone() }
    };
    let (seen, whole) = (log(&almost).await, log(&owner).await);
    let entry = |items: &Value| {
        let found = items.as_array().unwrap().iter().find(|one| one["changes"].as_array().unwrap().len() > 5);
        found.unwrap().clone()
    };
    let (seen, whole) = (entry(&seen), entry(&whole));
    assert_eq!((&seen["masked"], &whole["masked"]), (&json!(["phone", "date_of_birth", "address"]), &Value::Null));
    for secret in ["555 0194", "1991-08-04", "Avenida"] {
        assert!(!seen.to_string().contains(secret) && whole.to_string().contains(secret), "{secret}");
    }
    assert!(seen.to_string().contains("Peñasco") && seen["changes"].as_array().unwrap().len() == 8);
}

/// The stored answer, to a question about it and to the same call again.
async fn who_may_no_longer_see_is_not_told_again(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let body = profile_update();
    let grant = admin.confirm::<UpdateProfile>(&user_id.to_string(), &body).await;
    let key = Uuid::from_u128(7);
    let client = admin.with("step-up", grant).with("idempotency-key", key);
    let path = format!("/v1/users/{user_id}/profile");
    let send = async || {
        let content = axum::body::Body::from(body.to_string());
        client.send(axum::http::Method::PATCH, &path, content).await.ok()
    };
    let done = send().await;
    assert!(done.to_string().contains("555 0194") && done["masked"].is_null());
    let permissions = [Permission::UserView, Permission::UserUpdate].into();
    let role = Role { code: "less".into(), label: "Less".into(), rank: 20, permissions };
    roles::put(platform.platform.database().write(), &[role]).await.unwrap();
    platform.execute("UPDATE admin_roles SET role = 'less'").await;
    for told in [send().await, admin.get(&format!("/v1/actions/{key}")).await.ok()["outcome"].clone()] {
        assert_eq!(told["masked"], json!(["phone", "date_of_birth", "address"]));
        for secret in ["555 0194", "1991-08-04", "Avenida"] {
            assert!(!told.to_string().contains(secret), "{secret}");
        }
        assert_eq!(told["audit"], done["audit"]);
    }
}

async fn eml_2_an_override_is_at_once_and_both_are_told(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    platform.execute("UPDATE users SET traits = traits & ~2").await;
    let mut body = json!({"email": " Lucia@Example.NET ", "reason": ""});
    assert_eq!(
        fields(&admin.act::<OverrideEmail>(user_id, &body).await.refused("invalid_fields"), "fields"),
        ["reason"]
    );
    body["reason"] = json!("Ticket 4411: lost the old address");
    let done = admin.act::<OverrideEmail>(user_id, &body).await.ok();
    let changes =
        |field: &str, old: &str, new: &str| json!({"kind": "changes", "field": field, "old": old, "new": new});
    let mailed = |to: &str| json!({"kind": "mailed", "to": to, "template": "email_changed"});
    let expected = json!([
        changes("email", "user1@example.org", "lucia@example.net"),
        changes("email_verified", "no", "yes"),
        mailed("user1@example.org"),
        mailed("lucia@example.net"),
    ]);
    assert_eq!(done["effects"], expected);
    let user = admin.get(&format!("/v1/users/{user_id}")).await.ok();
    assert_eq!(user["profile"]["email"], "lucia@example.net");
    assert!(user["account"]["email_verified_at"].is_string());
    assert_eq!(platform.count("SELECT count(*) FROM outbox WHERE template = 'email_changed'").await, 2);
    assert_eq!(entries(&platform, "USER_EMAIL_OVERRIDDEN").await, 1);
    admin.act::<OverrideEmail>(user_id, &body).await.refused("wrong_status");
    platform.admin("agent").await.plan_on::<OverrideEmail>(user_id, body).await.refused("permission_denied");
}

async fn eml_2_an_address_is_nobody_elses(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    platform.user(2).await;
    // As somebody may have been written down elsewhere.
    platform.user(3).await;
    let mixed = "UPDATE users SET email = 'Mixed@Example.org', email_key = 'mixed@example.org' WHERE id = 3";
    platform.execute(mixed).await;
    let others = ["user2@example.org", "USER2@example.org", "mixed@example.org"];
    for wrong in ["", "no address", "a@b", "a@example.com, b@example.com"].into_iter().chain(others) {
        let body = json!({"email": wrong, "reason": "Ticket 4411"});
        let plan = admin.plan_on::<OverrideEmail>(user_id, body.clone()).await.ok();
        assert_eq!(fields(&plan, "faults"), ["email"], "{wrong}");
        let problem = admin.act::<OverrideEmail>(user_id, &body).await.refused("invalid_fields");
        assert_eq!(fields(&problem, "fields"), ["email"], "{wrong}");
    }
    assert_eq!(platform.count("SELECT count(*) FROM outbox").await, 0);
}
