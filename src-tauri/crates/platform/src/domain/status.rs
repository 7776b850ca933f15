//! A user's status: which one may follow which.

use steward_contract::UserStatus::{self, Active, Deleted, Inactive, PendingVerification, Suspended};

use crate::store::codes::Numbered;

/// What an admin or the platform does to a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transition {
    Suspend,
    /// Lifts a suspension; with `verify` the user proves who they are again first.
    Reactivate {
        verify: bool,
    },
}

/// The status after a transition, or `None` where it is not possible.
pub fn after(status: UserStatus, transition: Transition) -> Option<UserStatus> {
    match (status, transition) {
        (Active | Inactive | PendingVerification, Transition::Suspend) => Some(Suspended),
        (Suspended, Transition::Reactivate { verify: false }) => Some(Active),
        (Suspended, Transition::Reactivate { verify: true }) => Some(PendingVerification),
        (Suspended | Deleted, Transition::Suspend)
        | (Active | Inactive | PendingVerification | Deleted, Transition::Reactivate { .. }) => None,
    }
}

/// Whether an admin who is a user of the platform too can use the console with their user in this status, by its number.
pub fn keeps_console(status: i16) -> bool {
    matches!(UserStatus::from_number(status), Some(Active | Inactive | PendingVerification))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_and_transition() {
        let lift = Transition::Reactivate { verify: false };
        let verify = Transition::Reactivate { verify: true };
        let expected = [
            (Active, [Some(Suspended), None, None]),
            (Inactive, [Some(Suspended), None, None]),
            (Suspended, [None, Some(Active), Some(PendingVerification)]),
            (PendingVerification, [Some(Suspended), None, None]),
            (Deleted, [None, None, None]),
        ];
        assert_eq!(expected.len(), UserStatus::ALL.len());
        for (status, results) in expected {
            assert_eq!([Transition::Suspend, lift, verify].map(|transition| after(status, transition)), results);
        }
    }
}
