//! What a sample user is called, and what follows from it.

use crate::{
    seed::{chance::Chance, sample::Culture},
    store::fold::folded,
};

pub struct Names {
    pub full: String,
    pub given: String,
    pub family: String,
    /// What an e-mail address and a username begin with.
    pub handle: String,
}

impl Names {
    pub fn draw(culture: &Culture, chance: &mut Chance) -> Self {
        let given_at = usize::try_from(chance.between(0, culture.given.len() as i64 - 1)).unwrap_or_default();
        let (given, family) = (&culture.given[given_at], chance.pick(&culture.family));
        let handle = culture.handles.get(given_at).cloned();
        Self {
            full: join(culture, given, family),
            handle: handle.unwrap_or_else(|| fold(given, family)),
            given: given.clone(),
            family: family.clone(),
        }
    }
}

fn join(culture: &Culture, given: &str, family: &str) -> String {
    match (culture.family_first, given.is_ascii()) {
        (true, _) if family.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()) => {
            format!("{family}{given}")
        }
        (true, _) => format!("{family} {given}"),
        (false, _) => format!("{given} {family}"),
    }
}

/// In letters that an e-mail address can have.
fn fold(given: &str, family: &str) -> String {
    let ascii = |text: &str, most| folded(text).chars().filter(char::is_ascii_alphanumeric).take(most).collect();
    let (given, family): (String, String) = (ascii(given, usize::MAX), ascii(family, 3));
    format!("{given}.{family}")
}

/// Some have a foreign mail domain inside their address, but all of them end where no mail goes. The number makes it
/// one of a kind.
pub fn email(handle: &str, number: u32, chance: &mut Chance) -> String {
    let domain = match chance.between(0, 99) {
        0..5 => "gmail.com.example.net",
        5..9 => "gmail.com.example.org",
        9..44 => "example.net",
        44..64 => "example.org",
        _ => "example.com",
    };
    let separator = if handle.ends_with('.') { "" } else { "." };
    format!("{handle}{separator}{number}@{domain}")
}

/// From the ranges that are kept for fiction.
pub fn phone(country: &str, chance: &mut Chance) -> String {
    match country {
        "GB" | "IE" => format!("+44 7700 900{:03}", chance.number(0, 999)),
        "AU" => format!("+61 491 570 {:03}", *chance.pick(&[6, 156, 157, 158, 159, 110, 313, 737, 266, 491])),
        "SE" | "NO" | "DK" | "FI" | "IS" => format!("+46 70 174 06{:02}", chance.number(5, 99)),
        _ => format!("+1 {} 555 01{:02}", chance.pick(&AREA_CODES), chance.number(0, 99)),
    }
}

/// Without 305, where the user of the design reference has her number.
const AREA_CODES: [i32; 23] =
    [202, 212, 213, 312, 404, 408, 415, 503, 504, 512, 602, 617, 650, 702, 713, 718, 720, 773, 786, 804, 858, 917, 972];

const COMPANY_FORMS: &[&str] =
    &["Ltd", "GmbH", "Textiles Ltd", "Logistics GmbH", "Tutors", "S.L.", "AB", "Oy", "SARL", "Pty"];

pub fn company(culture: &Culture, chance: &mut Chance) -> String {
    format!("{} {}", chance.pick(&culture.family), chance.pick(COMPANY_FORMS))
}
