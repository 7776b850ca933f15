//! The outbox as an admin reads it, and sending again.

use serde_json::{Value, json};
use steward_contract::SuspendUser;
use uuid::Uuid;

use crate::testing::{Answer, Client, TestPlatform, bodies, on_both_databases};

on_both_databases!(
    what_was_written_is_listed_newest_first_and_page_by_page,
    a_list_is_of_a_kind_and_a_state,
    a_message_is_told_whole_and_hostile_names_are_text,
    a_dead_letter_is_sent_again,
    what_was_sent_or_waits_is_not_sent_again,
    a_message_to_somebody_else_is_not_found,
);

async fn list(admin: &Client, query: &str) -> Value {
    admin.get(&format!("/v1/outbox{query}")).await.ok()
}

fn ids(page: &Value) -> Vec<Uuid> {
    let items = page["items"].as_array().unwrap().iter();
    items.map(|item| item["mail_id"].as_str().unwrap().parse().unwrap()).collect()
}

async fn again(admin: &Client, platform: &TestPlatform, user_id: Uuid, mail: Uuid) -> Answer {
    let admin = admin.with("idempotency-key", platform.platform.new_id());
    admin.post(&format!("/v1/users/{user_id}/mail/{mail}/send-again"), Value::Null).await
}

async fn what_was_written_is_listed_newest_first_and_page_by_page(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    let mut written = Vec::new();
    for _ in 0..5 {
        written.insert(0, platform.dead_letter(1).await);
        platform.advance(chrono::TimeDelta::seconds(1));
    }
    admin.act::<SuspendUser>(user_id, &bodies::suspension()).await.ok();
    let page = list(&admin, "?limit=4").await;
    let newest = &page["items"][0];
    assert_eq!((&newest["subject"], &newest["template"]), (&json!("Your account is suspended"), &json!("suspension")));
    assert_eq!((&newest["to"], &newest["user_id"]), (&json!("user1@example.org"), &json!(user_id)));
    assert_eq!(
        (&newest["state"], &newest["tries"], &newest["user_name"]),
        (&json!("waiting"), &json!(0), &json!("Lucía Example"))
    );
    assert_eq!((&page["waiting"], &page["dead"], &page["mail_server"]), (&json!(1), &json!(5), &Value::Null));
    assert_eq!(ids(&page)[1..], written[..3]);
    let cursor = page["next_cursor"].as_str().unwrap();
    let rest = list(&admin, &format!("?limit=4&cursor={cursor}")).await;
    assert_eq!((ids(&rest), &rest["next_cursor"]), (written[3..].to_vec(), &Value::Null));
    admin.get("/v1/outbox?cursor=x").await.refused("invalid_fields");
}

async fn a_list_is_of_a_kind_and_a_state(platform: TestPlatform) {
    platform.user(1).await;
    let admin = platform.admin("agent").await;
    let [waiting, sent, dead, texted] = [
        platform.dead_letter(1).await,
        platform.dead_letter(1).await,
        platform.dead_letter(1).await,
        platform.dead_letter(1).await,
    ];
    let set = async |mail: Uuid, what: &str| {
        let id = if platform.is_postgres() { format!("'{mail}'") } else { format!("x'{}'", mail.simple()) };
        platform.execute(&format!("UPDATE outbox SET {what} WHERE mail_id = {id}")).await;
    };
    set(waiting, "given_up_at = NULL").await;
    set(sent, "given_up_at = NULL, sent_at = 1").await;
    set(texted, "template = 'phone_verification'").await;
    for (query, expected) in [
        ("?state=waiting", vec![waiting]),
        ("?state=sent", vec![sent]),
        ("?state=dead", vec![texted, dead]),
        ("?kind=sms", vec![texted]),
        ("?kind=mail&state=dead", vec![dead]),
        ("?kind=sms&state=sent", vec![]),
    ] {
        assert_eq!(ids(&list(&admin, query).await), expected, "{query}");
    }
    admin.get("/v1/outbox?state=lost").await.refused("invalid_fields");
    let trying = &list(&admin, "?state=waiting").await["items"][0];
    assert_eq!((&trying["tries"], &trying["error"]), (&json!(3), &json!("550 nobody of that name")));
    assert!(trying["next_try_at"].is_string());
}

async fn a_message_is_told_whole_and_hostile_names_are_text(platform: TestPlatform) {
    let (user_id, mut admin) = (platform.user(1).await, platform.admin("senior").await);
    platform.execute("UPDATE users SET name = '<script>alert(1)</script>'").await;
    admin.act::<SuspendUser>(user_id, &bodies::suspension()).await.ok();
    let id = ids(&list(&admin, "").await)[0];
    let detail = admin.get(&format!("/v1/outbox/{id}")).await.ok();
    assert!(detail["text"].as_str().unwrap().contains("<script>alert(1)</script>"));
    let html = detail["html"].as_str().unwrap();
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script"), "{html}");
    assert_eq!(detail["message"]["mail_id"], json!(id));
    admin.get(&format!("/v1/outbox/{}", Uuid::nil())).await.refused("not_found");
}

async fn a_dead_letter_is_sent_again(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    let mail = platform.dead_letter(1).await;
    let plan =
        admin.plan("users.mail.send_again", json!({"user_id": user_id, "mail_id": mail}), Value::Null).await.ok();
    let done = again(&admin, &platform, user_id, mail).await.ok();
    let expected = json!([{"kind": "sent_again", "to": "user1@example.org", "template": "restoration"}]);
    assert_eq!((&done["effects"], &plan["effects"]), (&expected, &expected));
    assert_eq!(done["subject"], json!({"kind": "message", "id": mail, "label": "Lucía Example"}));
    let message = &list(&admin, "").await["items"][0];
    assert_eq!((&message["state"], &message["tries"]), (&json!("waiting"), &json!(0)));
    let entry = &admin.get(&format!("/v1/users/{user_id}/audit")).await.ok()["items"][0];
    assert_eq!((&entry["action"], &entry["effects"]), (&json!("USER_MAIL_SENT_AGAIN"), &expected));
    assert_eq!(entry["facts"], json!([{"name": "message", "value": mail}]));
    again(&admin, &platform, user_id, mail).await.refused("wrong_status");
}

async fn what_was_sent_or_waits_is_not_sent_again(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("agent").await);
    let mail = platform.dead_letter(1).await;
    for (set, refused) in [("given_up_at = NULL, attempts = 0", true), ("attempts = 1", false), ("sent_at = 1", true)] {
        platform.execute(&format!("UPDATE outbox SET {set}")).await;
        let answer = again(&admin, &platform, user_id, mail).await;
        assert_eq!(answer.code() == "wrong_status", refused, "{set}");
    }
}

async fn a_message_to_somebody_else_is_not_found(platform: TestPlatform) {
    let (user_id, admin) = (platform.user(1).await, platform.admin("owner").await);
    platform.user(2).await;
    let mail = platform.dead_letter(2).await;
    again(&admin, &platform, user_id, mail).await.refused("not_found");
    let path = json!({"user_id": user_id, "mail_id": mail});
    admin.plan("users.mail.send_again", path, Value::Null).await.refused("not_found");
}
