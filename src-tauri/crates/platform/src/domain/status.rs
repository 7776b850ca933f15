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
    /// Whoever was waited for is let in: they proved an address, or somebody looked at them.
    Verify,
    /// Somebody looked at them, and they are not let in.
    TurnAway,
    Delete,
    /// An admin says so, and nothing else is the reason.
    Set(UserStatus),
}

/// The status after a transition, or `None` where it is not possible.
pub fn after(status: UserStatus, transition: Transition) -> Option<UserStatus> {
    match (status, transition) {
        (Active | Inactive | PendingVerification, Transition::Suspend) => Some(Suspended),
        (Suspended, Transition::Reactivate { verify: false }) | (PendingVerification, Transition::Verify) => {
            Some(Active)
        }
        (Suspended, Transition::Reactivate { verify: true }) => Some(PendingVerification),
        (PendingVerification, Transition::TurnAway) => Some(Inactive),
        (Active | Inactive | Suspended | PendingVerification, Transition::Delete) => Some(Deleted),
        (Active | Inactive | PendingVerification, Transition::Set(to)) if status != to && is_set_by_hand(to) => {
            Some(to)
        }
        (_, Transition::Set(_))
        | (Suspended | Deleted, Transition::Suspend)
        | (Active | Inactive | PendingVerification | Deleted, Transition::Reactivate { .. })
        | (Active | Inactive | Suspended | Deleted, Transition::Verify | Transition::TurnAway)
        | (Deleted, Transition::Delete) => None,
    }
}

/// Whether an admin can simply say that this is a user's status. What else goes with a suspension or a deletion is done by
/// actions of their own.
pub const fn is_set_by_hand(status: UserStatus) -> bool {
    matches!(status, Active | Inactive | PendingVerification)
}

/// What a deleted user becomes who is restored: what they were before. Where that isn't known, or was a suspension that is
/// no longer in force, whoever proved an address is active.
pub fn restored(before: Option<UserStatus>, suspension_in_force: bool, verified: bool) -> UserStatus {
    match before {
        Some(Suspended) if suspension_in_force => Suspended,
        Some(before @ (Active | Inactive | PendingVerification)) => before,
        Some(Suspended | Deleted) | None if verified => Active,
        Some(Suspended | Deleted) | None => PendingVerification,
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
            (Active, [Some(Suspended), None, None, None, None, Some(Deleted)]),
            (Inactive, [Some(Suspended), None, None, None, None, Some(Deleted)]),
            (Suspended, [None, Some(Active), Some(PendingVerification), None, None, Some(Deleted)]),
            (PendingVerification, [Some(Suspended), None, None, Some(Active), Some(Inactive), Some(Deleted)]),
            (Deleted, [None, None, None, None, None, None]),
        ];
        assert_eq!(expected.len(), UserStatus::ALL.len());
        for (status, results) in expected {
            let let_in = [Transition::Verify, Transition::TurnAway];
            let transitions = [Transition::Suspend, lift, verify, let_in[0], let_in[1], Transition::Delete];
            assert_eq!(transitions.map(|transition| after(status, transition)), results);
        }
    }

    #[test]
    fn what_is_set_by_hand() {
        let by_hand = [Active, Inactive, PendingVerification];
        for status in UserStatus::ALL {
            for to in UserStatus::ALL {
                let possible = by_hand.contains(status) && by_hand.contains(to) && status != to;
                assert_eq!(after(*status, Transition::Set(*to)), possible.then_some(*to), "{status} {to}");
            }
        }
    }

    #[test]
    fn who_is_restored_is_what_they_were() {
        for (before, in_force, verified, expected) in [
            (Some(Active), false, false, Active),
            (Some(Inactive), false, true, Inactive),
            (Some(PendingVerification), false, true, PendingVerification),
            (Some(Suspended), true, true, Suspended),
            (Some(Suspended), false, true, Active),
            (Some(Suspended), false, false, PendingVerification),
            (None, false, true, Active),
            (None, true, false, PendingVerification),
        ] {
            assert_eq!(restored(before, in_force, verified), expected, "{before:?} {in_force} {verified}");
        }
    }
}
