//! Every request has an id that its answer, its log line and its audit entry share.

use std::fmt;

use axum::http::HeaderMap;

use crate::rng::Rng;

pub const HEADER: &str = "x-request-id";

/// `req_` and 20 letters or digits, or what the caller chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(String);

impl RequestId {
    /// The caller's own id when it is well-formed, else a new one.
    pub fn of(headers: &HeaderMap, rng: &dyn Rng) -> Self {
        let given = headers.get(HEADER).and_then(|value| value.to_str().ok()).filter(|id| is_well_formed(id));
        match given {
            Some(id) => Self(id.to_owned()),
            None => Self(format!("req_{}", rng.text(b"0123456789abcdefghjkmnpqrstvwxyz", 20))),
        }
    }
}

/// Short and plain, because it goes into logs and headers.
fn is_well_formed(id: &str) -> bool {
    (8..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    fn of(given: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, given.parse().unwrap());
        RequestId::of(&headers, &SeededRng::new(1)).to_string()
    }

    #[test]
    fn a_well_formed_id_is_kept() {
        assert_eq!(of("req_01-AB_cdefgh"), "req_01-AB_cdefgh");
    }

    #[test]
    fn others_are_replaced() {
        for given in ["short", "with space in it", "quote\"quote", &"x".repeat(65)] {
            let id = of(given);
            assert!(id.starts_with("req_") && id.len() == 24, "{id}");
        }
    }
}
