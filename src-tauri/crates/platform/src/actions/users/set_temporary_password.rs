//! Giving a user a password that the platform makes: for a day, and to be changed at the first login (PWD-3).

use chrono::TimeDelta;
use steward_contract::{Problem, ReasonRequest, SetTemporaryPassword, UserStatus};

use crate::actions::{Asked, Doing, steps::Step, subject::Subject};

/// How long it is good, as long as nobody logs in with it.
const UNUSED: TimeDelta = TimeDelta::hours(24);

impl Doing for SetTemporaryPassword {
    const MAKES_PASSWORD: bool = true;

    /// Whoever can't log in for a day can't use it.
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        let shut_out = matches!(subject.status, UserStatus::Suspended | UserStatus::Inactive);
        shut_out.then(|| subject.wrong_status("given a password for a login"))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::BeginTemporaryPassword(asked.now + UNUSED)]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
