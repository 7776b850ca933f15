//! Values that fit a schema, nearly fit it, or are meant to hurt.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::{Map, Value, json};

/// Chance that can be repeated: a case has its own number, and gives the same request each time.
pub struct Chance(StdRng);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(StdRng::seed_from_u64(seed))
    }

    pub fn percent(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0.random_range(0..limit)
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    pub fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| self.0.random()).collect()
    }
}

pub const HOSTILE: &[&str] = &[
    "",
    " ",
    "\0",
    "a\0b",
    "'",
    "\"",
    "`",
    "\\",
    "%",
    "_",
    "*",
    "%%%",
    "\\%",
    "?",
    "$1",
    ":x",
    "--",
    ";",
    "(",
    ")",
    "[",
    "{",
    "' OR '1'='1",
    "'; DROP TABLE users; --",
    "\" OR \"\"=\"",
    "\"unterminated",
    "NEAR(a b)",
    "a AND",
    "NOT",
    "name:x",
    "^a",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"x\")",
    "../../etc/passwd",
    "%2e%2e%2f",
    "{{7*7}}",
    "${x}",
    "\r\nX-A: b",
    "\u{202e}abc",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "ß",
    "İ",
    "ﬀ",
    "𝒜",
    "👩‍👩‍👧",
    "\u{ffff}",
    "\u{10ffff}",
    "١٢٣",
    "-1",
    "0",
    "00",
    "1",
    "-0",
    "+1",
    "1.5",
    "1e3",
    "1e309",
    "NaN",
    "Infinity",
    "0x10",
    "201",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999999999",
    "true",
    "false",
    "TRUE",
    "null",
    "undefined",
    "[]",
    "{}",
    ",",
    ",,,",
    "a,b",
    "a,,b",
    "active",
    "active,active",
    "pending,approved",
    "-registered",
    "registered",
    "--name",
    "-",
    "name,email",
    "US",
    "watch",
    "LOGIN",
    "2024-01-31",
    "2024-02-30",
    "2024-01-31T09:00:00Z",
    "2024-01-31T09:00:00+25:00",
    "0000-01-01",
    "9999-12-31",
    "9999-12-31T23:59:60Z",
    "-262143-01-01T00:00:00Z",
    "+262142-12-31T23:59:59.999Z",
    "+999999-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999999999Z",
    "24:00",
    "203.0.113.0/33",
    "203.0.113.0/0",
    "::/0",
    "::ffff:1.2.3.4/129",
    "300.1.1.1",
    "00000000-0000-0000-0000-000000000000",
    "{00000000-0000-0000-0000-000000000000}",
    "urn:uuid:x",
    "AAAA",
    "YWJj",
    "eyJrIjoxfQ",
    "e30",
    "W10",
    "bnVsbA",
    "user@example.com",
    "+1 202 555 0143",
    "0",
    "users.suspend",
];

/// A text that is meant to hurt; now and then a very long one.
pub fn hostile(chance: &mut Chance) -> String {
    let text = chance.pick(HOSTILE);
    match chance.below(20) {
        0 => text.repeat(chance.below(3_000)),
        1 => format!("{text}{}", chance.pick(HOSTILE)),
        2 => String::from_utf8_lossy(&chance.bytes(40)).into_owned(),
        _ => text.to_owned(),
    }
}

/// What a value is made from: the document, and words that mean something where they have the name of a field.
pub struct Source<'a> {
    pub document: &'a Value,
    pub words: BTreeMap<&'static str, Vec<String>>,
}

impl Source<'_> {
    fn word(&self, name: &str, chance: &mut Chance) -> Option<String> {
        let words = self.words.get(name)?;
        Some(words[chance.below(words.len())].clone())
    }

    pub fn knows(&self, parameter: &Value) -> bool {
        parameter["name"].as_str().is_some_and(|name| self.words.contains_key(name))
    }

    /// A value of a query parameter, by its description in the document.
    pub fn parameter(&self, described: &Value, chance: &mut Chance) -> String {
        if chance.percent(35) {
            return hostile(chance);
        }
        if let Some(word) = self.word(described["name"].as_str().unwrap_or_default(), chance) {
            return word;
        }
        let schema = &described["schema"];
        if let Some(codes) = schema["enum"].as_array() {
            return codes[chance.below(codes.len())].as_str().unwrap_or_default().to_owned();
        }
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("boolean"), _) => chance.pick(&["true", "false"]).to_owned(),
            (Some("integer"), _) => chance.pick(&["0", "1", "2", "7", "50", "200", "400"]).to_owned(),
            (None, _) => chance.pick(&["2020-01-01", "2026-01-31T09:00:00Z", "2030-12-31"]).to_owned(),
            (_, Some("uuid")) => uuid(chance),
            _ => {
                chance.pick(&["active", "a", "an", "lucia", "example.com", "approved", "DE", "de", "female"]).to_owned()
            }
        }
    }

    /// A value for a field that fits its schema, but for a part of it now and then.
    pub fn value(&self, name: &str, schema: &Value, chance: &mut Chance) -> Value {
        if chance.percent(3) {
            return anything(chance, 3);
        }
        if let Some(reference) = schema["$ref"].as_str() {
            let schema = reference.trim_start_matches("#/components/schemas/");
            return self.value(name, &self.document["components"]["schemas"][schema], chance);
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            // A word for a whole part, or for leaving it out.
            let known = self.word(&format!("edit {name}"), chance).filter(|_| chance.percent(85)).unwrap_or_default();
            if let Ok(part @ (Value::Object(_) | Value::Null)) = serde_json::from_str(&known) {
                return part;
            }
            return self.value(name, &choices[chance.below(choices.len())], chance);
        }
        if let Some(codes) = schema["enum"].as_array() {
            return codes[chance.below(codes.len())].clone();
        }
        match one_type(&schema["type"], chance) {
            "object" => self.object(schema, chance),
            "array" => (0..chance.below(4)).map(|_| self.value(name, &schema["items"], chance)).collect(),
            "boolean" => json!(chance.percent(50)),
            "integer" | "number" => json!(chance.below(400)),
            "string" => json!(self.string(name, schema, chance)),
            _ => Value::Null,
        }
    }

    fn object(&self, schema: &Value, chance: &mut Chance) -> Value {
        let mut object = Map::new();
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            if !chance.percent(3) {
                object.insert(name.clone(), self.value(name, schema, chance));
            }
        }
        if chance.percent(3) {
            object.insert(hostile(chance), anything(chance, 2));
        }
        Value::Object(object)
    }

    fn string(&self, name: &str, schema: &Value, chance: &mut Chance) -> String {
        if let Some(word) = self.word(name, chance).filter(|_| chance.percent(70)) {
            return word;
        }
        match schema["format"].as_str() {
            Some("uuid") if chance.percent(80) => uuid(chance),
            Some("date-time") if chance.percent(80) => {
                chance.pick(&["2031-01-01T00:00:00Z", "2001-01-01T00:00:00Z", "+262142-12-31T23:59:59Z"]).to_owned()
            }
            _ => hostile(chance),
        }
    }
}

fn one_type<'a>(kind: &'a Value, chance: &mut Chance) -> &'a str {
    match kind {
        Value::Array(kinds) => kinds[chance.below(kinds.len())].as_str().unwrap_or_default(),
        kind => kind.as_str().unwrap_or_default(),
    }
}

pub fn uuid(chance: &mut Chance) -> String {
    uuid::Uuid::from_u128(u128::from(chance.percent(50))).to_string()
}

/// One that nobody has had before.
pub fn any_uuid(chance: &mut Chance) -> String {
    uuid::Uuid::from_u128(chance.0.random()).to_string()
}

/// Any JSON at all.
pub fn anything(chance: &mut Chance, depth: usize) -> Value {
    match chance.below(if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => json!(chance.percent(50)),
        2 => json!(-1),
        3 => json!(1e300),
        4 => json!(u64::MAX),
        5 => json!(hostile(chance)),
        6 => (0..chance.below(3)).map(|_| anything(chance, depth - 1)).collect(),
        _ => Value::Object((0..chance.below(3)).map(|_| (hostile(chance), anything(chance, depth - 1))).collect()),
    }
}
