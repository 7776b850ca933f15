//! Linking a user's account at another provider, and unlinking it (EDT-8).

use steward_contract::{Action, Effect, FieldError, LinkOauth, Module, OauthRequest, Problem, UnlinkOauth, UserPath};

use crate::{
    actions::{
        Asked, Doing,
        claims::{Claim, Claimed},
        steps::Step,
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::facts,
    error::not_found,
    store::{codes::Numbered, oauth_links::Account},
};

/// Why it is taken back.
const UNDONE: &str = "The change of linked accounts was undone.";

impl Doing for LinkOauth {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        faults(asked.body)
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        let claim = |account| Claim { field: "provider_user_id", what: Claimed::Account(account) };
        account(asked.body).map(claim).into_iter().collect()
    }

    /// A user has one account of each provider: another one is not put in its place without saying so.
    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let provider = asked.body.provider.number();
        let linked = subject.oauth.iter().find(|link| link.provider == provider);
        let refused = linked.map(|link| match account(asked.body) {
            Some(account) if link.is(&account) => wrong_state("This account is linked already."),
            _ => wrong_state("Another account of this provider is linked. Unlink that one first."),
        });
        absent(subject).or(refused)
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        account(asked.body).map(Step::LinkOauth).into_iter().collect()
    }

    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        Some(Action::UnlinkOauth { path: path.clone(), body: back(effects)? })
    }

    fn reason(body: &OauthRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

impl Doing for UnlinkOauth {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        faults(asked.body)
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let linked = account(asked.body).is_some_and(|account| subject.oauth.iter().any(|link| link.is(&account)));
        absent(subject).or_else(|| (!linked).then(|| wrong_state("No such account is linked to this user.")))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        account(asked.body).map(Step::UnlinkOauth).into_iter().collect()
    }

    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        Some(Action::LinkOauth { path: path.clone(), body: back(effects)? })
    }

    fn reason(body: &OauthRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

fn faults(body: &OauthRequest) -> Vec<FieldError> {
    let wrong = facts::provider_user_id(&body.provider_user_id).err();
    let wrong = wrong.map(|wrong| FieldError::new("provider_user_id", wrong));
    wrong.into_iter().chain(texts::fault("reason", &body.reason, LONG)).collect()
}

fn absent(subject: &Subject<'_>) -> Option<Problem> {
    (!subject.has(Module::Oauth)).then(|| not_found("part of this platform"))
}

/// The account that is named, where it can be one.
fn account(body: &OauthRequest) -> Option<Account> {
    let id = facts::provider_user_id(&body.provider_user_id).ok()?;
    Some(Account { provider: body.provider, id })
}

/// The account that was linked or unlinked.
fn back(effects: &[Effect]) -> Option<OauthRequest> {
    effects.iter().find_map(|effect| {
        let Effect::Changes { field, old, new } = effect else { return None };
        let provider = field.strip_prefix("oauth_")?.parse().ok()?;
        let provider_user_id = old.as_ref().or(new.as_ref())?.clone();
        Some(OauthRequest { provider, provider_user_id, reason: UNDONE.to_owned() })
    })
}
