//! Lucía Peñasco, the user of the design reference: in every sample, always the same, so that screens can be compared.

mod account;
mod activity;
mod commerce;
mod record;

use chrono::{DateTime, Utc};

use steward_contract::{KycDocumentKind, LinkPurpose, OauthProvider};

use super::{
    chance::Chance,
    past::{
        documents,
        links::{self, End},
        oauth,
    },
    referrals::Place,
    rows::Rows,
    sample::World,
};

pub const NUMBER: u32 = 1;

/// How many she brought.
pub const BRINGS: usize = 37;

const ID: i64 = NUMBER as i64;
const LISBON: &str = "203.0.113.77";
const MIAMI: &str = "198.51.100.24";

/// The moment of the design reference, in UTC.
const REFERENCE: &str = "2026-11-17T13:32:08Z";

/// Turns an instant of the design reference into the one that is as long ago now.
struct Then(i64);

impl Then {
    fn at(&self, text: &str) -> i64 {
        let parsed =
            |text: &str| DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc).timestamp_millis());
        let ago = parsed(REFERENCE).unwrap_or_default() - parsed(&format!("{text}:00+01:00")).unwrap_or_default();
        self.0 - ago
    }
}

pub fn add(rows: &mut Rows, world: &World<'_>, place: Place) {
    let then = Then(world.now);
    let mut chance = Chance::of(world.seed, NUMBER);
    account::add(rows, world, &then);
    activity::add(rows, &then, &mut chance);
    record::add(rows, &then, &mut chance);
    commerce::add(rows, &then, place, &world.preset.modules, &mut chance);
    let submitted = then.at("2026-10-30T10:05");
    documents::hand_in(rows, ID, KycDocumentKind::Passport, submitted, &mut chance);
    for (purpose, to, at, end) in [
        (LinkPurpose::VerifyPhone, "+1 305 555 0188", "2026-11-03T09:40", End::Open),
        (
            LinkPurpose::SetPassword,
            "lucia.p@example.com",
            "2026-10-04T17:48",
            End::Replaced(then.at("2026-10-04T17:57")),
        ),
        (LinkPurpose::SetPassword, "lucia.p@example.com", "2026-10-04T17:57", End::Used(then.at("2026-10-04T18:02"))),
    ] {
        links::send(rows, ID, purpose, to, then.at(at), end, &mut chance);
    }
    oauth::link(rows, ID, OauthProvider::Google, then.at("2026-03-04T19:26"), &mut chance);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_now() {
        let then = Then(1_000_000_000_000);
        assert_eq!(then.at("2026-11-17T14:32"), 1_000_000_000_000 - 8_000);
    }
}
