//! Links as users and the programs around them follow them: once, in time, by pressing a button, and telling nobody.

use axum::{
    body::Body,
    http::{Method, Request},
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use steward_contract::{
    ChangeEmail, DeleteUser, Environment, FOLLOWING_GROUPS, Module, OverrideEmail, SendEmailVerification,
    SendPasswordReset, SetTemporaryPassword, UpdateProfile, UserStatus,
};
use uuid::Uuid;

use crate::{
    auth::sealing,
    domain::session::TRIES_FROM_ADDRESS,
    jobs,
    store::{codes::Numbered, outbox},
    testing::{Answer, Client, TestPlatform, bodies, on_both_databases, secret_keys},
};

on_both_databases!(
    eml_1_the_address_changes_on_the_click_and_the_old_one_is_told,
    eml_1_a_newer_change_ends_the_one_before_and_a_taken_address_is_refused,
    eml_1_an_address_that_was_taken_meanwhile_stays_anothers,
    eml_1_an_override_ends_the_change_that_waited,
    pwd_1_a_new_password_ends_sessions_and_is_kept_as_a_hash,
    pwd_1_a_password_has_its_rules_and_a_fault_uses_nothing_up,
    pwd_1_a_link_to_an_earlier_address_sets_no_password,
    a_phone_is_verified_by_the_link_in_its_text,
    an_address_is_verified_once_more,
    edt_4_who_was_waited_for_is_active_when_an_address_is_proven,
    rba_2_groups_follow_what_is_proven,
    pwd_3_a_password_for_a_day_is_gone_with_the_one_that_was_chosen,
    looking_at_a_page_changes_nothing,
    a_link_is_good_once_and_for_a_day,
    of_many_who_press_at_once_one_gets_through,
    nobody_guesses_links,
    pages_tell_nobody_and_stand_in_nothing,
    other_pages_press_nothing,
    whoever_was_deleted_has_no_links,
    del_3_links_go_with_their_user,
    other_keys_bring_the_links_of_waiting_mail_along,
    what_the_database_has_opens_nothing,
    a_log_that_cannot_be_written_leaves_every_link_good,
);

/// Of a link that was used, is too old, was replaced or never was.
const OVER: &str = "This link does not work any more";

/// The path of the link in the newest message of a template.
async fn link(admin: &Client, template: &str) -> String {
    let listed = admin.get("/v1/outbox").await.ok();
    let items = listed["items"].as_array().unwrap().iter();
    let id = items.filter(|item| item["template"] == template).map(|item| item["mail_id"].as_str().unwrap()).next();
    let detail = admin.get(&format!("/v1/outbox/{}", id.unwrap())).await.ok();
    let url = detail["link"]["url"].as_str().unwrap();
    assert!(detail["text"].as_str().unwrap().contains(url), "{detail}");
    url.strip_prefix("http://localhost").unwrap().to_owned()
}

async fn open(platform: &TestPlatform, path: &str) -> Answer {
    platform.client().get(path).await
}

async fn press(platform: &TestPlatform, path: &str) -> Answer {
    send(platform, path, "").await
}

async fn send(platform: &TestPlatform, path: &str, form: &str) -> Answer {
    let request = Request::builder().method(Method::POST).uri(path);
    let request = request.header("content-type", "application/x-www-form-urlencoded").header("user-agent", "Firefox");
    platform.client().call(request.body(Body::from(form.to_owned())).unwrap()).await
}

#[track_caller]
fn says(answer: &Answer, status: u16, text: &str) {
    let page = String::from_utf8_lossy(&answer.bytes);
    assert_eq!(answer.status.as_u16(), status, "{page}");
    assert!(page.contains(text), "no {text:?} in {page}");
}

async fn profile(admin: &Client, user_id: Uuid) -> Value {
    admin.get(&format!("/v1/users/{user_id}")).await.ok()
}

/// The newest entry about what was done to a user; that an admin looked is none.
async fn entry(admin: &Client, user_id: Uuid) -> Value {
    let listed = admin.get(&format!("/v1/users/{user_id}/audit")).await.ok();
    listed["items"].as_array().unwrap().iter().find(|entry| entry["action"] != "USER_VIEWED").unwrap().clone()
}

/// An action that asks for no code.
async fn act<O: steward_contract::Operation>(platform: &TestPlatform, admin: &Client, user_id: Uuid) -> Answer {
    let admin = admin.with("idempotency-key", platform.platform.new_id());
    admin.call_on::<O>(user_id, &json!({"reason": "Ticket 4411"})).await
}

fn change(email: &str) -> Value {
    json!({"email": email, "reason": "Ticket 4411: another provider"})
}

async fn eml_1_the_address_changes_on_the_click_and_the_old_one_is_told(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let done = admin.act::<ChangeEmail>(user_id, &change("LUCIA@example.net")).await.ok();
    let [sent] = done["effects"].as_array().unwrap().as_slice() else { panic!("{done}") };
    assert_eq!((&sent["kind"], &sent["to"]), (&json!("link_sent"), &json!("lucia@example.net")));
    let user = profile(&admin, user_id).await;
    assert_eq!(
        (&user["profile"]["email"], &user["account"]["pending_email"]["email"]),
        (&json!("user1@example.org"), &json!("lucia@example.net"))
    );
    let path = link(&admin, "email_confirmation").await;
    says(&open(&platform, &path).await, 200, "lucia@example.net becomes the email address of your account.");
    says(&press(&platform, &path).await, 200, "Your email address is changed");
    let user = profile(&admin, user_id).await;
    assert_eq!(
        (&user["profile"]["email"], &user["account"]["pending_email"]),
        (&json!("lucia@example.net"), &Value::Null)
    );
    assert!(user["account"]["email_verified_at"].is_string());
    let told = "SELECT count(*) FROM outbox WHERE template = 'email_changed' AND recipient = 'user1@example.org'";
    assert_eq!(platform.count(told).await, 1);
    assert_eq!(platform.count("SELECT count(*) FROM outbox").await, 2);
    let entry = entry(&admin, user_id).await;
    assert_eq!(
        (&entry["action"], &entry["admin"], &entry["ip"]),
        (&json!("USER_EMAIL_CHANGED"), &Value::Null, &Value::Null)
    );
    assert_eq!(entry["changes"], json!([{"field": "email", "old": "user1@example.org", "new": "lucia@example.net"}]));
    let event = &admin.get(&format!("/v1/users/{user_id}/activity")).await.ok()["items"][0];
    assert_eq!((&event["type"], &event["ip"]), (&json!("EMAIL_CHANGED"), &json!("192.0.2.1")));
}

async fn eml_1_a_newer_change_ends_the_one_before_and_a_taken_address_is_refused(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.user(2).await;
    for taken in ["user2@example.org", "USER2@example.org"] {
        let problem = admin.act::<ChangeEmail>(user_id, &change(taken)).await.refused("invalid_fields");
        assert_eq!(problem["fields"][0]["field"], "email");
    }
    admin.act::<ChangeEmail>(user_id, &change("user1@example.org")).await.refused("wrong_status");
    admin.act::<ChangeEmail>(user_id, &change("first@example.net")).await.ok();
    let first = link(&admin, "email_confirmation").await;
    let plan = admin.plan_on::<ChangeEmail>(user_id, change("second@example.net")).await.ok();
    let done = admin.act::<ChangeEmail>(user_id, &change("second@example.net")).await.ok();
    assert_eq!(done["effects"][1], json!({"kind": "link_ends", "purpose": "confirm_email"}));
    assert_eq!(plan["effects"][1], done["effects"][1]);
    assert_eq!(profile(&admin, user_id).await["account"]["pending_email"]["email"], "second@example.net");
    says(&press(&platform, &first).await, 410, OVER);
    let second = link(&admin, "email_confirmation").await;
    says(&press(&platform, &second).await, 200, "Your email address is changed");
    assert_eq!(profile(&admin, user_id).await["profile"]["email"], "second@example.net");
}

async fn eml_1_an_address_that_was_taken_meanwhile_stays_anothers(platform: TestPlatform) {
    let (user_id, other) = (platform.user(1).await, platform.user(2).await);
    let mut admin = platform.admin("senior").await;
    admin.act::<ChangeEmail>(user_id, &change("wanted@example.net")).await.ok();
    let path = link(&admin, "email_confirmation").await;
    admin.act::<OverrideEmail>(other, &change("Wanted@example.net")).await.ok();
    says(&press(&platform, &path).await, 409, "belongs to another account");
    assert_eq!(profile(&admin, user_id).await["profile"]["email"], "user1@example.org");
}

async fn eml_1_an_override_ends_the_change_that_waited(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    admin.act::<ChangeEmail>(user_id, &change("wanted@example.net")).await.ok();
    let path = link(&admin, "email_confirmation").await;
    admin.act::<OverrideEmail>(user_id, &change("decided@example.net")).await.ok();
    says(&press(&platform, &path).await, 410, OVER);
    let user = profile(&admin, user_id).await;
    assert_eq!(
        (&user["profile"]["email"], &user["account"]["pending_email"]),
        (&json!("decided@example.net"), &Value::Null)
    );
}

const FORM: &str = "password=correct+horse+battery&again=correct+horse+battery";

async fn pwd_1_a_new_password_ends_sessions_and_is_kept_as_a_hash(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.execute("UPDATE user_security SET password_change_required = TRUE").await;
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    says(&open(&platform, &path).await, 200, "Set a new password");
    says(&send(&platform, &path, FORM).await, 200, "Your password is changed");
    assert_eq!(platform.count("SELECT count(*) FROM user_passwords WHERE hash LIKE '$argon2id$%'").await, 1);
    let user = profile(&admin, user_id).await;
    assert_eq!(
        (&user["activity"]["active_sessions"], &user["security"]["password_change_required"]),
        (&json!(0), &json!(false))
    );
    assert!(user["security"]["password_changed_at"].is_string());
    let entry = entry(&admin, user_id).await;
    assert_eq!(entry["action"], "USER_PASSWORD_CHANGED");
    let kinds: Vec<_> = entry["effects"].as_array().unwrap().iter().map(|effect| effect["kind"].clone()).collect();
    assert_eq!(kinds, ["password_changed", "sessions_end", "mailed"]);
    let event = &admin.get(&format!("/v1/users/{user_id}/activity")).await.ok()["items"][0];
    assert_eq!((&event["type"], &event["user_agent"]), (&json!("PASSWORD_CHANGED"), &json!("Firefox")));
    let told = "SELECT count(*) FROM outbox WHERE template = 'password_changed' AND recipient = 'user1@example.org'";
    assert_eq!(platform.count(told).await, 1);
    says(&send(&platform, &path, FORM).await, 410, OVER);
    let contents = platform.contents().await;
    assert!(!contents.values().flatten().any(|row| row.contains("correct horse")), "no table has the password");
}

async fn pwd_1_a_password_has_its_rules_and_a_fault_uses_nothing_up(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    let long = "x".repeat(257);
    for (form, fault) in [
        ("", "must have 12 to 256 characters"),
        ("password=short&again=short", "must have 12 to 256 characters"),
        (&format!("password={long}&again={long}"), "must have 12 to 256 characters"),
        ("password=my+user1%40example.org&again=my+user1%40example.org", "must not contain your email address"),
        ("password=correct+horse+battery&again=correct+horse+batterie", "not the same"),
        ("password=correct+horse+battery", "not the same"),
    ] {
        let answer = send(&platform, &path, form).await;
        says(&answer, 422, fault);
        assert!(!String::from_utf8_lossy(&answer.bytes).contains("horse"), "nothing that was typed comes back");
    }
    let bombs = "a=b&".repeat(10_000);
    assert_eq!(send(&platform, &path, &bombs).await.status, 413);
    says(&send(&platform, &path, FORM).await, 200, "Your password is changed");
}

async fn pwd_1_a_link_to_an_earlier_address_sets_no_password(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let first = link(&admin, "password_reset").await;
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    says(&send(&platform, &first, FORM).await, 410, OVER);
    let second = link(&admin, "password_reset").await;
    admin.act::<OverrideEmail>(user_id, &change("decided@example.net")).await.ok();
    says(&send(&platform, &second, FORM).await, 410, OVER);
    assert_eq!(platform.count("SELECT count(*) FROM user_passwords").await, 0);
}

async fn a_phone_is_verified_by_the_link_in_its_text(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    let edit = |old: Option<&str>, new: &str| json!({"phone": {"old": old, "new": new}, "address_acknowledged": false, "reason": "Ticket 4411"});
    admin.act::<UpdateProfile>(user_id, &edit(None, "+1 305 555 0194")).await.ok();
    let first = link(&admin, "phone_verification").await;
    admin.act::<UpdateProfile>(user_id, &edit(Some("+1 305 555 0194"), "+1 305 555 0188")).await.ok();
    says(&press(&platform, &first).await, 410, OVER);
    let second = link(&admin, "phone_verification").await;
    let page = open(&platform, &second).await;
    says(&page, 200, "the number that ends with 88");
    assert!(!String::from_utf8_lossy(&page.bytes).contains("305"), "its page is no place to look a number up");
    says(&press(&platform, &second).await, 200, "Your phone number is confirmed");
    assert!(profile(&admin, user_id).await["account"]["phone_verified_at"].is_string());
}

async fn an_address_is_verified_once_more(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    act::<SendEmailVerification>(&platform, &admin, user_id).await.refused("wrong_status");
    platform.execute("UPDATE users SET traits = 1").await;
    act::<SendEmailVerification>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "email_verification").await;
    says(&press(&platform, &path).await, 200, "Your email address is confirmed");
    assert!(profile(&admin, user_id).await["account"]["email_verified_at"].is_string());
    act::<SendEmailVerification>(&platform, &admin, user_id).await.refused("wrong_status");
}

async fn edt_4_who_was_waited_for_is_active_when_an_address_is_proven(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    let pending = UserStatus::PendingVerification.number();
    let decides = platform.another();
    assert!(decides.platform.preset().modules.contains(&Module::Approvals));
    let platform = platform.with_modules(&[]);
    let waits = "pending_verification";
    for (at, asked_who_they_are, status) in
        [(&platform, true, waits), (&decides, false, waits), (&platform, false, "active")]
    {
        platform.execute(&format!("UPDATE users SET status = {pending}, traits = 0")).await;
        platform.execute(&format!("UPDATE user_security SET kyc_required = {asked_who_they_are}")).await;
        act::<SendEmailVerification>(&platform, &admin, user_id).await.ok();
        says(&press(at, &link(&admin, "email_verification").await).await, 200, "is confirmed");
        let user = profile(&admin, user_id).await;
        assert_eq!(user["status"], status);
        assert!(user["account"]["email_verified_at"].is_string(), "{user}");
        assert_eq!(user["account"]["active"], status == "active");
    }
    let entry = entry(&admin, user_id).await;
    let changes = entry["changes"].as_array().unwrap().iter();
    let fields: Vec<_> = changes.map(|change| change["field"].as_str().unwrap()).collect();
    assert_eq!((&entry["action"], fields), (&json!("USER_EMAIL_VERIFIED"), vec!["email_verified", "status"]));
}

async fn rba_2_groups_follow_what_is_proven(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    let bit = platform.platform.preset().group_bit(FOLLOWING_GROUPS[0]).unwrap();
    platform.execute(&format!("UPDATE users SET traits = 1, groups = {bit}")).await;
    act::<SendEmailVerification>(&platform, &admin, user_id).await.ok();
    assert_ne!(platform.count("SELECT groups FROM users").await & bit, 0);
    says(&press(&platform, &link(&admin, "email_verification").await).await, 200, "is confirmed");
    assert_eq!(platform.count("SELECT groups FROM users").await & bit, 0);
}

async fn pwd_3_a_password_for_a_day_is_gone_with_the_one_that_was_chosen(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("owner").await);
    admin.act::<SetTemporaryPassword>(user_id, &json!({"reason": "Ticket 4411"})).await.ok();
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    says(&send(&platform, &link(&admin, "password_reset").await, FORM).await, 200, "Your password is changed");
    let security = profile(&admin, user_id).await["security"].clone();
    assert_eq!(
        (&security["temporary_password_until"], &security["password_change_required"]),
        (&Value::Null, &json!(false))
    );
    platform.advance(TimeDelta::days(2));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count("SELECT count(*) FROM user_passwords").await, 1);
}

/// Programs that look for bad mail open every link in it, often more than once.
async fn looking_at_a_page_changes_nothing(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<ChangeEmail>(user_id, &change("lucia@example.net")).await.ok();
    let path = link(&admin, "email_confirmation").await;
    let before = platform.contents().await;
    for _ in 0..3 {
        says(&open(&platform, &path).await, 200, "<button>Confirm</button>");
    }
    let after = platform.contents().await;
    for (table, rows) in before.iter().filter(|(table, _)| *table != "attempts") {
        assert_eq!(rows, &after[table], "{table}");
    }
    says(&press(&platform, &path).await, 200, "changed");
}

async fn a_link_is_good_once_and_for_a_day(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    for (waited, good) in [(TimeDelta::hours(24) - TimeDelta::milliseconds(1), true), (TimeDelta::hours(24), false)] {
        admin.token = Some(platform.session(admin.admin_id).await);
        let address = format!("lucia{}@example.net", u8::from(good));
        admin.act::<ChangeEmail>(user_id, &change(&address)).await.ok();
        let path = link(&admin, "email_confirmation").await;
        platform.advance(waited);
        let answer = press(&platform, &path).await;
        says(&answer, if good { 200 } else { 410 }, if good { "is changed" } else { OVER });
        if good {
            says(&open(&platform, &path).await, 410, OVER);
            says(&press(&platform, &path).await, 410, OVER);
        }
    }
    // Its secret is gone with its time, and the row long after.
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count("SELECT count(*) FROM outbox WHERE secret IS NOT NULL").await, 0);
    platform.advance(TimeDelta::days(91));
    jobs::sweep(&platform.platform).await.unwrap();
    assert_eq!(platform.count("SELECT count(*) FROM links").await, 0);
}

async fn of_many_who_press_at_once_one_gets_through(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    let answers = futures::future::join_all((0..4).map(|_| send(&platform, &path, FORM))).await;
    let through = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(through, 1);
    assert!(answers.iter().all(|answer| [200, 410].contains(&answer.status.as_u16())));
    let entries = "SELECT count(*) FROM audit_entries WHERE action = 'USER_PASSWORD_CHANGED'";
    assert_eq!(platform.count(entries).await, 1);
}

async fn nobody_guesses_links(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    for number in 0..TRIES_FROM_ADDRESS {
        says(&open(&platform, &format!("/links/sl_{number}")).await, 410, OVER);
    }
    says(&open(&platform, &path).await, 429, "Too many wrong links");
    says(&send(&platform, &path, FORM).await, 429, "Too many wrong links");
    platform.advance(TimeDelta::minutes(15));
    for _ in 0..2 * TRIES_FROM_ADDRESS {
        says(&open(&platform, &path).await, 200, "Set a new password");
    }
}

async fn pages_tell_nobody_and_stand_in_nothing(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.execute("UPDATE users SET email = '<b>@example.org'").await;
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    for path in [path, "/links/x".to_owned()] {
        let answer = open(&platform, &path).await;
        let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
        let rules = header("content-security-policy");
        for rule in ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
            assert!(rules.contains(rule), "{rules}");
        }
        assert!(!rules.contains("script-src") && !rules.contains("unsafe"), "{rules}");
        assert_eq!((header("referrer-policy").as_str(), header("cache-control").as_str()), ("no-referrer", "no-store"));
        assert_eq!(
            (header("x-robots-tag").as_str(), header("x-frame-options").as_str()),
            ("noindex, nofollow", "DENY")
        );
        let page = String::from_utf8(answer.bytes).unwrap();
        assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("href="), "{page}");
        assert!(!page.contains("<b>") && page.contains("<html lang=\"en\">"), "{page}");
    }
}

async fn other_pages_press_nothing(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    admin.act::<ChangeEmail>(user_id, &change("lucia@example.net")).await.ok();
    let path = link(&admin, "email_confirmation").await;
    let request = |method: Method, headers: &[(&str, &str)]| {
        let request = Request::builder().method(method).uri(&path);
        headers
            .iter()
            .fold(request, |request, (name, value)| request.header(*name, *value))
            .body(Body::empty())
            .unwrap()
    };
    for headers in [
        [("origin", "https://evil.example"), ("sec-fetch-mode", "navigate")],
        [("origin", "null"), ("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site"), ("sec-fetch-mode", "navigate")],
        [("host", "evil.example"), ("sec-fetch-mode", "navigate")],
    ] {
        let answer = platform.client().call(request(Method::POST, &headers)).await;
        says(&answer, 403, "Open the link from the message itself");
    }
    let framed = request(Method::GET, &[("sec-fetch-dest", "iframe")]);
    says(&platform.client().call(framed).await, 403, "Open the link from the message itself");
    let own = [("origin", "null"), ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate")];
    says(&platform.client().call(request(Method::POST, &own)).await, 200, "is changed");
}

async fn whoever_was_deleted_has_no_links(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    admin.act::<DeleteUser>(user_id, &bodies::deletion()).await.ok();
    says(&send(&platform, &path, FORM).await, 410, OVER);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.refused("wrong_status");
}

async fn del_3_links_go_with_their_user(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("senior").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    platform.erase(user_id, 1).await;
    assert_eq!(platform.count("SELECT count(*) FROM links").await, 0);
    says(&send(&platform, &path, FORM).await, 410, OVER);
}

async fn other_keys_bring_the_links_of_waiting_mail_along(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let sealed = async || {
        let found = outbox::with_secrets(platform.platform.database().read()).await.unwrap();
        let [mail] = found.try_into().unwrap();
        (mail.mail_id, mail.secret.unwrap())
    };
    let (mail, before) = sealed().await;
    let (database, rng) = (platform.platform.database(), platform.platform.rng());
    sealing::bring_along(database, &secret_keys(&[1]), rng).await.unwrap();
    sealing::bring_along(database, &secret_keys(&[2, 1]), rng).await.unwrap();
    let (_, after) = sealed().await;
    let open = |seed, sealed: &[u8]| secret_keys(&[seed]).open(mail, sealed).unwrap().to_vec();
    assert_eq!(open(1, &before), open(2, &after));
}

/// Neither whoever has the database, nor whoever reads the outbox of a platform that is in use.
async fn what_the_database_has_opens_nothing(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("owner").await);
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    let path = link(&admin, "password_reset").await;
    let secret = path.rsplit('/').next().unwrap().to_owned();
    for rows in platform.contents().await.values().flatten() {
        assert!(!rows.contains(&secret) && !rows.to_lowercase().contains(&hex(&secret)), "{rows}");
    }
    for environment in [Environment::Production, Environment::Staging] {
        let real = platform.another().in_environment(environment);
        let mut admin = real.admin("owner").await;
        admin.token = Some(real.session(admin.admin_id).await);
        let id = admin.get("/v1/outbox").await.ok()["items"][0]["mail_id"].as_str().unwrap().to_owned();
        let detail = admin.get(&format!("/v1/outbox/{id}")).await.ok();
        assert_eq!(detail["link"], Value::Null);
        assert!(!detail.to_string().contains("/links/"), "{detail}");
    }
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// Invariant 2, for each entry that following a link writes.
async fn a_log_that_cannot_be_written_leaves_every_link_good(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("agent").await);
    platform.execute("UPDATE users SET traits = 1").await;
    act::<SendPasswordReset>(&platform, &admin, user_id).await.ok();
    act::<SendEmailVerification>(&platform, &admin, user_id).await.ok();
    let phone = json!({"old": null, "new": "+1 305 555 0194"});
    let edit = json!({"phone": phone, "address_acknowledged": false, "reason": "Ticket 4411"});
    admin.act::<UpdateProfile>(user_id, &edit).await.ok();
    admin.act::<ChangeEmail>(user_id, &change("lucia@example.net")).await.ok();
    for template in ["password_reset", "email_verification", "phone_verification", "email_confirmation"] {
        let path = link(&admin, template).await;
        let before = platform.contents().await;
        platform.execute("ALTER TABLE audit_head RENAME TO audit_gone").await;
        assert!(send(&platform, &path, FORM).await.status.is_server_error(), "{template}");
        platform.execute("ALTER TABLE audit_gone RENAME TO audit_head").await;
        let after = platform.contents().await;
        for (table, rows) in before.iter().filter(|(table, _)| *table != "attempts") {
            assert_eq!(rows, &after[table], "{template}: {table}");
        }
        assert_eq!(send(&platform, &path, FORM).await.status, 200, "{template}");
    }
}
