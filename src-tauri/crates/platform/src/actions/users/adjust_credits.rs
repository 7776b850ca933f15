//! Booking credits of a user: given, taken back, refunded (CRD-1).

use steward_contract::{
    Action, AdjustCredits, AdjustCreditsRequest, CreditKind, CreditReason, Effect, FieldError, Module, Problem,
    UserPath,
};

use crate::{
    actions::{
        Asked, Doing,
        steps::{Booking, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::credits::{after, parse},
    error::invalid,
    store::users::decimal,
};

/// Why the opposite is booked.
const UNDONE: &str = "The booking was undone.";

impl Doing for AdjustCredits {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let AdjustCreditsRequest { amount, kind, reason } = asked.body;
        let taken = *kind != CreditReason::Adjustment && amount.starts_with('-');
        let wrong = match parse(amount) {
            Err(message) => Some(message),
            Ok(_) if taken => Some("must be above zero; only an adjustment takes credits"),
            Ok(_) => None,
        };
        let amount = wrong.map(|message| FieldError::new("amount", message));
        amount.into_iter().chain(texts::fault("reason", reason, LONG)).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        if !subject.has(Module::Credits) {
            return Some(wrong_state("This platform has no credits."));
        }
        let amount = parse(&asked.body.amount).ok()?;
        let wrong = after(subject.user.credit_balance, amount).err()?;
        let message = format!("{wrong}; the balance is {}", decimal(subject.user.credit_balance));
        Some(invalid(vec![FieldError::new("amount", message)]))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        booking(subject, asked.body).map(Step::BookCredits).into_iter().collect()
    }

    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        let booked = effects.iter().find_map(|effect| match effect {
            Effect::CreditsBooked { amount, .. } => parse(amount).ok(),
            _ => None,
        })?;
        let (amount, reason) = (decimal(-booked), UNDONE.to_owned());
        let body = AdjustCreditsRequest { amount, kind: CreditReason::Adjustment, reason };
        Some(Action::AdjustCredits { path: path.clone(), body })
    }

    fn reason(body: &AdjustCreditsRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// `None` of a request that is wrong, which a plan is made of too.
fn booking(subject: &Subject<'_>, body: &AdjustCreditsRequest) -> Option<Booking> {
    let kind = match body.kind {
        CreditReason::Complimentary => CreditKind::Complimentary,
        CreditReason::Adjustment => CreditKind::Adjustment,
        CreditReason::Refund => CreditKind::Refund,
    };
    let amount = parse(&body.amount).ok()?;
    let balance = after(subject.user.credit_balance, amount).ok()?;
    Some(Booking { kind, amount, balance })
}
