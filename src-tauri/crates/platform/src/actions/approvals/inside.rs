//! The action inside of a request.

use steward_contract::{Action, DateTime, Problem, Sensitive, Utc, for_all_actions};

use crate::{
    actions::{Asked, Doing, claims::Claim, steps::Step, subject::Subject},
    error::invalid,
    presets::Preset,
};

/// What it is made of as things stand, or why it can't be done.
pub fn steps_of(action: &Action, subject: &Subject<'_>, now: DateTime<Utc>) -> Result<Vec<Step>, Box<Problem>> {
    macro_rules! steps {
        ($($name:ident)*) => {
            match action {
                $(Action::$name { path, body } => {
                    steps(subject, &Asked::<steward_contract::$name> { path, body, now, preset: subject.preset })
                })*
            }
        };
    }
    for_all_actions!(steps)
}

fn steps<O: Doing>(subject: &Subject<'_>, asked: &Asked<'_, O>) -> Result<Vec<Step>, Box<Problem>> {
    let faults = O::faults(asked);
    if !faults.is_empty() {
        return Err(Box::new(invalid(faults)));
    }
    O::refusal(subject, asked).map_or_else(|| Ok(O::steps(subject, asked)), |problem| Err(Box::new(problem)))
}

/// The sensitive facts that it is about.
pub fn touches_of(action: &Action) -> Vec<(&'static str, Sensitive)> {
    macro_rules! touches {
        ($($name:ident)*) => {
            match action {
                $(Action::$name { body, .. } => <steward_contract::$name as Doing>::touches(body),)*
            }
        };
    }
    for_all_actions!(touches)
}

/// What it gives to the user that only one may have.
pub fn claims_of(action: &Action, now: DateTime<Utc>, preset: &Preset) -> Vec<Claim> {
    macro_rules! claims {
        ($($name:ident)*) => {
            match action {
                $(Action::$name { path, body } => {
                    <steward_contract::$name as Doing>::claims(&Asked { path, body, now, preset })
                })*
            }
        };
    }
    for_all_actions!(claims)
}

/// Whether it is for users who are deleted.
pub fn is_for_deleted(action: &Action) -> bool {
    macro_rules! is_for_deleted {
        ($($name:ident)*) => {
            match action {
                $(Action::$name { .. } => <steward_contract::$name as Doing>::FOR_DELETED,)*
            }
        };
    }
    for_all_actions!(is_for_deleted)
}
