//! Adding a note about a user (NTE-1).

use std::collections::BTreeSet;

use steward_contract::{AddNote, AddNoteRequest, FieldError, Problem};

use crate::{
    actions::{
        Asked, Doing,
        steps::{NewNote, Step},
        subject::Subject,
        texts::{self, LONG},
    },
    error::invalid,
};

/// Roles that a note may be for.
const ROLES: usize = 20;

impl Doing for AddNote {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let roles = &asked.body.roles;
        let many = (roles.len() > ROLES).then(|| FieldError::new("roles", format!("are more than {ROLES}")));
        texts::fault("text", &asked.body.text, LONG).into_iter().chain(many).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let known = |code: &&String| subject.preset.roles.iter().any(|role| role.code == **code);
        let unknown = asked.body.roles.iter().find(|code| !known(code));
        unknown.map(|code| invalid(vec![FieldError::new("roles", format!("\"{code}\" is no role of this platform"))]))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let AddNoteRequest { text, category, priority, roles } = asked.body.clone();
        let roles = BTreeSet::from_iter(roles).into_iter().collect();
        vec![Step::AddNote(NewNote { text, category, priority, roles })]
    }

    fn reason(_: &AddNoteRequest) -> Option<&str> {
        None
    }
}
