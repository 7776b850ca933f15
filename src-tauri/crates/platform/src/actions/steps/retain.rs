//! What is kept of a deleted user, and until when (DEL-2). Nothing is done to it, and that is said.

use steward_contract::{DateTime, Effect, Module, RetainedData, Utc};

use crate::{actions::subject::Subject, domain::retention::kept_until};

pub fn effects(subject: &Subject<'_>, deleted: DateTime<Utc>) -> Vec<Effect> {
    let kept = RetainedData::ALL.iter().copied().filter(|what| has(subject, *what));
    kept.map(|what| Effect::Retained { what, until: kept_until(what, deleted) }).collect()
}

/// Whether the platform has such data.
fn has(subject: &Subject<'_>, what: RetainedData) -> bool {
    let any = |modules: &[Module]| modules.iter().any(|module| subject.has(*module));
    match what {
        RetainedData::Orders => any(&[Module::Orders]),
        RetainedData::FinancialTransactions => {
            any(&[Module::Orders, Module::Partners, Module::Credits, Module::Wallets])
        }
        RetainedData::AuditLog | RetainedData::PersonalData => true,
    }
}
