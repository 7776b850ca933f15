//! Which groups a user is in, but for those that follow from what is so (RBA-2).

use steward_contract::{
    Action, ChangeGroups, ChangeGroupsRequest, Effect, FOLLOWING_GROUPS, FieldError, LabelledValue, Module, Problem,
    UserPath,
};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
        texts::{self, LONG},
        two_lists::{self, List},
    },
    error::invalid,
};

/// Why they are changed back.
const UNDONE: &str = "The change of groups was undone.";

impl Doing for ChangeGroups {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let [add, remove] = lists(asked.body);
        let follows = [add, remove].into_iter().filter_map(|(field, codes)| following(field, codes));
        let wrong = two_lists::faults("groups", add, remove);
        wrong.into_iter().chain(follows).chain(texts::fault("reason", &asked.body.reason, LONG)).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        if !subject.has(Module::Groups) {
            return Some(wrong_state("This platform has no groups."));
        }
        let is_known = |code: &str| subject.preset.group_bit(code).is_some();
        let unknown = two_lists::unknown("groups", is_known, lists(asked.body));
        if !unknown.is_empty() {
            return Some(invalid(unknown));
        }
        // A form that names none yet is not filled in, and nothing is wrong with the user.
        let names_some = lists(asked.body).iter().any(|(_, codes)| !codes.is_empty());
        let same = names_some && after(subject, asked.body) == subject.user.groups;
        same.then(|| wrong_state("The user is in these groups already, and in none of those."))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::ChangeGroups(after(subject, asked.body))]
    }

    /// Only what it really changed.
    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        let codes = |groups: &[LabelledValue]| groups.iter().map(|group| group.value.clone()).collect();
        effects.iter().find_map(|effect| match effect {
            Effect::GroupsChanged { joined, left } => {
                let body = ChangeGroupsRequest { add: codes(left), remove: codes(joined), reason: UNDONE.to_owned() };
                Some(Action::ChangeGroups { path: path.clone(), body })
            }
            _ => None,
        })
    }

    fn reason(body: &ChangeGroupsRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

fn lists(body: &ChangeGroupsRequest) -> [List<'_>; 2] {
    [("add", &body.add), ("remove", &body.remove)]
}

fn following(field: &'static str, codes: &[String]) -> Option<FieldError> {
    let follows = codes.iter().find(|code| FOLLOWING_GROUPS.contains(&code.as_str()))?;
    Some(FieldError::new(field, format!("names \"{follows}\", which follows from the user's state by itself")))
}

fn after(subject: &Subject<'_>, body: &ChangeGroupsRequest) -> i64 {
    let mask = |codes: &[String]| {
        codes.iter().filter_map(|code| subject.preset.group_bit(code)).fold(0, |mask, bit| mask | bit)
    };
    (subject.user.groups | mask(&body.add)) & !mask(&body.remove)
}
