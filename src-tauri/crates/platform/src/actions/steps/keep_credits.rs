//! Credits are the user's, suspended or not (SUS-2, REA-1). Nothing is done to them, and that is said.

use steward_contract::{Effect, Module};

use crate::{actions::subject::Subject, store::users::decimal};

pub fn effects(subject: &Subject<'_>) -> Vec<Effect> {
    let balance = subject.user.credit_balance;
    let has_some = subject.has(Module::Credits) && balance != 0;
    has_some.then(|| Effect::CreditsKept { balance: decimal(balance) }).into_iter().collect()
}
