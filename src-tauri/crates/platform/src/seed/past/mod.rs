//! What happened to a sample user.

mod activity;
pub mod deletions;
pub mod documents;
mod kyc;
pub mod links;
pub mod messages;
pub mod oauth;
mod record;
mod sessions;
mod suspensions;

use uuid::Uuid;

use super::{chance::Chance, person::Person, rows::Rows, sample::World};
use crate::store::entity::user;

/// An admin of the sample: they signed what they did, and have no account.
pub type Admin = (Uuid, &'static str);

pub const ADMINS: [Admin; 3] = [
    (Uuid::from_u128(0x1d0f_4c1e_0000_4000_8000_0000_0000_0001), "Ivo Brandt"),
    (Uuid::from_u128(0x1d0f_4c1e_0000_4000_8000_0000_0000_0002), "Mei Sandoval"),
    (Uuid::from_u128(0x1d0f_4c1e_0000_4000_8000_0000_0000_0003), "Tarek Wolfsohn"),
];

/// A browser on a device.
pub struct Browser {
    pub device: &'static str,
    pub os: &'static str,
    pub name: &'static str,
    /// How it introduces itself.
    pub user_agent: &'static str,
}

pub const BROWSERS: [Browser; 5] = [
    Browser {
        device: "Desktop",
        os: "Windows 11",
        name: "Firefox 145",
        user_agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    },
    Browser {
        device: "iPhone",
        os: "iOS 26",
        name: "Safari 26",
        user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1",
    },
    Browser {
        device: "Desktop",
        os: "macOS 26",
        name: "Chrome 142",
        user_agent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/142.0.0.0 Safari/537.36",
    },
    Browser {
        device: "Phone",
        os: "Android 16",
        name: "Chrome 141",
        user_agent: "Mozilla/5.0 (Linux; Android 16) Chrome/141.0.0.0 Mobile Safari/537.36",
    },
    Browser {
        device: "Desktop",
        os: "Linux",
        name: "Firefox 144",
        user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    },
];

/// Follows what the user bought, earned and asked for, since the activity speaks of that.
pub fn add(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    suspensions::add(rows, person, world, chance);
    kyc::add(rows, person, world, chance);
    let browser = chance.pick(&BROWSERS);
    activity::add(rows, person, browser, chance);
    sessions::add(rows, person, browser, chance);
    if person.was_seen() && chance.percent(6) {
        sessions::add_token(rows, person, chance);
    }
    record::add_flags(rows, &person.user, world, chance);
    if chance.percent(5) {
        record::add_note(rows, person, world, chance);
    }
}

fn location(user: &user::Model) -> Option<String> {
    (!user.city.is_empty()).then(|| format!("{}, {}", user.city, user.country))
}
