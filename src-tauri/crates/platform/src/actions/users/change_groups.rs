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
    },
    error::invalid,
};

/// Groups that one request may name.
const MOST: usize = 64;

/// Why they are changed back.
const UNDONE: &str = "The change of groups was undone.";

impl Doing for ChangeGroups {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let ChangeGroupsRequest { add, remove, reason } = asked.body;
        let nothing = add.is_empty() && remove.is_empty();
        let nothing = nothing.then(|| FieldError::new("add", "names no group, and neither does remove"));
        let both = add.iter().any(|code| remove.contains(code));
        let both = both.then(|| FieldError::new("remove", "names a group that is to be added as well"));
        let lists = [("add", add), ("remove", remove)].into_iter().flat_map(|(field, codes)| list_faults(field, codes));
        lists.chain(nothing).chain(both).chain(texts::fault("reason", reason, LONG)).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        if !subject.has(Module::Groups) {
            return Some(wrong_state("This platform has no groups."));
        }
        let unknown = unknown(subject, "add", &asked.body.add).chain(unknown(subject, "remove", &asked.body.remove));
        let unknown: Vec<FieldError> = unknown.collect();
        if !unknown.is_empty() {
            return Some(invalid(unknown));
        }
        // A form that names none yet is not filled in, and nothing is wrong with the user.
        let names_some = !asked.body.add.is_empty() || !asked.body.remove.is_empty();
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

fn list_faults(field: &'static str, codes: &[String]) -> Option<FieldError> {
    if codes.len() > MOST {
        return Some(FieldError::new(field, format!("names {} groups, {MOST} are allowed", codes.len())));
    }
    let follows = codes.iter().find(|code| FOLLOWING_GROUPS.contains(&code.as_str()))?;
    Some(FieldError::new(field, format!("names \"{follows}\", which follows from the user's state by itself")))
}

fn unknown<'a>(
    subject: &'a Subject<'_>,
    field: &'static str,
    codes: &'a [String],
) -> impl Iterator<Item = FieldError> + 'a {
    let unknown = codes.iter().filter(|code| subject.preset.group_bit(code).is_none());
    unknown.map(move |code| FieldError::new(field, format!("\"{code}\" is no group of this platform")))
}

fn after(subject: &Subject<'_>, body: &ChangeGroupsRequest) -> i64 {
    let mask = |codes: &[String]| {
        codes.iter().filter_map(|code| subject.preset.group_bit(code)).fold(0, |mask, bit| mask | bit)
    };
    (subject.user.groups | mask(&body.add)) & !mask(&body.remove)
}
