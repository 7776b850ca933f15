//! Deleting a deleted user for good, before the days are over in which they can be restored. Another admin must approve it
//! (DEL-3).

use steward_contract::{
    ErasureHold, FieldError, HardDeleteRequest, HardDeleteUser, HeldBy, Permission, Problem, UserStatus,
};

use crate::actions::{
    Asked, Doing,
    steps::Step,
    subject::{Subject, wrong_state},
    texts::{self, LONG},
};

impl Doing for HardDeleteUser {
    const FOR_DELETED: bool = true;

    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let unread = (!asked.body.final_acknowledged)
            .then(|| FieldError::new("final_acknowledged", "must be true: nothing brings the user back"));
        texts::fault("reason", &asked.body.reason, LONG).into_iter().chain(unread).collect()
    }

    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        if subject.status != UserStatus::Deleted {
            return Some(subject.wrong_status("deleted for good: delete the user first"));
        }
        if subject.erasing {
            return Some(wrong_state("This user is being deleted for good already."));
        }
        let held: Vec<String> = subject.held.iter().map(words).collect();
        (!held.is_empty()).then(|| wrong_state(format!("This has to be settled first: {}.", held.join(", "))))
    }

    fn approval(_: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Permission> {
        Some(Permission::UserHardDelete)
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::BeginErasure]
    }

    fn reason(body: &HardDeleteRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

fn words(held: &HeldBy) -> String {
    let what = match held.hold {
        ErasureHold::OpenOrders => "open orders",
        ErasureHold::UnsettledPayouts => "payouts that are pending or held",
    };
    format!("{what} ({})", held.count)
}
