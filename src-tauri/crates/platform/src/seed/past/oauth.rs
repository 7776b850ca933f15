//! Accounts at other providers that sample users log in with. The ids are as long as those of the provider, and nobody's.

use steward_contract::OauthProvider;

use crate::{
    seed::{
        chance::Chance,
        person::Person,
        rows::{Rows, key},
    },
    store::{codes::Numbered, entity::oauth_link},
};

pub fn add(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let user = &person.user;
    for provider in OauthProvider::of_mask(user.oauth_providers) {
        let at = chance.lately(user.registered_at, user.last_activity_at.max(user.registered_at));
        link(rows, user.id, provider, at, chance);
    }
}

pub fn link(rows: &mut Rows, user: i64, provider: OauthProvider, at: i64, chance: &mut Chance) {
    let present = rows.oauth.iter().rev().take_while(|row| row.user_id == user).count();
    rows.oauth.push(oauth_link::Model {
        id: key(user, present),
        user_id: user,
        provider: provider.number(),
        provider_user_id: id_at(provider, user, chance),
        linked_at: at,
    });
}

/// With the user's number in it, so that no two are the same.
fn id_at(provider: OauthProvider, user: i64, chance: &mut Chance) -> String {
    let drawn = chance.number(1_000, 9_999);
    match provider {
        OauthProvider::Google => format!("1{drawn}{:016}", user * 7_919),
        OauthProvider::Facebook => format!("10{drawn}{user:011}"),
        OauthProvider::Github => format!("{}", 10_000_000 + user),
        OauthProvider::Apple => format!("00{drawn}.{:032x}.{:04}", chance.uuid().as_u128(), user % 2_400),
    }
}
