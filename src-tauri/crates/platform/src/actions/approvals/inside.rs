//! The action inside of a request.

use steward_contract::{Action, DateTime, Problem, Utc, for_all_actions};

use crate::{
    actions::{Asked, Doing, steps::Step, subject::Subject},
    error::invalid,
};

/// What it is made of as things stand, or why it can't be done.
pub fn steps_of(action: &Action, subject: &Subject<'_>, now: DateTime<Utc>) -> Result<Vec<Step>, Box<Problem>> {
    macro_rules! steps {
        ($($name:ident)*) => {
            match action {
                $(Action::$name { path, body } => steps(subject, &Asked::<steward_contract::$name> { path, body, now }),)*
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
