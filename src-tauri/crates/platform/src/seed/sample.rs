//! The world that sample users live in.

use std::{collections::BTreeMap, ops::RangeInclusive};

use serde::Deserialize;
use steward_contract::{Continent, UserStatus};

use super::{
    Plan, chance::Chance, commerce, credits, enrolments, hostile, lucia, past, person, referrals::Referrals,
    rows::Rows, wallets,
};
use crate::{
    presets::{Preset, Sample, Tag},
    store::codes::Trait,
};

/// Names that go together, and where people of these names live.
#[derive(Debug, Deserialize)]
pub struct Culture {
    /// How common, in parts.
    pub share: u32,
    /// Language and country, like `de-AT`; the likelier, the more often it is named.
    pub locales: Vec<String>,
    pub family_first: bool,
    pub given: Vec<String>,
    pub family: Vec<String>,
    /// The given names in letters that an e-mail address can have; empty where they can be had by folding.
    pub handles: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Place {
    pub continent: Continent,
    pub timezone: Vec<String>,
    pub cities: Vec<City>,
}

#[derive(Debug, Deserialize)]
pub struct City {
    pub city: String,
    pub state: String,
}

pub struct World<'a> {
    pub preset: &'a Preset,
    pub seed: u64,
    /// Unix milliseconds.
    pub now: i64,
    pub cultures: Vec<Culture>,
    pub places: BTreeMap<String, Place>,
    pub statuses: Vec<(UserStatus, u32)>,
    users: u32,
    referrals: Referrals,
}

impl<'a> World<'a> {
    pub fn new(plan: &Plan<'a>) -> Result<Self, serde_json::Error> {
        let statuses = plan.preset.sample.statuses.iter().map(|(status, parts)| (*status, *parts)).collect();
        let mut world = Self {
            preset: plan.preset,
            seed: plan.seed,
            now: plan.now.timestamp_millis(),
            cultures: serde_json::from_str(include_str!("cultures.json"))?,
            places: serde_json::from_str(include_str!("places.json"))?,
            statuses,
            users: plan.users,
            referrals: Referrals::over(&[], 0, plan.seed),
        };
        let partners: Vec<u32> = (1..=plan.users).filter(|user| world.is_partner(*user)).collect();
        world.referrals = Referrals::over(&partners, lucia::BRINGS, plan.seed);
        Ok(world)
    }

    pub fn users(&self) -> u32 {
        self.users
    }

    pub fn sample(&self) -> &Sample {
        &self.preset.sample
    }

    /// Known before anyone is made, because the tree is drawn first.
    fn is_partner(&self, user: u32) -> bool {
        let percent = self.sample().partners_percent;
        user == lucia::NUMBER || (percent > 0 && Chance::of(self.seed ^ 0x7265_6665, user).percent(percent))
    }

    pub fn rows(&self, users: RangeInclusive<u32>) -> Rows {
        let mut rows = Rows::default();
        for number in users {
            self.add(&mut rows, number);
        }
        rows
    }

    fn add(&self, rows: &mut Rows, number: u32) {
        if number == lucia::NUMBER {
            return lucia::add(rows, self, self.referrals.place(number).unwrap_or_default());
        }
        let mut chance = Chance::of(self.seed, number);
        let mut person = person::make(self, number, self.is_partner(number), &mut chance);
        hostile::spoil(&mut person);
        if let Some(place) = self.referrals.place(number) {
            commerce::add_partner(rows, &person, place, self, &mut chance);
        }
        commerce::add_orders(rows, &person, self, &mut chance);
        past::add(rows, &person, self, &mut chance);
        if person.was_seen() && chance.percent(self.sample().enrolled_percent) {
            enrolments::enrol(rows, &person, &mut chance);
        }
        credits::add(rows, &person, &mut chance);
        past::deletions::add(rows, &person, &mut chance);
        past::documents::add(rows, &person, &mut chance);
        past::messages::add(rows, &person, &mut chance);
        past::oauth::add(rows, &person, &mut chance);
        past::links::add(rows, person.user.id, self, &mut chance);
        wallets::add(rows, &mut person, self, number);
        debug_assert_eq!(Trait::Partner.is_in(person.user.traits), self.is_partner(number));
        rows.users.push(person.user);
        rows.profiles.push(person.profile);
        rows.security.push(person.security);
    }
}

/// The mask of one tag; nothing when the preset doesn't have it.
pub fn tag(tags: &[Tag], code: &str) -> i64 {
    tags.iter().position(|tag| tag.code == code).map_or(0, |number| 1 << number)
}
