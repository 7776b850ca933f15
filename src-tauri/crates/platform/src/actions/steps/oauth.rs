//! An account at another provider becomes a way into the user's, or is none any more (EDT-8).

use sea_orm::DbErr;
use steward_contract::{AuthMethod, Effect};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{
        codes::Numbered,
        oauth_links::{self, Account},
    },
};

pub fn effects_of_link(account: &Account) -> Vec<Effect> {
    vec![changes(account, None, Some(account.id.clone()))]
}

pub async fn link(subject: &Subject<'_>, doer: &Doer<'_>, account: &Account) -> Result<Vec<Effect>, DbErr> {
    oauth_links::link(doer.transaction, &subject.user, account, doer.now).await?;
    Ok(effects_of_link(account))
}

pub fn effects_of_unlink(subject: &Subject<'_>, account: &Account) -> Vec<Effect> {
    let changes = changes(account, Some(account.id.clone()), None);
    let last = is_last(subject, account).then_some(Effect::NoLoginLeft);
    [changes].into_iter().chain(last).collect()
}

pub async fn unlink(subject: &Subject<'_>, doer: &Doer<'_>, account: &Account) -> Result<Vec<Effect>, DbErr> {
    oauth_links::unlink(doer.transaction, &subject.user, account.provider, doer.now).await?;
    Ok(effects_of_unlink(subject, account))
}

/// A field for each provider, as the user has at most one account of each.
fn changes(account: &Account, old: Option<String>, new: Option<String>) -> Effect {
    Effect::Changes { field: format!("oauth_{}", account.provider), old, new }
}

/// Whether the user has no other way to log in.
fn is_last(subject: &Subject<'_>, account: &Account) -> bool {
    let others = subject.user.oauth_providers & !account.provider.bit() != 0;
    let phone = subject.user.auth_methods & AuthMethod::Phone.bit() != 0;
    !others && !phone && !subject.has_password()
}
