//! Who may act on whom: nobody on an admin of equal or higher rank, nobody on themselves (RBA-1).

/// Higher is more. A user who is no admin has [`Rank::NONE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Rank(pub i16);

impl Rank {
    pub const NONE: Self = Self(0);
}

/// Why an action on somebody is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankRefusal {
    Oneself,
    NotBelow,
}

/// Whether an admin of rank `actor` may act on somebody of rank `target`.
///
/// # Errors
/// Why not.
pub fn may_act(actor: Rank, target: Rank, is_oneself: bool) -> Result<(), RankRefusal> {
    match (is_oneself, target) {
        (true, _) => Err(RankRefusal::Oneself),
        (false, Rank::NONE) => Ok(()),
        (false, target) if target < actor => Ok(()),
        (false, _) => Err(RankRefusal::NotBelow),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nobody_acts_on_equals_or_higher(actor in 0..200_i16, target in 1..200_i16) {
            prop_assert_eq!(may_act(Rank(actor), Rank(target), false).is_ok(), target < actor);
        }

        #[test]
        fn never_both_ways(a in 1..200_i16, b in 1..200_i16) {
            let both = may_act(Rank(a), Rank(b), false).is_ok() && may_act(Rank(b), Rank(a), false).is_ok();
            prop_assert!(!both);
        }

        #[test]
        fn nobody_acts_on_themselves(rank in 0..200_i16) {
            prop_assert_eq!(may_act(Rank(rank), Rank(rank), true), Err(RankRefusal::Oneself));
        }
    }

    #[test]
    fn any_admin_acts_on_users_without_rank() {
        assert_eq!(may_act(Rank(1), Rank::NONE, false), Ok(()));
    }
}
