//! Which permissions a user has of their own, beside those of their roles (EDT-6, USR-11).

use std::collections::BTreeSet;

use steward_contract::{
    Action, ChangePermissions, ChangePermissionsRequest, Effect, FieldError, LabelledValue, Problem, UserPath,
};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
        texts::{self, LONG},
        two_lists::{self, List},
    },
    error::{invalid, not_found},
};

/// Why they are changed back.
const UNDONE: &str = "The change of permissions was undone.";

impl Doing for ChangePermissions {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let [grant, withdraw] = lists(asked.body);
        let wrong = two_lists::faults("permissions", grant, withdraw);
        wrong.into_iter().chain(texts::fault("reason", &asked.body.reason, LONG)).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let (known, has) = (&subject.preset.user_permissions, subject.permissions());
        if known.is_empty() {
            return Some(not_found("part of this platform"));
        }
        // What the platform had once can still be taken from who has it.
        let is_known = |code: &str| known.iter().any(|one| one.value == code) || has.contains(code);
        let unknown = two_lists::unknown("permissions", is_known, lists(asked.body));
        if !unknown.is_empty() {
            return Some(invalid(unknown));
        }
        // A form that names none yet is not filled in, and nothing is wrong with the user.
        let names_some = lists(asked.body).iter().any(|(_, codes)| !codes.is_empty());
        let same = names_some && after(subject, asked.body).iter().eq(has.iter());
        same.then(|| wrong_state("The user has these permissions already, and none of those."))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::ChangePermissions(after(subject, asked.body))]
    }

    /// Only what it really changed.
    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        let codes = |of: &[LabelledValue]| of.iter().map(|one| one.value.clone()).collect();
        effects.iter().find_map(|effect| match effect {
            Effect::PermissionsChanged { granted, withdrawn } => {
                let (grant, withdraw, reason) = (codes(withdrawn), codes(granted), UNDONE.to_owned());
                let body = ChangePermissionsRequest { grant, withdraw, reason };
                Some(Action::ChangePermissions { path: path.clone(), body })
            }
            _ => None,
        })
    }

    fn reason(body: &ChangePermissionsRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

fn lists(body: &ChangePermissionsRequest) -> [List<'_>; 2] {
    [("grant", &body.grant), ("withdraw", &body.withdraw)]
}

fn after(subject: &Subject<'_>, body: &ChangePermissionsRequest) -> BTreeSet<String> {
    let has = subject.permissions().into_iter().map(str::to_owned);
    has.chain(body.grant.iter().cloned()).filter(|code| !body.withdraw.contains(code)).collect()
}
