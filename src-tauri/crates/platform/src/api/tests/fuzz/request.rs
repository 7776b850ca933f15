//! One invented request: mostly of the right shape, so that it gets past the front door.

use std::{collections::BTreeMap, fmt};

use axum::{
    body::Body,
    http::{HeaderValue, Method, Request},
};
use serde_json::{Value, json};
use steward_contract::{Declaration, Idempotency, StepUp};
use uuid::Uuid;

use super::values::{self, Chance, Source, hostile};
use crate::testing::{Client, PASSWORD, bodies};

/// What there is to be named.
pub struct Known {
    /// One who is active and one who is suspended.
    pub users: [Uuid; 2],
    /// Whose account and identity check are to be decided.
    pub waiting: Uuid,
    /// Only for what is for them.
    pub deleted: Uuid,
    pub erased: Uuid,
    /// One that waits for an approval.
    pub approval: Uuid,
    /// A dead letter to each of the users.
    pub mail: [Uuid; 2],
    /// A moment when all of them were there.
    pub at: String,
    pub key: Uuid,
}

impl Known {
    fn mail_to(&self, user_id: Uuid) -> Uuid {
        self.mail[usize::from(user_id == self.users[1])]
    }

    fn words(&self, user_id: Uuid, caller: &Client) -> BTreeMap<&'static str, Vec<String>> {
        let own = |text: &str| vec![text.to_owned()];
        let seldom = |edit: &Value| [vec!["null".to_owned(); 4], vec![edit.to_string()]].concat();
        let code = if caller.secret.is_empty() { String::new() } else { caller.code() };
        BTreeMap::from([
            ("user_id", vec![user_id.to_string()]),
            ("user_ids", vec![user_id.to_string()]),
            ("email", vec![format!("{}@example.com", caller.admin_id)]),
            ("password", own(PASSWORD)),
            ("current_password", own(PASSWORD)),
            ("new_password", own("another passphrase")),
            ("code", vec![code]),
            ("operation", own("users.suspend")),
            ("target", vec![user_id.to_string()]),
            ("digest", vec!["0".repeat(64)]),
            ("field", ["country", "city", "timezone"].map(str::to_owned).into()),
            ("fields", ["numeric_id", "name,status", "phone"].map(str::to_owned).into()),
            ("sort", ["-registered", "name", "email"].map(str::to_owned).into()),
            ("types", own("LOGIN,KYC_SUBMITTED")),
            ("roles", own("agent")),
            ("ip", own("203.0.113.0/24")),
            ("at", vec![self.at.clone()]),
            ("justification", own("Ticket 4411: spam")),
            ("reason", own("Ticket 4411: settled")),
            ("add", ["support", "marketing"].map(str::to_owned).into()),
            ("remove", ["finance", "dealing"].map(str::to_owned).into()),
            ("allowed_ips", ["198.51.100.0/24", "2001:db8::1", "203.0.113.7"].map(str::to_owned).into()),
            ("amount", ["12.50", "-0.01", "1e3"].map(str::to_owned).into()),
            // Mostly left as it is, as forms do.
            ("edit first_name", seldom(&json!({"old": "Lucía", "new": "Lucía Inés"}))),
            ("edit last_name", seldom(&json!({"old": "Example", "new": "Peñasco"}))),
            ("edit date_of_birth", seldom(&json!({"old": null, "new": "1991-08-04"}))),
            ("edit username", seldom(&json!({"old": null, "new": "lucia.penasco"}))),
            ("edit preferred_language", seldom(&json!({"old": null, "new": "es"}))),
            ("edit phone", seldom(&json!({"old": null, "new": "+1 305 555 0194"}))),
            ("edit phone_extension", seldom(&json!({"old": null, "new": "12"}))),
            ("edit address", seldom(&json!({"old": null, "new": "210 Avenida Ficticia"}))),
        ])
    }
}

pub struct Invented {
    method: Method,
    address: String,
    headers: Vec<(&'static str, Vec<u8>)>,
    body: Vec<u8>,
}

impl fmt::Debug for Invented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}\n{:?}", self.method, self.address, String::from_utf8_lossy(&self.body))?;
        self.headers.iter().try_for_each(|(name, value)| write!(f, "\n{name}: {:?}", String::from_utf8_lossy(value)))
    }
}

impl Invented {
    pub async fn new(
        operation: &Declaration,
        document: &Value,
        caller: &mut Client,
        known: &Known,
        chance: &mut Chance,
    ) -> Self {
        let user_id = match operation.id {
            "users.restore" | "users.hard_delete" if chance.percent(80) => known.deleted,
            "users.approve" | "users.reject" | "users.kyc.approve" | "users.kyc.reject" if chance.percent(80) => {
                known.waiting
            }
            "users.erasure.get" | "users.erasure.certificate" | "users.erasure.archive" => known.erased,
            _ => known.users[chance.below(2)],
        };
        let source = Source { document, words: known.words(user_id, caller) };
        let described = &document["paths"][operation.path][operation.method.as_str().to_lowercase()];
        let path = path(operation, user_id, known, chance);
        let query = query(described, &source, chance);
        let content = content(described, &source, chance);
        let content = if chance.percent(30) { nearly_right(operation, user_id, content, chance) } else { content };
        let mut headers = headers(known.key, chance);
        if operation.step_up == StepUp::Always && !caller.admin_id.is_nil() && chance.percent(60) {
            let target = match path.split('/').nth(2) {
                Some("users") => user_id,
                Some("approvals") => known.approval,
                _ => caller.admin_id,
            };
            headers.extend(confirmation(operation, caller, target, &content).await);
        }
        headers.extend(authorization(caller, chance));
        let method = if chance.percent(2) { other_method(chance) } else { operation.method.clone() };
        Self { method, address: format!("{path}{query}"), headers, body: bytes(&content, chance) }
    }

    /// `None` when no client could send it.
    pub fn request(&self) -> Option<Request<Body>> {
        let mut request = Request::builder().method(self.method.clone()).uri(&self.address);
        for (name, value) in &self.headers {
            let Ok(value) = HeaderValue::from_bytes(value) else { continue };
            request = request.header(*name, value);
        }
        request.body(Body::from(self.body.clone())).ok()
    }
}

fn path(operation: &Declaration, user_id: Uuid, known: &Known, chance: &mut Chance) -> String {
    let parts = operation.path.split('/').map(|part| match part {
        "{user_id}" if chance.percent(85) => user_id.to_string(),
        "{mail_id}" if chance.percent(85) => known.mail_to(user_id).to_string(),
        "{approval_id}" if chance.percent(85) => known.approval.to_string(),
        "{key}" if chance.percent(50) => known.key.to_string(),
        part if !part.starts_with('{') => part.to_owned(),
        _ if chance.percent(50) => values::uuid(chance),
        _ => encoded(&hostile(chance)),
    });
    parts.collect::<Vec<_>>().join("/")
}

fn query(described: &Value, source: &Source<'_>, chance: &mut Chance) -> String {
    let all = described["parameters"].as_array().into_iter().flatten();
    let declared: Vec<&Value> = all.filter(|parameter| parameter["in"] == "query").collect();
    // Those with a word of their own decide how far a request gets.
    let mut chosen: Vec<&Value> =
        declared.iter().copied().filter(|parameter| source.knows(parameter) && chance.percent(40)).collect();
    for _ in 0..chance.below(4).min(declared.len()) {
        chosen.push(declared[chance.below(declared.len())]);
    }
    let mut pairs = Vec::new();
    for parameter in chosen {
        let name = parameter["name"].as_str().unwrap_or_default();
        pairs.push(format!("{name}={}", encoded(&source.parameter(parameter, chance))));
    }
    if chance.percent(3) {
        pairs.push(format!("{}={}", encoded(&hostile(chance)), encoded(&hostile(chance))));
    }
    if chance.percent(2) {
        pairs.push(chance.pick(&["%", "%zz", "=", "&&", "a=%ff%fe", "search", "sort==", "+"]).to_owned());
    }
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// A right body with one field of an invented one: where many must be right at once, chance alone rarely gets through.
fn nearly_right(operation: &Declaration, user_id: Uuid, invented: Value, chance: &mut Chance) -> Value {
    let mut right = match operation.idempotency {
        Idempotency::Required => bodies::of_action_on(operation.id, user_id),
        Idempotency::None => Value::Null,
    };
    let (Value::Object(fields), Value::Object(invented)) = (&mut right, &invented) else { return invented };
    if !invented.is_empty() && chance.percent(70) {
        fields.extend(invented.clone().into_iter().nth(chance.below(invented.len())));
    }
    right
}

/// The body as JSON; null when the operation takes none, but for now and then.
fn content(described: &Value, source: &Source<'_>, chance: &mut Chance) -> Value {
    match &described["requestBody"]["content"]["application/json"]["schema"] {
        Value::Null if chance.percent(95) => Value::Null,
        Value::Null => values::anything(chance, 3),
        schema => source.value("", schema, chance),
    }
}

/// The body as it is sent: sometimes cut, doubled or no text at all.
fn bytes(content: &Value, chance: &mut Chance) -> Vec<u8> {
    let text = if content.is_null() { Vec::new() } else { content.to_string().into_bytes() };
    match chance.below(50) {
        0 => text[..chance.below(text.len() + 1)].to_vec(),
        1 => [text.clone(), text].concat(),
        2 => chance.bytes(300),
        3 => "[".repeat(chance.below(5_000)).into_bytes(),
        _ => text,
    }
}

fn headers(key: Uuid, chance: &mut Chance) -> Vec<(&'static str, Vec<u8>)> {
    const OTHERS: &[&str] = &[
        "x-request-id",
        "user-agent",
        "content-type",
        "accept",
        "if-match",
        "x-forwarded-for",
        "content-length",
        "transfer-encoding",
        "expect",
        "range",
        "cookie",
    ];
    let mut headers = Vec::new();
    if chance.percent(90) {
        // Mostly a new one: what was done with a key before is in the way of everything else.
        let key = match chance.below(20) {
            0..14 => values::any_uuid(chance),
            14..17 => key.to_string(),
            _ => hostile(chance),
        };
        headers.push(("idempotency-key", key.into_bytes()));
    }
    if chance.percent(15) {
        headers.push(("step-up", hostile(chance).into_bytes()));
    }
    if chance.percent(20) {
        headers.push((chance.pick(OTHERS), hostile(chance).into_bytes()));
    }
    if chance.percent(5) {
        headers.push((chance.pick(OTHERS), chance.bytes(200)));
    }
    headers
}

/// A real one for exactly this request; whoever may not confirm it has none.
async fn confirmation(
    operation: &Declaration,
    caller: &mut Client,
    target: Uuid,
    content: &Value,
) -> Option<(&'static str, Vec<u8>)> {
    let code = caller.code();
    let digest = steward_contract::request_digest(operation.id, &target.to_string(), content).ok()?;
    let body = serde_json::json!({"operation": operation.id, "target": target, "digest": digest, "code": code});
    let granted = caller.post("/v1/auth/step-up", body).await;
    if !granted.status.is_success() {
        return None;
    }
    caller.token = granted.json()["access_token"].as_str().map(str::to_owned);
    Some(("step-up", granted.json()["grant"].as_str()?.as_bytes().to_vec()))
}

fn authorization(caller: &Client, chance: &mut Chance) -> Option<(&'static str, Vec<u8>)> {
    let token = caller.token.as_deref().unwrap_or_default();
    let value = match chance.below(40) {
        0 => hostile(chance).into_bytes(),
        1 => [b"Bearer ".as_slice(), &chance.bytes(60)].concat(),
        2 => format!("Basic {token}").into_bytes(),
        _ if token.is_empty() => return None,
        _ => format!("bearer {token}").into_bytes(),
    };
    Some(("authorization", value))
}

fn other_method(chance: &mut Chance) -> Method {
    [Method::GET, Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE]
        [chance.below(7)]
    .clone()
}
